/**
 * What will be renewed and billed to a buyer, and when: the tick is played for it alone, in a rehearsal that the caller
 * rolls back (docs/decisions/0009), so that what is foretold and what is then done cannot differ.
 */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { at as asSql } from '../database/bulk.ts';
import { type Instant, laterOf, toTimestamp } from '../domain/calendar/instant.ts';
import { letterTypes } from '../events/event-types.ts';
import { findNextDue } from './find-next-due.ts';
import { tickThrough } from './tick-business.ts';

export interface ForeseenEvent {
  readonly occursAt: Instant;
  /** The type of the event that will be told. */
  readonly type: string;
  readonly subscriptionId: number | null;
  /** Of an invoice with its tax, of a renewal without: minor units. */
  readonly amount: number | null;
  readonly currency: string;
}

export interface Horizon {
  readonly until: Instant;
  /** How many times at which something happens. */
  readonly times: number;
}

/** Of a subscription that is due at every second, say: more is not played, whatever happens at them. */
const MOST_STEPS = 100;

/** The context must be a rehearsal's. */
export async function foreseeCustomer(
  context: Context,
  buyerId: number,
  horizon: Horizon,
): Promise<ForeseenEvent[]> {
  const { transaction, businessId } = context;
  const foreseen: ForeseenEvent[] = [];
  let from = context.now;
  let times = 0;
  for (let step = 0; step < MOST_STEPS && times < horizon.times; step += 1) {
    const dueAt = await findNextDue(transaction, { businessId, buyerId, collects: false });
    if (dueAt === null || dueAt > horizon.until) break;
    const at = laterOf(dueAt, from);
    const lastEventId = await findLastEvent(context);
    await assumeCharged(context, buyerId, at);
    await tickThrough(transaction, businessId, from, at, { buyerId, collects: false });
    const events = await findEventsSince(context, buyerId, lastEventId);
    foreseen.push(...events);
    if (events.length > 0) times += 1;
    from = at;
  }
  return foreseen;
}

/**
 * No gateway is called in a rehearsal: what is to be charged until then counts as paid, so that what follows is not
 * foreseen for a bad payer.
 */
async function assumeCharged(
  { transaction, businessId }: Context,
  buyerId: number,
  at: Instant,
): Promise<void> {
  await transaction
    .updateTable('invoice')
    .set(({ ref }) => ({
      state: 'Paid',
      amount_paid: sql<number>`${ref('amount_total')} - ${ref('amount_credited')}`,
      paid_at: toTimestamp(at),
    }))
    .where('business_id', '=', businessId)
    .where('customer_id', '=', buyerId)
    .where('state', '=', 'DueAuto')
    .where('payment_scheduled_at', '<=', asSql(at))
    .execute();
}

async function findLastEvent({ transaction, businessId }: Context): Promise<number> {
  const { rows } = await sql<{ id: number | null }>`
    select max(id) as id from event where business_id = ${businessId}
  `.execute(transaction);
  return rows[0]?.id ?? 0;
}

/** What is told of by another event, or is no more than a letter. */
const leftOut: readonly string[] = ['CustomerBillingSucceeded', ...letterTypes];

/** Of the buyer and of the subscriptions that it pays for. */
async function findEventsSince(
  { transaction, businessId }: Context,
  buyerId: number,
  lastEventId: number,
): Promise<ForeseenEvent[]> {
  const { rows } = await sql<{
    readonly type: string;
    readonly occurred_at: Instant;
    readonly subscription_id: number | null;
    readonly amount: number | null;
    readonly currency: string;
  }>`
    select e.type, e.occurred_at, e.subscription_id, g.currency,
      coalesce(i.amount_total, (
        select sum(l.amount)::bigint from balance_line l
        where l.business_id = e.business_id and l.subscription_id = e.subscription_id
          and l.created_at = e.occurred_at)) as amount
    from event e
    left join invoice i on i.business_id = e.business_id and i.id = e.invoice_id
    left join subscription s on s.business_id = e.business_id and s.id = e.subscription_id
    join customer c on c.business_id = e.business_id and c.id = ${buyerId}
    join segment g on g.business_id = c.business_id and g.id = c.segment_id
    where e.business_id = ${businessId} and e.id > ${lastEventId}
      and (e.customer_id = ${buyerId} or s.buyer_id = ${buyerId}) and e.type <> all(${leftOut})
    order by e.id
  `.execute(transaction);
  return rows.map((row) => ({
    occursAt: row.occurred_at,
    type: row.type,
    subscriptionId: row.subscription_id,
    amount: row.amount,
    currency: row.currency,
  }));
}
