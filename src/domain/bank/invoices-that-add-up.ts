/** Finds which of a customer's unpaid invoices together make an amount. Pure. */
import type { OpenInvoice } from '../collecting/share-payment.ts';

/** With more, too many sums could be meant by chance. */
const MOST_INVOICES = 12;

/**
 * The fewest invoices that make exactly the amount; of as few, the oldest. Undefined when none do.
 * @param invoices the oldest first, each with something open.
 */
export function invoicesThatAddUp<Invoice extends OpenInvoice>(
  amount: number,
  invoices: readonly Invoice[],
): readonly Invoice[] | undefined {
  const looked = invoices.slice(0, MOST_INVOICES);
  let best: readonly Invoice[] | undefined;
  for (let chosen = 1; chosen < 2 ** looked.length; chosen += 1) {
    const some = looked.filter((_, index) => (chosen >> index) % 2 === 1);
    const isFewer = best === undefined || some.length < best.length;
    if (isFewer && some.reduce((total, { open }) => total + open, 0) === amount) best = some;
  }
  return best;
}
