/**
 * Asks gateways to give money back: what was requested since, and again, under the same key, what was asked for and
 * never answered. Called between transactions.
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { livesInTimeOf } from '../../customers/clock-scope.ts';
import { type Instant, instant, toTimestamp } from '../../domain/calendar/instant.ts';
import type { OpenGateway } from '../accounts/open-gateways.ts';
import { askEach, type Collecting, inOne } from '../collecting/collecting.ts';
import type { RefundRequest } from '../gateways/gateway.ts';
import { inTime } from '../gateways/in-time.ts';
import { type AnsweredRefund, recordRefundAnswers } from './record-refund-answers.ts';

interface ClaimedRefund extends RefundRequest {
  readonly gateway: string;
  readonly wasSent: boolean;
  readonly isPending: boolean;
  /** Of the segment, whose agents read what became of it. */
  readonly language: string;
}

const nothingBack = { en: 'The gateway gives nothing back.', fr: 'La passerelle ne rembourse rien.' };

const BATCH = 200;
const LEASE_MS = 5 * 60_000;
/** A gateway tells by itself what became of a refund; it is asked all the same, in case it cannot. */
const PENDING_LEASE_MS = 86_400_000;

/** Answers how many were worked on. */
export async function sendRefunds(collecting: Collecting, leaseMs = LEASE_MS): Promise<number> {
  const now = Date.now();
  const claimed = await inOne(collecting, (context) =>
    claimRefunds(context, collecting, {
      sentBefore: instant(now - leaseMs),
      pendingBefore: instant(now - PENDING_LEASE_MS),
    }),
  );
  await askEach(collecting, claimed, (open, refunds) => askOne(collecting, open, refunds));
  return claimed.length;
}

async function askOne(
  collecting: Collecting,
  { gateway, call }: OpenGateway,
  refunds: readonly ClaimedRefund[],
): Promise<void> {
  const record = (answers: readonly AnsweredRefund[]) =>
    inOne(collecting, (context) => recordRefundAnswers(context, gateway.name, answers));
  if (!gateway.refund) {
    await record(
      refunds.map(({ idempotencyKey, language }) => ({
        idempotencyKey,
        answer: { kind: 'Failed', reason: nothingBack[language === 'fr' ? 'fr' : 'en'] },
      })),
    );
    return;
  }
  const sent = refunds.filter(({ wasSent }) => wasSent);
  const known =
    sent.length > 0 && gateway.lookUpRefunds
      ? await inTime(gateway.lookUpRefunds(call(collecting.now), sent))
      : new Map();
  await record([...known].map(([idempotencyKey, answer]) => ({ idempotencyKey, answer })));
  const toSend = refunds.filter((one) => !one.isPending && !known.has(one.idempotencyKey));
  if (toSend.length === 0) return;
  const answers = await inTime(gateway.refund(call(collecting.now), toSend));
  await record(
    toSend.flatMap(({ idempotencyKey }, index) => {
      const answer = answers[index];
      return answer ? [{ idempotencyKey, answer }] : [];
    }),
  );
}

/** By the index `refund_to_send`. A charge whose name its gateway never told is not given back by it. */
async function claimRefunds(
  { transaction, businessId }: Context,
  { gateways, buyerId }: Collecting,
  { sentBefore, pendingBefore }: { readonly sentBefore: Instant; readonly pendingBefore: Instant },
): Promise<readonly ClaimedRefund[]> {
  const { rows } = await sql<{
    gateway: string;
    idempotency_key: string;
    charge_reference: string;
    amount: number;
    currency: string;
    was_sent: boolean;
    is_pending: boolean;
    language: string;
  }>`
    update refund r set sent_at = clock_timestamp()
    from (select f.id, f.sent_at is not null as was_sent, h.gateway_reference, s.language from refund f
      join customer u on u.business_id = f.business_id and u.id = f.customer_id
      join segment s on s.business_id = u.business_id and s.id = u.segment_id
      join charge h on h.business_id = f.business_id and h.id = f.charge_id
      where f.business_id = ${businessId} and f.gateway = any(${[...gateways.keys()]})
        and ${livesInTimeOf('f.customer_id', { businessId, buyerId })} and h.gateway_reference is not null
        and ((f.state = 'Requested' and (f.sent_at is null or f.sent_at <= ${toTimestamp(sentBefore)}::timestamptz))
          or (f.state = 'Pending' and f.sent_at <= ${toTimestamp(pendingBefore)}::timestamptz))
      order by f.id limit ${BATCH} for no key update of f skip locked) c
    where r.business_id = ${businessId} and r.id = c.id
    returning r.gateway, r.idempotency_key, c.gateway_reference as charge_reference, r.amount, r.currency, c.was_sent,
      r.state = 'Pending' as is_pending, c.language`.execute(transaction);
  return rows.map((row) => ({
    gateway: row.gateway,
    idempotencyKey: row.idempotency_key,
    chargeReference: row.charge_reference,
    amount: row.amount,
    currency: row.currency,
    wasSent: row.was_sent,
    isPending: row.is_pending,
    language: row.language,
  }));
}
