/**
 * Collects: charges what is due, asks for answers that never came, and takes in what was pending. Each gateway is
 * called between two transactions, never inside of one (domain.md §10).
 */
import type { Kysely } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import type { Tables } from '../../database/table-types.ts';
import { inTransaction } from '../../database/transaction.ts';
import { type Instant, instant } from '../../domain/calendar/instant.ts';
import { accept } from '../../domain/refusal/outcome.ts';
import type { GatewayCall } from '../gateways/gateway-call.ts';
import { gateways } from '../gateways/gateways.ts';
import { findKeysInScope, findUnanswered } from './find-unanswered.ts';
import { type PreparedCharge, prepareCharges } from './prepare-charges.ts';
import { type AnsweredCharge, recordAnswers } from './record-answers.ts';

export interface Collecting {
  readonly kysely: Kysely<Tables>;
  readonly businessId: number;
  readonly segments: ReadonlyMap<number, Segment>;
  readonly now: Instant;
  /** Only this buyer's; left out, of all that live in the business's time. */
  readonly buyerId?: number | undefined;
}

/** Longer than any gateway is waited for: whoever sent it is gone. */
const LEASE_MS = 5 * 60_000;

/** One batch. Answers how many invoices were taken; 0 when none is due or free. */
export async function chargeDueInvoices(collecting: Collecting, limit: number): Promise<number> {
  const { now, buyerId } = collecting;
  const { taken, charges } = await inOne(collecting, (context) =>
    prepareCharges(context, now, limit, buyerId),
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
  const call = callOf(collecting);
  for (const [name, charges] of Map.groupBy(waiting, ({ gateway }) => gateway)) {
    const known = await gateways.get(name)?.lookUp(call, charges);
    if (!known) continue;
    await record(
      collecting,
      [...known].map(([idempotencyKey, answer]) => ({ idempotencyKey, answer })),
    );
    await sendCharges(
      collecting,
      charges.filter(({ idempotencyKey }) => !known.has(idempotencyKey)),
    );
  }
  return waiting.length;
}

/** What was pending and has been decided since. Answers how many. */
export async function settlePending(collecting: Collecting): Promise<number> {
  const call = callOf(collecting);
  let settled = 0;
  for (const gateway of gateways.values()) {
    const decided = (await gateway.findSettled?.(call)) ?? [];
    const keys = decided.map(({ idempotencyKey }) => idempotencyKey);
    const ours = await inOne(collecting, (context) => findKeysInScope(context, keys, collecting.buyerId));
    if (ours.size === 0) continue;
    settled += await record(
      collecting,
      decided.filter(({ idempotencyKey }) => ours.has(idempotencyKey)),
    );
    await gateway.acknowledge?.(call, [...ours]);
  }
  return settled;
}

async function sendCharges(collecting: Collecting, charges: readonly PreparedCharge[]): Promise<void> {
  for (const [name, requests] of Map.groupBy(charges, ({ gateway }) => gateway)) {
    const answers = await gateways.get(name)?.charge(callOf(collecting), requests);
    if (!answers) throw new Error(`the gateway ${name} is not installed`);
    await record(
      collecting,
      requests.flatMap(({ idempotencyKey }, index) => {
        const answer = answers[index];
        return answer ? [{ idempotencyKey, answer }] : [];
      }),
    );
  }
}

function record(collecting: Collecting, answers: readonly AnsweredCharge[]): Promise<number> {
  return inOne(collecting, (context) => recordAnswers(context, collecting.segments, answers));
}

function callOf({ businessId, now, kysely }: Collecting): GatewayCall {
  return { businessId, now, kysely, settings: new Map() };
}

async function inOne<T>(
  { kysely, businessId, now }: Collecting,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const outcome = await inTransaction(kysely, async (transaction) =>
    accept(await work({ businessId, agent: { name: 'tick' }, now, transaction })),
  );
  if (!outcome.ok) throw new Error('a step of collecting was refused');
  return outcome.value;
}
