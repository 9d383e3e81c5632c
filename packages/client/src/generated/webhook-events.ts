// Written by `npm run client:generate` from the operations of the server: change those instead.
import type { Blocks, Envelope } from '../webhook-blocks.ts';

export type CustomerEventType =
  | 'CustomerAdded'
  | 'CustomerBillingAddressUpdated'
  | 'CustomerBillingSucceeded'
  | 'CustomerBillingFailed'
  | 'CustomerChargingAutoFailedNoPermission'
  | 'CustomerSuspended'
  | 'CustomerEnabled'
  | 'CustomerIsGreyListed'
  | 'SubscriptionDateTermUpdated';

export type GatewayPermissionEventType =
  | 'CustomerPaymentMethodUpdated'
  | 'CustomerChargingSucceeded'
  | 'CustomerChargingPending'
  | 'CustomerChargingFailed'
  | 'CustomerChargingAutoFailedNoRetry'
  | 'GatewayPermissionSoonExpired'
  | 'GatewayPermissionExpired'
  | 'GatewayPermissionDefective'
  | 'GatewayPermissionInsufficientFunds'
  | 'GatewayPermissionPaymentIssues';

export type SubscriptionEventType =
  | 'SubscriptionStarted'
  | 'SubscriptionRenewed'
  | 'SubscriptionSuspendedAgent'
  | 'SubscriptionRestarted'
  | 'SubscriptionSuspendedPaymentInfoMissing'
  | 'SubscriptionSuspendedPaymentDue'
  | 'SubscriptionTerminatedAtRenewal'
  | 'SubscriptionTerminated'
  | 'SubscriptionHistory'
  | 'SubscriptionDeleted'
  | 'SubscriptionUpdated'
  | 'SubscriptionFeaturesUpdated'
  | 'SubscriptionUpgraded'
  | 'SubscriptionTerminatedForUpgrade';

export type InvoiceDebitEventType =
  | 'InvoiceDebitIssuedPaymentAuto'
  | 'InvoiceDebitIssuedPaymentOffline'
  | 'InvoiceDebitPaid'
  | 'InvoiceDebitRefunded'
  | 'InvoiceDebitCancelled'
  | 'InvoiceDebitPaymentAutoFailed'
  | 'InvoiceDebitPaymentAutoRequestedAuth'
  | 'InvoiceDebitOverdue'
  | 'InvoiceDebitDisputed'
  | 'InvoiceDebitUncollectible';

export type InvoiceCreditEventType =
  | 'InvoiceCreditIssued';

export type CustomerEvent = Envelope & { readonly TypeTrigger: CustomerEventType };

export type GatewayPermissionEvent = Envelope & { readonly TypeTrigger: GatewayPermissionEventType } & Blocks['GatewayPermission'];

export type SubscriptionEvent = Envelope & { readonly TypeTrigger: SubscriptionEventType } & Blocks['Subscription'];

export type InvoiceDebitEvent = Envelope & { readonly TypeTrigger: InvoiceDebitEventType } & Blocks['InvoiceDebit'];

export type InvoiceCreditEvent = Envelope & { readonly TypeTrigger: InvoiceCreditEventType } & Blocks['InvoiceCredit'];

export type WebhookEventType =
  | CustomerEventType
  | GatewayPermissionEventType
  | SubscriptionEventType
  | InvoiceDebitEventType
  | InvoiceCreditEventType;

/** What a webhook is told: `TypeTrigger` says which event it is, and so which blocks it has. */
export type WebhookEvent =
  | CustomerEvent
  | GatewayPermissionEvent
  | SubscriptionEvent
  | InvoiceDebitEvent
  | InvoiceCreditEvent;
