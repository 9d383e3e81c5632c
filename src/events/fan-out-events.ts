/**
 * Makes of each event one notification per webhook that wants it. Their body is written once, here, so that what
 * happens later does not rewrite what is told. In sets: a thousand events are five statements.
 */
import { type Kysely, sql } from 'kysely';
import { insertRows } from '../database/bulk.ts';
import type { NotificationState, Tables } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { computeEnvelope } from './envelope.ts';
import { loadEventFacts } from './load-event-facts.ts';

const BATCH = 1_000;

interface Listener {
  readonly id: number;
  readonly triggers: readonly string[] | null;
  readonly state: 'Active' | 'Paused';
}

const columns = {
  business_id: 'bigint',
  webhook_id: 'bigint',
  event_id: 'bigint',
  customer_id: 'bigint',
  type: 'text',
  triggered_at: 'timestamptz',
  body: 'text',
  state: 'notification_state',
  next_attempt_at: 'timestamptz',
  created_at: 'timestamptz',
} as const;

/** Businesses with events that wait, found by the index `event_waiting`. */
export async function findBusinessesToTell(kysely: Kysely<Tables>): Promise<readonly number[]> {
  const { rows } = await sql<{ business_id: number }>`
    select b.business_id from business b
    where exists (select from event e where e.business_id = b.business_id and e.is_waiting)
    order by b.business_id`.execute(kysely);
  return rows.map(({ business_id }) => business_id);
}

/**
 * One worker at a time per business, so that notifications are numbered in the order of the events.
 * @param now the machine's clock
 * @returns how many events were told of; fewer than 1000 when no more waited
 */
export async function fanOutEvents(
  kysely: Kysely<Tables>,
  businessId: number,
  now: Instant,
): Promise<number> {
  return kysely.transaction().execute(async (transaction) => {
    const lock = await sql<{ is_locked: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended('webhook ' || ${businessId}::text, 0)) as is_locked
    `.execute(transaction);
    if (lock.rows[0]?.is_locked !== true) return 0;
    const { rows: events } = await sql<{ id: number; customer_id: number | null }>`
      update event e set is_waiting = false
      from (select id from event where business_id = ${businessId} and is_waiting order by id limit ${BATCH}
        for update skip locked) w
      where e.business_id = ${businessId} and e.id = w.id
      returning e.id, e.customer_id`.execute(transaction);
    if (events.length === 0) return 0;
    const { rows: listeners } = await sql<Listener>`
      select id, triggers, state from webhook where business_id = ${businessId} and state <> 'Unverified'
      order by id for share`.execute(transaction);
    if (listeners.length === 0) return events.length;
    const customerOf = new Map(events.map(({ id, customer_id }) => [id, customer_id]));
    const facts = await loadEventFacts({ transaction, businessId }, [...customerOf.keys()]);
    const rows = facts.flatMap((event) => {
      const body = JSON.stringify(computeEnvelope(event));
      return listeners
        .filter(({ triggers }) => triggers === null || triggers.includes(event.type))
        .map(({ id, state }) => ({
          business_id: businessId,
          webhook_id: id,
          event_id: event.id,
          customer_id: customerOf.get(event.id) ?? null,
          type: event.type,
          triggered_at: event.occurred_at,
          body,
          state: (state === 'Active' ? 'Waiting' : 'Held') satisfies NotificationState,
          next_attempt_at: state === 'Active' ? now : null,
          created_at: now,
        }));
    });
    await insertRows(transaction, 'webhook_notification', columns, rows);
    return events.length;
  });
}
