/** Records a payment received outside any gateway against an invoice: transfer, cheque, cash or other. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import type { PaymentType } from '../domain/billing/invoice-state.ts';
import { invoiceStatusOf, isChargeUnderWay } from '../domain/billing/invoice-state.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { recordEvents } from '../events/record-events.ts';
import { reconsiderSuspended } from './reconsider-suspended.ts';

export interface ReceivedPayment {
  readonly invoiceId: number;
  /** Minor units; at most what is left to pay, which is what is taken when left out. */
  readonly amount?: number | undefined;
  readonly typePayment: PaymentType;
  readonly paidAt: Instant;
  readonly note?: string | undefined;
  /** The money that it is a part of, when that was received for several invoices or left something on account. */
  readonly receiptId?: number | undefined;
}

/** The invoice is Paid once nothing is left of it. Answers what is left. */
export async function recordPayment(context: Context, payment: ReceivedPayment): Promise<Outcome<number>> {
  const { transaction, businessId } = context;
  const invoice = await transaction
    .selectFrom('invoice')
    .select(['customer_id', 'kind', 'state', sql<number>`open_amount(invoice)`.as('open')])
    .where('business_id', '=', businessId)
    .where('id', '=', payment.invoiceId)
    .forUpdate()
    .executeTakeFirst();
  if (invoice?.kind !== 'Debit') return refuse('Error.Invoice.NotFound');
  if (isChargeUnderWay(invoice.state)) return refuse('Error.Invoice.Charge.UnderWay');
  const status = invoiceStatusOf(invoice.state);
  if (status !== 'Due' && status !== 'Problem' && status !== 'Uncollectible')
    return refuse('Error.Invoice.State', undefined, { state: invoice.state });
  const { open } = invoice;
  const { amount = open } = payment;
  if (amount <= 0 || amount > open)
    return refuse('Error.Input.Invalid', 'Amount', { field: 'Amount', reason: `1…${open}` });
  const left = open - amount;
  await insertPayment(context, invoice.customer_id, { ...payment, amount });
  await transaction
    .updateTable('invoice')
    .set({
      amount_paid: sql<number>`amount_paid + ${amount}`,
      updated_at: toTimestamp(context.now),
      ...(left === 0 && { state: 'Paid' as const, paid_at: toTimestamp(payment.paidAt) }),
    })
    .where('business_id', '=', businessId)
    .where('id', '=', payment.invoiceId)
    .execute();
  if (left === 0) await announcePaid(context, invoice.customer_id, payment.invoiceId);
  const { invoiceId, typePayment } = payment;
  await recordAudit(context, {
    action: 'Payment.Recorded',
    subjectKind: 'invoice',
    subjectId: invoiceId,
    data: { amount, typePayment, ...(status === 'Uncollectible' && { isRecovered: true }) },
  });
  return accept(left);
}

async function insertPayment(
  context: Context,
  customerId: number,
  payment: ReceivedPayment & { readonly amount: number },
): Promise<void> {
  await context.transaction
    .insertInto('payment')
    .values({
      business_id: context.businessId,
      customer_id: customerId,
      invoice_id: payment.invoiceId,
      type_payment: payment.typePayment,
      state: 'Completed',
      amount: payment.amount,
      paid_at: toTimestamp(payment.paidAt),
      note: payment.note ?? null,
      receipt_id: payment.receiptId ?? null,
      created_at: toTimestamp(context.now),
    })
    .execute();
}

async function announcePaid(context: Context, customerId: number, invoiceId: number): Promise<void> {
  await recordEvents(context, [{ type: 'InvoiceDebitPaid', customerId, invoiceId }]);
  await reconsiderSuspended(context, [customerId]);
}
