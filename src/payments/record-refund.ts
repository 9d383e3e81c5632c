/** Records that the money of a credit note went back outside any gateway: all that no gateway gave or is giving. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import type { PaymentType } from '../domain/billing/invoice-state.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { recordEvents } from '../events/record-events.ts';
import { findRestToRefund } from './refunding/find-rest-to-refund.ts';

export interface RefundPaid {
  readonly creditNoteId: number;
  readonly typePayment: PaymentType;
  readonly paidAt: Instant;
  readonly note?: string | undefined;
  /** It stays with the business for the next invoices: nobody is told that money went back. */
  readonly isKept?: boolean;
}

/** Answers the id of the payment. */
export async function recordRefund(context: Context, refund: RefundPaid): Promise<Outcome<number>> {
  const { transaction, businessId, now } = context;
  const { creditNoteId, typePayment, paidAt, note, isKept = false } = refund;
  const rest = await findRestToRefund(context, creditNoteId);
  if (!rest.ok) return rest;
  const { customerId, amount, isWhole } = rest.value;
  const { id } = await transaction
    .insertInto('payment')
    .values({
      business_id: businessId,
      customer_id: customerId,
      invoice_id: creditNoteId,
      type_payment: typePayment,
      state: 'Completed',
      amount,
      paid_at: toTimestamp(paidAt),
      note: note ?? null,
      created_at: toTimestamp(now),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await transaction
    .updateTable('invoice')
    .set({
      amount_paid: sql<number>`amount_paid + ${amount}`,
      ...(isWhole && { paid_at: toTimestamp(paidAt) }),
      updated_at: toTimestamp(now),
    })
    .where('business_id', '=', businessId)
    .where('id', '=', creditNoteId)
    .execute();
  if (isWhole && !isKept)
    await recordEvents(context, [{ type: 'RefundGiven', customerId, invoiceId: creditNoteId }]);
  await recordAudit(context, {
    action: 'Refund.Recorded',
    subjectKind: 'payment',
    subjectId: id,
    data: { creditNoteId, amount },
  });
  return accept(id);
}
