/** The lists of money, as they stand in the address. */
export const paymentTabs = ['payments', 'receipts', 'sepa'] as const;

export const paymentStates = [
  'Completed',
  'Pending',
  'Failed',
  'Disputed',
  'Returned',
  'Surplus',
  'Canceled',
] as const;
export type PaymentState = (typeof paymentStates)[number];
