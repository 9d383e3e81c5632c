/** The newest absolute write of each feature, so that one that arrives late does not undo it. */
import type { Context } from '../accounts/context.ts';
import type { Instant } from '../domain/calendar/instant.ts';

/** Keyed by `subscriptionId featureId`. Stands on the index `usage_event_of_feature`. */
export async function findLatestStamps(
  context: Context,
  subscriptionIds: readonly number[],
): Promise<ReadonlyMap<string, Instant>> {
  const rows = await context.transaction
    .selectFrom('usage_event')
    .select(['subscription_id', 'feature_id'])
    .select(({ fn }) => fn.max('stamped_at').as('stampedAt'))
    .where('business_id', '=', context.businessId)
    .where('subscription_id', '=', ({ fn, val }) => fn<number>('any', [val(subscriptionIds)]))
    .where('increment', 'is', null)
    .groupBy(['subscription_id', 'feature_id'])
    .execute();
  return new Map(rows.map((row) => [`${row.subscription_id} ${row.feature_id}`, row.stampedAt]));
}
