/** When a buyer that comes back to automatic billing is billed next: on the day that its first start fixed. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { nextBoundaryAfter, nextFixedDayAfter } from '../domain/calendar/period.ts';
import type { LockedCustomer } from './lock-customer.ts';

/** Null while nothing has started, and in a segment that is billed by hand. */
export async function findNextBilling(context: Context, customer: LockedCustomer): Promise<Instant | null> {
  const anchorAt = customer.billing_anchor_at ?? (await findFirstStart(context, customer.id));
  if (anchorAt === null) return null;
  const segment = await context.transaction
    .selectFrom('segment')
    .select(['billing_mode', 'billing_day', 'time_zone'])
    .where('business_id', '=', context.businessId)
    .where('id', '=', customer.segment_id)
    .executeTakeFirstOrThrow();
  if (segment.billing_mode === 'Manual') return null;
  if (segment.billing_mode === 'FixedDay' && segment.billing_day !== null)
    return nextFixedDayAfter(segment.billing_day, context.now, segment.time_zone);
  return nextBoundaryAfter(anchorAt, { count: 1, unit: 'Month' }, context.now, segment.time_zone);
}

/** Of those that go on; started while the buyer was billed by hand, which fixed no day. */
async function findFirstStart(context: Context, buyerId: number): Promise<Instant | null> {
  const result = await sql<{ started_at: Instant | null }>`
    select min(started_at) as started_at from subscription
    where business_id = ${context.businessId} and buyer_id = ${buyerId} and ended_at is null
      and started_at <= ${toTimestamp(context.now)}::timestamptz
  `.execute(context.transaction);
  return result.rows[0]?.started_at ?? null;
}
