/** The states of an invoice (the contract's vocabulary), the status of each, and the state at issue. */
export const invoiceStates = [
  'Draft',
  'DraftCharging',
  'DueAuto',
  'DueOffline',
  'DueToProcess',
  'DuePending',
  'Paid',
  'PaidRefunded',
  'ProblemAuto',
  'ProblemOverdue',
  'ProblemDisputed',
  'Void',
  'Uncollectible',
] as const;
export type InvoiceState = (typeof invoiceStates)[number];

export const invoiceStatuses = ['Draft', 'Due', 'Paid', 'Problem', 'Void', 'Uncollectible'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

export const paymentTypes = [
  'Free',
  'ExternalCheck',
  'ExternalCash',
  'ExternalBank',
  'ExternalOther',
  'Card',
  'DirectDebit',
] as const;
export type PaymentType = (typeof paymentTypes)[number];

export function invoiceStatusOf(state: InvoiceState): InvoiceStatus {
  const status = invoiceStatuses.find((candidate) => state.startsWith(candidate));
  if (!status) throw new RangeError(`no status for the state ${state}`);
  return status;
}

/** The gateway has been asked and has not decided: until then it can be neither paid by hand nor credited. */
export function isChargeUnderWay(state: InvoiceState): boolean {
  return state === 'DueToProcess' || state === 'DuePending';
}

export function isAutomatic(type: PaymentType): boolean {
  return type === 'Card' || type === 'DirectDebit';
}

/**
 * Issued only if paid: charged as a draft first. A direct debit that must be announced is not, as its invoice announces
 * it (domain.md §10).
 */
export function isChargedAsDraft(
  type: PaymentType,
  { isHeldBack, noticeDays }: { readonly isHeldBack: boolean; readonly noticeDays: number },
): boolean {
  return isAutomatic(type) && !isHeldBack && (type === 'Card' || noticeDays === 0);
}

/** A buyer on the grey list is not charged automatically (domain.md §10). */
export function stateAtIssue(
  type: PaymentType,
  options: { readonly isGreyListed: boolean; readonly isForcedOffline: boolean },
): 'DueAuto' | 'DueOffline' {
  return isAutomatic(type) && !options.isGreyListed && !options.isForcedOffline ? 'DueAuto' : 'DueOffline';
}
