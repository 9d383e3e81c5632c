/** The closed vocabularies of the contract: the domain's where the domain has them. */
export { invoiceStates, invoiceStatuses, paymentTypes } from '../../../domain/billing/invoice-state.ts';
export { lineStates, lineTypes } from '../../../domain/billing/line-type.ts';
export { timeUnits } from '../../../domain/calendar/period.ts';
export { subscriptionStates, subscriptionStatuses } from '../../../domain/subscription/state.ts';
export { featureTypes } from '../../../domain/subscription/terms.ts';

export const customerStatuses = ['Enabled', 'Suspended'] as const;

/** What a caller may set: cards and direct debits come from their gateway. */
export const offlinePaymentTypes = [
  'ExternalBank',
  'ExternalCash',
  'ExternalCheck',
  'ExternalOther',
] as const;

/** Of a credit note; an invoice has none. */
export const creditTypes = ['Refund', 'Voiding'] as const;
