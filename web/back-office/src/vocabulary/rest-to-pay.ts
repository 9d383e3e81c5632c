/** What is left to pay of an invoice, in minor units; the API's due amount is that of its issue once it is paid. */
import type { Invoice } from '../api/back-office.ts';

type Amounts = Pick<Invoice, 'Status' | 'TypeCredit' | 'AmountTotal' | 'AmountPaid' | 'AmountCredited'>;

export function restToPay(invoice: Amounts): number {
  const { Status, TypeCredit, AmountTotal, AmountPaid, AmountCredited } = invoice;
  const isOwed = Status === 'Due' || Status === 'Problem' || Status === 'Uncollectible';
  if (!isOwed || TypeCredit !== undefined) return 0;
  return Math.max(0, AmountTotal - AmountPaid - AmountCredited);
}
