/** Records that the money of a credit note went back, outside any gateway: all of it, once. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import type { PaymentType } from '../domain/billing/invoice-state.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { recordEvents } from '../events/record-events.ts';

export interface RefundPaid {
  readonly creditNoteId: number;
  readonly typePayment: PaymentType;
  readonly paidAt: Instant;
  readonly note?: string | undefined;
}

/** Answers the id of the payment. */
export async function recordRefund(context: Context, refund: RefundPaid): Promise<Outcome<number>> {
  const { transaction, businessId, now } = context;
  const { creditNoteId, typePayment, paidAt, note } = refund;
  const credit = await transaction
    .selectFrom('invoice')
    .select(['customer_id', 'type_credit', 'state', 'amount_total', 'amount_paid'])
    .where('business_id', '=', businessId)
    .where('id', '=', creditNoteId)
    .forUpdate()
    .executeTakeFirst();
  if (!credit || credit.type_credit === null) return refuse('Error.CreditNote.NotFound', 'IdCreditNote');
  if (credit.type_credit !== 'Refund' || credit.amount_paid > 0)
    return refuse('Error.Invoice.State', 'IdCreditNote', { state: credit.state });
  const { id } = await transaction
    .insertInto('payment')
    .values({
      business_id: businessId,
      customer_id: credit.customer_id,
      invoice_id: creditNoteId,
      type_payment: typePayment,
      state: 'Completed',
      amount: credit.amount_total,
      paid_at: toTimestamp(paidAt),
      note: note ?? null,
      created_at: toTimestamp(now),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await transaction
    .updateTable('invoice')
    .set({
      amount_paid: credit.amount_total,
      paid_at: toTimestamp(paidAt),
      updated_at: toTimestamp(now),
    })
    .where('business_id', '=', businessId)
    .where('id', '=', creditNoteId)
    .execute();
  await recordEvents(context, [
    { type: 'RefundGiven', customerId: credit.customer_id, invoiceId: creditNoteId },
  ]);
  await recordAudit(context, {
    action: 'Refund.Recorded',
    subjectKind: 'payment',
    subjectId: id,
    data: { creditNoteId, amount: credit.amount_total },
  });
  return accept(id);
}
