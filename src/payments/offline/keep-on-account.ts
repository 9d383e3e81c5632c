/**
 * The money of a credit note stays with the business and pays the customer's next invoices (domain.md §9): what would
 * go back is recorded as given back and received again at once, so that the books of both days are right.
 */
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import { accept, type Outcome } from '../../domain/refusal/outcome.ts';
import { recordRefund } from '../record-refund.ts';

/** Answers the id of the payment that settles the credit note. Takes all that has not gone back and is not on its way. */
export async function keepOnAccount(
  context: Context,
  creditNoteId: number,
  note?: string,
): Promise<Outcome<number>> {
  const { transaction, businessId, now } = context;
  const settled = await recordRefund(context, {
    creditNoteId,
    typePayment: 'ExternalOther',
    paidAt: now,
    note,
    isKept: true,
  });
  if (!settled.ok) return settled;
  const { customer_id, amount, currency } = await transaction
    .selectFrom('payment as p')
    .innerJoin('invoice as i', (join) =>
      join.onRef('i.business_id', '=', 'p.business_id').onRef('i.id', '=', 'p.invoice_id'),
    )
    .select(['p.customer_id', 'p.amount', 'i.currency'])
    .where('p.business_id', '=', businessId)
    .where('p.id', '=', settled.value)
    .executeTakeFirstOrThrow();
  const { id } = await transaction
    .insertInto('receipt')
    .values({
      business_id: businessId,
      customer_id,
      currency,
      type_payment: 'ExternalOther',
      amount,
      amount_on_account: amount,
      received_at: toTimestamp(now),
      note: note ?? null,
      credit_note_id: creditNoteId,
      created_at: toTimestamp(now),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(context, {
    action: 'Refund.KeptOnAccount',
    subjectKind: 'receipt',
    subjectId: id,
    data: { creditNoteId, amount },
  });
  return accept(settled.value);
}
