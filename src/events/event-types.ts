/** The names of the events and what each tells about: the contract's vocabulary (shared/wire.md, c). */
export const eventTypes = [
  'CustomerAdded',
  'CustomerBillingAddressUpdated',
  'CustomerPaymentMethodUpdated',
  'CustomerBillingSucceeded',
  'CustomerBillingFailed',
  'CustomerChargingSucceeded',
  'CustomerChargingPending',
  'CustomerChargingFailed',
  'CustomerChargingAutoFailedNoPermission',
  'CustomerChargingAutoFailedNoRetry',
  'CustomerSuspended',
  'CustomerEnabled',
  'CustomerIsGreyListed',
  'SubscriptionStarted',
  'SubscriptionRenewed',
  'SubscriptionSuspendedAgent',
  'SubscriptionRestarted',
  'SubscriptionSuspendedPaymentInfoMissing',
  'SubscriptionSuspendedPaymentDue',
  'SubscriptionTerminatedAtRenewal',
  'SubscriptionTerminated',
  'SubscriptionHistory',
  'SubscriptionDeleted',
  'SubscriptionUpdated',
  'SubscriptionFeaturesUpdated',
  'SubscriptionUpgraded',
  'SubscriptionTerminatedForUpgrade',
  'SubscriptionDateTermUpdated',
  'InvoiceDebitIssuedPaymentAuto',
  'InvoiceDebitIssuedPaymentOffline',
  'InvoiceDebitPaid',
  'InvoiceDebitRefunded',
  'InvoiceDebitCancelled',
  'InvoiceDebitPaymentAutoFailed',
  'InvoiceDebitPaymentAutoRequestedAuth',
  'InvoiceDebitOverdue',
  'InvoiceDebitDisputed',
  'InvoiceDebitUncollectible',
  'InvoiceCreditIssued',
  'GatewayPermissionSoonExpired',
  'GatewayPermissionExpired',
  'GatewayPermissionDefective',
  'GatewayPermissionInsufficientFunds',
  'GatewayPermissionPaymentIssues',
] as const;
export type EventType = (typeof eventTypes)[number];

/** What no webhook hears of, as the contract has no word for it: a letter to the customer is written from each. */
export const letterTypes = [
  'CustomerReminded1',
  'CustomerReminded2',
  'CustomerReminded3',
  'CustomerSuspendedForNonPayment',
  'DocumentAskedFor',
  'PaymentMethodRegistered',
  'PaymentMethodRemoved',
  'RefundGiven',
  'RenewalAhead',
  'TrialEndsSoon',
] as const;
export type LetterType = (typeof letterTypes)[number];

/** Events from which letters to customers are written; what is written is decided by src/messages/letters. */
export const writtenTypes = [
  ...letterTypes,
  'InvoiceDebitIssuedPaymentAuto',
  'InvoiceDebitIssuedPaymentOffline',
  'InvoiceCreditIssued',
  'InvoiceDebitPaid',
  'CustomerChargingFailed',
  'CustomerChargingAutoFailedNoPermission',
  'InvoiceDebitPaymentAutoRequestedAuth',
  'GatewayPermissionSoonExpired',
  'SubscriptionStarted',
  'SubscriptionUpgraded',
  'SubscriptionTerminatedAtRenewal',
  'SubscriptionTerminated',
  'SubscriptionSuspendedPaymentDue',
  'SubscriptionSuspendedPaymentInfoMissing',
] as const satisfies readonly (EventType | LetterType)[];
export type WrittenType = (typeof writtenTypes)[number];

/** A name as clients spell it; one of them goes by two. */
export function eventTypeOf(name: string): EventType | undefined {
  if (name === 'InvoiceDebitPaymentAutoRequestedAuto') return 'InvoiceDebitPaymentAutoRequestedAuth';
  return eventTypes.find((type) => type === name);
}

type Block = 'Subscription' | 'InvoiceDebit' | 'InvoiceCredit' | 'GatewayPermission';

/** The blocks beside Customer, which every event has. */
export function blockOf(type: EventType): Block | undefined {
  if (type === 'SubscriptionDateTermUpdated' || type === 'CustomerChargingAutoFailedNoPermission')
    return undefined;
  if (type.startsWith('Subscription')) return 'Subscription';
  if (type.startsWith('InvoiceDebit')) return 'InvoiceDebit';
  if (type.startsWith('InvoiceCredit')) return 'InvoiceCredit';
  if (type.startsWith('GatewayPermission') || type.startsWith('CustomerCharging')) return 'GatewayPermission';
  return type === 'CustomerPaymentMethodUpdated' ? 'GatewayPermission' : undefined;
}
