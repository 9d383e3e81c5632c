/**
 * The consumption that imported subscriptions begin with: used elsewhere in the period that runs, where a start
 * counts from zero. Written with its history, as a usage reported now would be.
 */
import type { Context } from '../../accounts/context.ts';
import type { Feature } from '../../catalogue/find-features.ts';
import { insertRows, updateRows } from '../../database/bulk.ts';
import type { SubscriptionRow } from '../import-row.ts';

const counterColumns = {
  business_id: 'bigint',
  subscription_id: 'bigint',
  feature_id: 'bigint',
  quantity_current: 'bigint',
} as const;

const eventColumns = {
  business_id: 'bigint',
  subscription_id: 'bigint',
  feature_id: 'bigint',
  period_number: 'integer',
  stamped_at: 'timestamptz',
  received_at: 'timestamptz',
  quantity_after: 'bigint',
} as const;

export interface CreatedSubscription {
  readonly id: number;
  readonly row: SubscriptionRow;
}

/** One that has not started, or has ended, counts nothing. */
export async function startCounters(
  context: Context,
  created: readonly CreatedSubscription[],
  features: ReadonlyMap<string, Feature>,
): Promise<void> {
  const counters = created.flatMap(({ id, row }) =>
    row.features.flatMap(({ referenceFeature, quantityCurrent = 0 }) => {
      const feature = features.get(referenceFeature);
      if (feature?.type !== 'Consumption' || quantityCurrent === 0) return [];
      return [{ subscriptionId: id, featureId: feature.id, quantityCurrent }];
    }),
  );
  if (counters.length === 0) return;
  const periods = await findRunningPeriods(
    context,
    counters.map(({ subscriptionId }) => subscriptionId),
  );
  const running = counters.filter(({ subscriptionId }) => periods.has(subscriptionId));
  const key = ['business_id', 'subscription_id', 'feature_id'] as const;
  const common = (counter: (typeof counters)[number]) => ({
    business_id: context.businessId,
    subscription_id: counter.subscriptionId,
    feature_id: counter.featureId,
  });
  await updateRows(
    context.transaction,
    'subscription_feature',
    key,
    counterColumns,
    running.map((counter) => ({ ...common(counter), quantity_current: counter.quantityCurrent })),
  );
  await insertRows(
    context.transaction,
    'usage_event',
    eventColumns,
    running.map((counter) => ({
      ...common(counter),
      period_number: periods.get(counter.subscriptionId) ?? 0,
      stamped_at: context.now,
      received_at: context.now,
      quantity_after: counter.quantityCurrent,
    })),
  );
}

async function findRunningPeriods(
  { transaction, businessId }: Context,
  ids: readonly number[],
): Promise<Map<number, number>> {
  const rows = await transaction
    .selectFrom('subscription')
    .select(['id', 'period_number'])
    .where('business_id', '=', businessId)
    .where('id', '=', ({ fn, val }) => fn<number>('any', [val(ids)]))
    .where('state', '=', 'ActiveRunning')
    .execute();
  return new Map(rows.map((row) => [row.id, row.period_number ?? 0]));
}
