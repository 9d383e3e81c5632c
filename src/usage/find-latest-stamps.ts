/** The newest absolute write of each feature, so that one that arrives late does not undo it. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';

export interface StampedWrite {
  readonly subscriptionId: number;
  readonly featureId: number;
  readonly stampedAt: Instant;
}

/**
 * Keyed by `subscriptionId featureId`; only those that are newer than a write asked for. Reads the index
 * `usage_event_of_feature` from the write on, which is nothing for one that comes in time.
 */
export async function findLatestStamps(
  { transaction, businessId }: Context,
  writes: readonly StampedWrite[],
): Promise<Map<string, Instant>> {
  if (writes.length === 0) return new Map();
  const { rows } = await sql<{ subscription_id: number; feature_id: number; stamped_at: Instant }>`
    select v.subscription_id, v.feature_id, max(e.stamped_at) as stamped_at
    from unnest(${writes.map((write) => write.subscriptionId)}::bigint[],
      ${writes.map((write) => write.featureId)}::bigint[],
      ${writes.map((write) => toTimestamp(write.stampedAt))}::timestamptz[])
      as v(subscription_id, feature_id, stamped_at)
    join usage_event e on e.business_id = ${businessId} and e.subscription_id = v.subscription_id
      and e.feature_id = v.feature_id and e.stamped_at > v.stamped_at and e.increment is null
    group by v.subscription_id, v.feature_id
  `.execute(transaction);
  return new Map(rows.map((row) => [`${row.subscription_id} ${row.feature_id}`, row.stamped_at]));
}
