/** An invoice that is about to move, locked until the transaction ends; credit notes and unknown ones are refused. */
import type { Selectable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import type { InvoiceTable } from '../database/table-types.ts';
import { type InvoiceStatus, invoiceStatusOf, isChargeUnderWay } from '../domain/billing/invoice-state.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

/** @param statuses those in which the operation is possible */
export async function lockInvoice(
  { transaction, businessId }: Context,
  id: number,
  statuses: readonly InvoiceStatus[],
): Promise<Outcome<Selectable<InvoiceTable>>> {
  const invoice = await transaction
    .selectFrom('invoice')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (invoice?.kind !== 'Debit') return refuse('Error.Invoice.NotFound', 'invoiceId');
  const { state } = invoice;
  const isAsked = state === 'DraftCharging' && invoice.payment_scheduled_at === null;
  if (isAsked || isChargeUnderWay(state)) return refuse('Error.Invoice.Charge.UnderWay');
  return statuses.includes(invoiceStatusOf(state))
    ? accept(invoice)
    : refuse('Error.Invoice.State', undefined, { state });
}
