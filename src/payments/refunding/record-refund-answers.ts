/**
 * Writes what became of refunds, in sets. Failure is the last word on one: money that came back after it had been given
 * is owed to the customer again, and an agent gives it by hand.
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import { recordEvents } from '../../events/record-events.ts';
import type { RefundAnswer } from '../gateways/gateway-news.ts';

export interface AnsweredRefund {
  readonly idempotencyKey: string;
  readonly answer: RefundAnswer;
}

interface LockedRefund {
  readonly id: number;
  readonly customer_id: number;
  readonly credit_note_id: number | null;
  readonly idempotency_key: string;
  readonly amount: number;
  readonly state: 'Requested' | 'Pending' | 'Succeeded' | 'Failed';
}

/** Answers those whose refund is not known. */
export async function recordRefundAnswers<Answered extends AnsweredRefund>(
  context: Context,
  gateway: string,
  answers: readonly Answered[],
): Promise<readonly Answered[]> {
  if (answers.length === 0) return [];
  const refunds = await lockRefunds(
    context,
    gateway,
    answers.map(({ idempotencyKey }) => idempotencyKey),
  );
  for (const { idempotencyKey, answer } of answers) {
    const refund = refunds.get(idempotencyKey);
    if (!refund || !isNews(refund.state, answer.kind)) continue;
    await recordAnswer(context, refund, answer);
    refunds.set(idempotencyKey, { ...refund, state: answer.kind });
  }
  return answers.filter(({ idempotencyKey }) => !refunds.has(idempotencyKey));
}

function isNews(state: LockedRefund['state'], told: RefundAnswer['kind']): boolean {
  if (state === 'Failed' || state === told) return false;
  return told !== 'Pending' || state === 'Requested';
}

/** The credit note first, as everybody who gives its money back does. */
async function lockRefunds(
  { transaction, businessId }: Context,
  gateway: string,
  keys: readonly string[],
): Promise<Map<string, LockedRefund>> {
  await sql`select 1 from invoice i
    join refund r on r.business_id = i.business_id and r.credit_note_id = i.id
    where r.business_id = ${businessId} and r.idempotency_key = any(${keys})
    order by i.id for no key update of i`.execute(transaction);
  const { rows } = await sql<LockedRefund>`
    select r.id, r.customer_id, r.credit_note_id, r.idempotency_key, r.amount, r.state from refund r
    where r.business_id = ${businessId} and r.gateway = ${gateway} and r.idempotency_key = any(${keys})
    order by r.id for no key update of r`.execute(transaction);
  return new Map(rows.map((row) => [row.idempotency_key, row]));
}

async function recordAnswer(context: Context, refund: LockedRefund, answer: RefundAnswer): Promise<void> {
  const { transaction, businessId, now } = context;
  await transaction
    .updateTable('refund')
    .set({
      state: answer.kind,
      settled_at: answer.kind === 'Pending' ? null : toTimestamp(now),
      ...(answer.kind === 'Failed' ? { failure: answer.reason } : { gateway_reference: answer.reference }),
    })
    .where('business_id', '=', businessId)
    .where('id', '=', refund.id)
    .execute();
  if (answer.kind === 'Succeeded') await pay(context, refund);
  if (answer.kind !== 'Failed') return;
  await sql`update payment set state = 'Failed', note = ${answer.reason.slice(0, 450)}
    where business_id = ${businessId} and refund_id = ${refund.id}`.execute(transaction);
  if (refund.state === 'Succeeded') await takeBack(context, refund);
  await recordAudit(context, {
    action: 'Refund.Failed',
    subjectKind: 'refund',
    subjectId: refund.id,
    data: { creditNoteId: refund.credit_note_id, amount: refund.amount, reason: answer.reason },
  });
}

/** Money for which nothing was due has no document: it counts neither as paid nor as given back. */
async function pay(context: Context, refund: LockedRefund): Promise<void> {
  const { transaction, businessId, now } = context;
  const { id, customer_id, credit_note_id, amount } = refund;
  if (credit_note_id === null) return;
  await transaction
    .updateTable('payment')
    .set({ state: 'Completed', paid_at: toTimestamp(now) })
    .where('business_id', '=', businessId)
    .where('refund_id', '=', id)
    .execute();
  const at = sql`${toTimestamp(now)}::timestamptz`;
  const { rows } = await sql<{ is_whole: boolean; permission_id: number }>`
    update invoice set amount_paid = amount_paid + ${amount}, updated_at = ${at},
      paid_at = case when amount_paid + ${amount} >= amount_total then ${at} end
    where business_id = ${businessId} and id = ${credit_note_id}
    returning amount_paid >= amount_total as is_whole, (select h.permission_id from refund r
      join charge h on h.business_id = r.business_id and h.id = r.charge_id
      where r.business_id = ${businessId} and r.id = ${id}) as permission_id`.execute(transaction);
  const [row] = rows;
  if (!row?.is_whole) return;
  await recordEvents(context, [
    {
      type: 'RefundGiven',
      customerId: customer_id,
      invoiceId: credit_note_id,
      permissionId: row.permission_id,
    },
  ]);
}

/** It had been given and came back: an account that was closed meanwhile. */
async function takeBack(
  { transaction, businessId, now }: Context,
  { credit_note_id, amount }: LockedRefund,
): Promise<void> {
  if (credit_note_id === null) return;
  await sql`update invoice set amount_paid = amount_paid - ${amount}, paid_at = null,
      updated_at = ${toTimestamp(now)}::timestamptz
    where business_id = ${businessId} and id = ${credit_note_id}`.execute(transaction);
}
