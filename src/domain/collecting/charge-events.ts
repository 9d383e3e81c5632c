/** The events that charging can cause: the contract's names (shared/wire.md, c). */
export type EventName =
  | 'CustomerChargingSucceeded'
  | 'CustomerChargingPending'
  | 'CustomerChargingFailed'
  | 'CustomerChargingAutoFailedNoRetry'
  | 'GatewayPermissionDefective'
  | 'GatewayPermissionInsufficientFunds'
  | 'GatewayPermissionPaymentIssues'
  | 'InvoiceDebitPaid'
  | 'InvoiceDebitPaymentAutoFailed'
  | 'InvoiceDebitPaymentAutoRequestedAuth';
