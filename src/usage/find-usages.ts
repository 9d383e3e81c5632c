/**
 * The rights of customers: what each feature of their running subscriptions allows and how much is used. One
 * statement, on the indexes `subscription_of_customer` and the primary key of `subscription_feature`.
 */
import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Tables } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { FeatureType } from '../domain/subscription/terms.ts';

export interface Usage {
  readonly segmentId: number;
  readonly featureId: number;
  readonly customerId: number;
  /** Null on a row that aggregates several subscriptions. */
  readonly subscriptionId: number | null;
  readonly segmentReference: string;
  readonly featureReference: string;
  readonly customerReference: string;
  readonly type: FeatureType;
  readonly isIncluded: boolean;
  readonly isEnabled: boolean;
  /** Null = unlimited. */
  readonly quantityIncluded: number | null;
  readonly quantityCurrent: number;
  readonly periodStartAt: Instant | null;
  readonly periodEndAt: Instant | null;
}

export interface UsageFilter {
  readonly customerReference?: string | undefined;
  readonly featureReference?: string | undefined;
  readonly subscriptionId?: number | undefined;
  readonly subscriptionIds?: readonly number[] | undefined;
}

const runningStates = [
  'ActiveRunning',
  'ActiveDelayedUpgrade',
  'ActiveDelayedTermination',
  'ActiveDelayedSuspension',
] as const;

/** In the order of subscription, then feature. No running subscription, no rights (domain.md §5). */
export async function findUsages(
  database: Kysely<Tables>,
  businessId: number,
  filter: UsageFilter,
): Promise<Usage[]> {
  const conditions = [
    ...(filter.customerReference === undefined
      ? []
      : [sql<SqlBool>`c.reference = ${filter.customerReference}`]),
    ...(filter.featureReference === undefined
      ? []
      : [sql<SqlBool>`f.reference = ${filter.featureReference}`]),
    ...(filter.subscriptionId === undefined ? [] : [sql<SqlBool>`s.id = ${filter.subscriptionId}`]),
    ...(filter.subscriptionIds === undefined ? [] : [sql<SqlBool>`s.id = any(${filter.subscriptionIds})`]),
  ];
  const rows = await database
    .selectFrom('customer as c')
    .innerJoin('subscription as s', (join) =>
      join.onRef('s.business_id', '=', 'c.business_id').onRef('s.customer_id', '=', 'c.id'),
    )
    .innerJoin('subscription_feature as sf', (join) =>
      join.onRef('sf.business_id', '=', 's.business_id').onRef('sf.subscription_id', '=', 's.id'),
    )
    .innerJoin('feature as f', (join) =>
      join.onRef('f.business_id', '=', 'sf.business_id').onRef('f.id', '=', 'sf.feature_id'),
    )
    .innerJoin('segment as g', (join) =>
      join.onRef('g.business_id', '=', 's.business_id').onRef('g.id', '=', 's.segment_id'),
    )
    .select([
      's.segment_id as segmentId',
      'sf.feature_id as featureId',
      's.customer_id as customerId',
      's.id as subscriptionId',
      'g.reference as segmentReference',
      'f.reference as featureReference',
      'c.reference as customerReference',
      'f.type',
      'sf.is_included as isIncluded',
      'sf.is_enabled as isEnabled',
      'sf.quantity_included as quantityIncluded',
      'sf.quantity_current as quantityCurrent',
      's.period_start_at as periodStartAt',
      's.period_end_at as periodEndAt',
    ])
    .where('c.business_id', '=', businessId)
    .where('s.state', 'in', runningStates)
    .where((builder) => builder.and(conditions))
    .orderBy('s.id')
    .orderBy('sf.position')
    .orderBy('sf.feature_id')
    .execute();
  return rows;
}

/**
 * One row a feature and customer: quantities are summed, unlimited when any is, a switch is on when any is
 * (shared/wire.md, d).
 */
export function aggregateUsages(usages: readonly Usage[]): Usage[] {
  const groups = new Map<string, Usage>();
  for (const usage of usages) {
    const key = `${usage.customerId} ${usage.featureId}`;
    const before = groups.get(key);
    groups.set(key, before ? mergeUsages(before, usage) : usage);
  }
  return [...groups.values()];
}

function mergeUsages(a: Usage, b: Usage): Usage {
  const isUnlimited = a.quantityIncluded === null || b.quantityIncluded === null;
  return {
    ...a,
    subscriptionId: null,
    isIncluded: a.isIncluded || b.isIncluded,
    isEnabled: a.isEnabled || b.isEnabled,
    quantityIncluded: isUnlimited ? null : (a.quantityIncluded ?? 0) + (b.quantityIncluded ?? 0),
    quantityCurrent: a.quantityCurrent + b.quantityCurrent,
    periodStartAt: a.periodStartAt === b.periodStartAt ? a.periodStartAt : null,
    periodEndAt: a.periodEndAt === b.periodEndAt ? a.periodEndAt : null,
  };
}
