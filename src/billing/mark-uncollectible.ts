/** Gives up an unpaid invoice: a state, not a document (domain.md §9). A payment that comes all the same is recorded. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { recordEvents } from '../events/record-events.ts';
import { lockInvoice } from './lock-invoice.ts';
import { recordWriteOffs } from './record-write-offs.ts';

/** @param reason in the words of whoever decides it: kept with the invoice, and not in the audit */
export async function markUncollectible(
  context: Context,
  id: number,
  reason: string | null,
): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  const invoice = await lockInvoice(context, id, ['Due', 'Problem']);
  if (!invoice.ok) return invoice;
  const { customer_id: customerId } = invoice.value;
  const amounts = await recordWriteOffs(context, new Map([[id, reason]]));
  await transaction
    .updateTable('invoice')
    .set({ state: 'Uncollectible', payment_scheduled_at: null, updated_at: toTimestamp(context.now) })
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .execute();
  await recordEvents(context, [{ type: 'InvoiceDebitUncollectible', customerId, invoiceId: id }]);
  await recordAudit(context, {
    action: 'Invoice.Uncollectible',
    subjectKind: 'invoice',
    subjectId: id,
    data: { amount: amounts.get(id) ?? 0 },
  });
  return accept(undefined);
}
