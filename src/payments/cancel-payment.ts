/**
 * Takes back a payment that was recorded by mistake: it stays in the list as cancelled, and what it paid is due again.
 * Not once a credit note stands on that the invoice was paid. What is a part of a receipt is taken back with the whole.
 */
import { type Selectable, sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import type { PaymentTable } from '../database/table-types.ts';
import { isAutomatic } from '../domain/billing/invoice-state.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

export async function cancelPayment(context: Context, id: number): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  const payment = await transaction
    .selectFrom('payment')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!payment) return refuse('Error.Payment.NotFound', 'paymentId');
  if (payment.state !== 'Completed')
    return refuse('Error.Payment.State', undefined, { state: payment.state });
  if (payment.charge_id !== null || isAutomatic(payment.type_payment))
    return refuse('Error.Payment.NotOffline');
  if (payment.receipt_id !== null)
    return refuse('Error.Payment.PartOfReceipt', undefined, { id: payment.receipt_id });
  return takeBackPayment(context, payment);
}

/** The payment is locked, completed and was made outside any gateway. */
export async function takeBackPayment(
  context: Context,
  payment: Selectable<PaymentTable>,
): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  const invoice = await transaction
    .selectFrom('invoice')
    .select(['state', 'amount_credited'])
    .where('business_id', '=', businessId)
    .where('id', '=', payment.invoice_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (invoice.amount_credited > 0) return refuse('Error.Payment.Invoice.Credited');
  await transaction
    .updateTable('payment')
    .set({ state: 'Canceled' })
    .where('business_id', '=', businessId)
    .where('id', '=', payment.id)
    .execute();
  await transaction
    .updateTable('invoice')
    .set({
      amount_paid: sql<number>`amount_paid - ${payment.amount}`,
      paid_at: null,
      updated_at: toTimestamp(context.now),
      // It is collected by hand from here on; past its limit the next tick finds it overdue.
      ...(invoice.state === 'Paid' && { state: 'DueOffline' as const }),
    })
    .where('business_id', '=', businessId)
    .where('id', '=', payment.invoice_id)
    .execute();
  await recordAudit(context, {
    action: 'Payment.Cancelled',
    subjectKind: 'payment',
    subjectId: payment.id,
    data: { invoiceId: payment.invoice_id, amount: payment.amount },
  });
  return accept(undefined);
}
