/**
 * Records money that a customer sent at once: for the invoices that are named, or for all that are unpaid, the oldest
 * first. Each invoice gets its part as a payment; what is left over stays on account and pays the next invoices
 * (docs/decisions/0029).
 */
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import type { PaymentType } from '../../domain/billing/invoice-state.ts';
import { type Instant, toTimestamp } from '../../domain/calendar/instant.ts';
import { type PaidShare, sharePayment } from '../../domain/collecting/share-payment.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { recordPayment } from '../record-payment.ts';
import { lockUnpaid } from './lock-unpaid.ts';

export interface ReceivedMoney {
  readonly customerId: number;
  readonly currency: string;
  /** Minor units. */
  readonly amount: number;
  readonly typePayment: PaymentType;
  readonly receivedAt: Instant;
  readonly note?: string | undefined;
  /** All that are due, without those that were given up, when left out; none of them when empty. */
  readonly invoiceIds?: readonly number[] | undefined;
  /** False: more than the invoices owe is refused, as a clerk's mistake. */
  readonly keepsRest: boolean;
}

export interface RecordedReceipt {
  readonly id: number;
  readonly shares: readonly PaidShare[];
}

export async function recordReceipt(
  context: Context,
  money: ReceivedMoney,
): Promise<Outcome<RecordedReceipt>> {
  const { amount, invoiceIds, keepsRest } = money;
  const unpaid = await lockUnpaid(context, money);
  if (invoiceIds && unpaid.length < new Set(invoiceIds).size)
    return refuse('Error.Invoice.NotFound', 'IdsInvoice');
  const open = unpaid.reduce((total, invoice) => total + invoice.open, 0);
  if (amount <= 0 || (amount > open && !keepsRest))
    return refuse('Error.Input.Invalid', 'Amount', { field: 'Amount', reason: `1…${open}` });
  const shares = sharePayment(amount, unpaid);
  const rest = amount - shares.reduce((total, share) => total + share.amount, 0);
  const id = await insertReceipt(context, money, rest);
  const { typePayment, receivedAt: paidAt, note } = money;
  for (const { id: invoiceId, amount: part } of shares) {
    const recorded = await recordPayment(context, {
      invoiceId,
      amount: part,
      typePayment,
      paidAt,
      note,
      receiptId: id,
    });
    if (!recorded.ok) return recorded;
  }
  await recordAudit(context, {
    action: 'Receipt.Recorded',
    subjectKind: 'receipt',
    subjectId: id,
    data: { customerId: money.customerId, amount, onAccount: rest, invoiceIds: shares.map((one) => one.id) },
  });
  return accept({ id, shares });
}

async function insertReceipt(
  { transaction, businessId, now }: Context,
  money: ReceivedMoney,
  onAccount: number,
): Promise<number> {
  const { id } = await transaction
    .insertInto('receipt')
    .values({
      business_id: businessId,
      customer_id: money.customerId,
      currency: money.currency,
      type_payment: money.typePayment,
      amount: money.amount,
      amount_on_account: onAccount,
      received_at: toTimestamp(money.receivedAt),
      note: money.note ?? null,
      created_at: toTimestamp(now),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
