/**
 * Records one payment that a customer made for several invoices: those that are named, or all that are unpaid, the
 * oldest first. Each invoice gets its part as a payment of its own, which can be taken back like any other.
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { type PaidShare, sharePayment } from '../../domain/collecting/share-payment.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { type ReceivedPayment, recordPayment } from '../record-payment.ts';

export interface PaymentOverInvoices extends Omit<ReceivedPayment, 'invoiceId' | 'amount'> {
  readonly amount: number;
  readonly customerId: number;
  readonly currency: string;
  /** All that are due, without those that were given up, when left out. */
  readonly invoiceIds?: readonly number[] | undefined;
}

/** Answers what each invoice got. More than is open is refused: the customer would have paid for nothing. */
export async function recordPaymentOver(
  context: Context,
  { customerId, currency, invoiceIds, ...payment }: PaymentOverInvoices,
): Promise<Outcome<readonly PaidShare[]>> {
  const unpaid = await lockUnpaid(context, customerId, currency, invoiceIds);
  if (invoiceIds && unpaid.length < new Set(invoiceIds).size)
    return refuse('Error.Invoice.NotFound', 'IdsInvoice');
  const open = unpaid.reduce((total, invoice) => total + invoice.open, 0);
  if (payment.amount <= 0 || payment.amount > open)
    return refuse('Error.Input.Invalid', 'Amount', { field: 'Amount', reason: `1…${open}` });
  const shares = sharePayment(payment.amount, unpaid);
  for (const { id, amount } of shares) {
    const recorded = await recordPayment(context, { ...payment, invoiceId: id, amount });
    if (!recorded.ok) return recorded;
  }
  return accept(shares);
}

/** The oldest first; those that a gateway is being asked to charge are left out. */
async function lockUnpaid(
  { transaction, businessId }: Context,
  customerId: number,
  currency: string,
  invoiceIds: readonly number[] | undefined,
) {
  const due = ['DueAuto', 'DueOffline', 'ProblemAuto', 'ProblemOverdue'] as const;
  return transaction
    .selectFrom('invoice')
    .select(['id', sql<number>`open_amount(invoice)`.as('open')])
    .where('business_id', '=', businessId)
    .where('customer_id', '=', customerId)
    .where('kind', '=', 'Debit')
    .where('currency', '=', currency)
    .where('state', 'in', invoiceIds ? [...due, 'Uncollectible' as const] : due)
    .$if(invoiceIds !== undefined, (query) =>
      query.where('id', '=', ({ fn, val }) => fn<number>('any', [val(invoiceIds ?? [])])),
    )
    .orderBy('issued_at')
    .orderBy('id')
    .forUpdate()
    .execute();
}
