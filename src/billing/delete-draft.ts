/** Deletes a draft: what it held is due again. An issued document is never deleted (domain.md §8). */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { lockInvoice } from './lock-invoice.ts';

export async function deleteDraft(context: Context, id: number): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  const draft = await lockInvoice(context, id, ['Draft']);
  if (!draft.ok) return draft;
  const charge = await transaction
    .selectFrom('charge')
    .select('id')
    .where('business_id', '=', businessId)
    .where('invoice_id', '=', id)
    .executeTakeFirst();
  // Its payments are history, and the gateway may still say that one of them came.
  if (charge) return refuse('Error.Invoice.Charge.Tried');
  // By their keys: the balance has no index on its invoices.
  await sql`
    update balance_line b set invoice_id = null, state = 'Due'
    from invoice_line l
    where l.business_id = ${businessId} and l.invoice_id = ${id}
      and b.business_id = l.business_id and b.id = l.balance_line_id
  `.execute(transaction);
  for (const table of ['invoice_tax', 'invoice_line'] as const)
    await transaction
      .deleteFrom(table)
      .where('business_id', '=', businessId)
      .where('invoice_id', '=', id)
      .execute();
  await transaction
    .deleteFrom('invoice')
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .execute();
  await recordAudit(context, {
    action: 'Invoice.DraftDeleted',
    subjectKind: 'invoice',
    subjectId: id,
    data: { amountTotal: draft.value.amount_total },
  });
  return accept(undefined);
}
