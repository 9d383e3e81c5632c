/**
 * The money of a credit note is to go back the way it came: from the charges of its invoice, the newest first, never
 * more than is left of each. What was received otherwise stays to be given back by hand.
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { findRestToRefund } from './find-rest-to-refund.ts';
import { writeRefunds } from './write-refunds.ts';

interface RefundableCharge {
  readonly charge_id: number;
  readonly gateway: string;
  readonly currency: string;
  readonly left: number;
}

/** Answers the id of the first payment: each waits for its gateway. */
export async function requestRefund(context: Context, creditNoteId: number): Promise<Outcome<number>> {
  const rest = await findRestToRefund(context, creditNoteId);
  if (!rest.ok) return rest;
  const { customerId, correctedInvoiceId, amount } = rest.value;
  const refunds = [];
  let left = amount;
  for (const charge of await lockCharges(context, correctedInvoiceId)) {
    const given = Math.min(left, charge.left);
    if (given <= 0) continue;
    left -= given;
    const { charge_id: chargeId, gateway, currency } = charge;
    refunds.push({ chargeId, customerId, creditNoteId, gateway, amount: given, currency });
  }
  if (refunds.length === 0) return refuse('Error.Refund.NothingCharged', 'TypePayment');
  const ids = await writeRefunds(context, refunds);
  const paymentId = await writePayments(context, ids);
  await recordAudit(context, {
    action: 'Refund.Requested',
    subjectKind: 'invoice',
    subjectId: creditNoteId,
    data: { amount: amount - left, byHand: left },
  });
  return accept(paymentId);
}

/** The invoice is locked first, as everybody who settles one does. */
async function lockCharges(
  { transaction, businessId }: Context,
  invoiceId: number,
): Promise<readonly RefundableCharge[]> {
  await sql`select 1 from invoice where business_id = ${businessId} and id = ${invoiceId} for no key update`.execute(
    transaction,
  );
  const { rows } = await sql<RefundableCharge>`
    select h.id as charge_id, h.gateway, h.currency, (p.amount - p.amount_reversed - coalesce(
      (select sum(r.amount) from refund r where r.business_id = h.business_id and r.charge_id = h.id
        and r.state <> 'Failed'), 0))::bigint as left
    from charge h
    join payment p on p.business_id = h.business_id and p.charge_id = h.id
    where h.business_id = ${businessId} and h.invoice_id = ${invoiceId} and h.state = 'Succeeded'
      and h.gateway_reference is not null and p.state in ('Completed', 'Disputed', 'Returned')
    order by h.id desc`.execute(transaction);
  return rows;
}

/** One a refund, which shows what became of it. */
async function writePayments(
  { transaction, businessId, now }: Context,
  refundIds: readonly number[],
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into payment
      (business_id, customer_id, invoice_id, refund_id, type_payment, state, amount, paid_at, created_at)
    select r.business_id, r.customer_id, r.credit_note_id, r.id, p.type_payment, 'Pending', r.amount,
      ${toTimestamp(now)}::timestamptz, ${toTimestamp(now)}::timestamptz
    from refund r
    join charge h on h.business_id = r.business_id and h.id = r.charge_id
    join payment_permission p on p.business_id = h.business_id and p.id = h.permission_id
    where r.business_id = ${businessId} and r.id = any(${refundIds}) order by r.id
    returning id`.execute(transaction);
  const [first] = rows;
  if (!first) throw new Error('a refund was requested without a payment');
  return first.id;
}
