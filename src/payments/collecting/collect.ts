/**
 * Collects: charges what is due, asks for answers that never came, and takes in what gateways tell that keep their
 * books with ours. Each gateway is called between two transactions, never inside of one (domain.md §10).
 */
import { instant } from '../../domain/calendar/instant.ts';
import { inTime } from '../gateways/in-time.ts';
import { findNewsInScope } from '../news/find-news-in-scope.ts';
import { recordNews } from '../news/record-news.ts';
import { askEach, type Collecting, inOne } from './collecting.ts';
import { findUnanswered } from './find-unanswered.ts';
import { type PreparedCharge, prepareCharges } from './prepare-charges.ts';
import { type AnsweredCharge, recordAnswers } from './record-answers.ts';

/** Longer than any gateway is waited for: whoever sent it is gone. */
const LEASE_MS = 5 * 60_000;
const PENDING_LEASE_MS = 2 * 86_400_000;

/** One batch. Answers how many invoices were taken; 0 when none is due or free. */
export async function chargeDueInvoices(collecting: Collecting, limit: number): Promise<number> {
  const { now, buyerId } = collecting;
  const gateways = [...collecting.gateways.keys()];
  const { taken, charges } = await inOne(collecting, (context) =>
    prepareCharges(context, collecting.segments, { until: now, limit, buyerId, gateways }),
  );
  await sendCharges(collecting, charges);
  return taken;
}

/**
 * Charges whose answer never came, as whoever sent them was killed or cut off: the gateway is asked what became of
 * them; what it never heard of is sent, under the same key.
 */
export async function resolveUnanswered(collecting: Collecting, leaseMs = LEASE_MS): Promise<number> {
  const sentBefore = instant(Date.now() - leaseMs);
  const waiting = await inOne(collecting, (context) =>
    findUnanswered(context, sentBefore, collecting.buyerId),
  );
  await askEach(collecting, waiting, async ({ gateway, call }, charges) => {
    const known = await inTime(gateway.lookUp(call(collecting.now), charges));
    await record(
      collecting,
      [...known].map(([idempotencyKey, answer]) => ({ idempotencyKey, answer })),
    );
    await sendCharges(
      collecting,
      charges.filter(({ idempotencyKey }) => !known.has(idempotencyKey)),
    );
  });
  return waiting.length;
}

/** A gateway tells by itself what becomes of a pending charge; in case it cannot reach us, it is asked now and then. */
export async function lookUpPending(collecting: Collecting, leaseMs = PENDING_LEASE_MS): Promise<void> {
  const sentBefore = instant(Date.now() - leaseMs);
  const pending = await inOne(collecting, (context) =>
    findUnanswered(context, sentBefore, collecting.buyerId, 'Pending'),
  );
  await askEach(collecting, pending, async ({ gateway, call }, charges) => {
    const known = await inTime(gateway.lookUp(call(collecting.now), charges));
    await record(
      collecting,
      [...known].map(([idempotencyKey, answer]) => ({ idempotencyKey, answer })),
    );
  });
}

/** What gateways have to tell that cannot reach our server by themselves. Answers how many news there were. */
export async function takeInNews(collecting: Collecting): Promise<number> {
  let taken = 0;
  for (const [name, { gateway, call }] of collecting.gateways) {
    if (!gateway.findNews) continue;
    const told = await gateway.findNews(call(collecting.now));
    const news = await inOne(collecting, (context) => findNewsInScope(context, told, collecting.buyerId));
    if (news.length === 0) continue;
    await inOne(collecting, (context) => recordNews(context, collecting.segments, name, news));
    await gateway.acknowledge?.(call(collecting.now), news);
    taken += news.length;
  }
  return taken;
}

function sendCharges(collecting: Collecting, charges: readonly PreparedCharge[]): Promise<void> {
  return askEach(collecting, charges, async ({ gateway, call }, requests) => {
    const answers = await inTime(gateway.charge(call(collecting.now), requests));
    await record(
      collecting,
      requests.flatMap(({ idempotencyKey }, index) => {
        const answer = answers[index];
        return answer ? [{ idempotencyKey, answer }] : [];
      }),
    );
  });
}

function record(collecting: Collecting, answers: readonly AnsweredCharge[]): Promise<number> {
  return inOne(collecting, (context) => recordAnswers(context, collecting.segments, answers));
}
