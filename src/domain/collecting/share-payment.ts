/** How one payment is shared among several unpaid invoices: the oldest are paid first. Pure. */

export interface OpenInvoice {
  readonly id: number;
  /** What is left to pay, in minor units. */
  readonly open: number;
}

export interface PaidShare {
  readonly id: number;
  readonly amount: number;
}

/** @param invoices in the order in which they are paid. Answers no share of 0; what is left over is not shared. */
export function sharePayment(amount: number, invoices: readonly OpenInvoice[]): readonly PaidShare[] {
  let left = amount;
  return invoices.flatMap(({ id, open }) => {
    const share = Math.min(left, open);
    left -= share;
    return share > 0 ? [{ id, amount: share }] : [];
  });
}
