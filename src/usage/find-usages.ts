/**
 * The rights of customers: what each feature of their running subscriptions allows and how much is used. One
 * statement, on the indexes `subscription_of_customer` and the primary key of `subscription_feature`.
 */
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { customerIdNamed } from '../customers/find-customer-by-reference.ts';
import type { Tables } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { activeStates } from '../domain/subscription/state.ts';
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
  readonly customerIds?: readonly number[] | undefined;
}

/**
 * One page of them, in the order of subscription, then feature. No running subscription, no rights (domain.md §5).
 * Aggregated, there is one row a feature and customer: quantities are summed, unlimited when any
 * is, a switch is on when any is (shared/wire.md, d); a row of several subscriptions names none.
 */
export async function findUsagePage(
  database: Kysely<Tables>,
  businessId: number,
  filter: UsageFilter,
  { isAggregated, ...paging }: Paging & { readonly isAggregated: boolean },
): Promise<PageOf<Usage>> {
  if (paging.sizePage === 0) return { items: [], totalItems: 0 };
  const usages = selectUsages(database, businessId, filter).select('sf.position');
  const query = isAggregated
    ? aggregate(database, usages)
    : database.selectFrom(usages.as('u')).selectAll('u').orderBy('u.subscriptionId');
  const rows = await query
    .select(({ fn }) => fn.countAll<number>().over().as('totalItems'))
    .orderBy('position')
    .orderBy('featureId')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  const items = rows.map(({ position: _, totalItems: __, ...usage }) => usage);
  return { items, totalItems: rows[0]?.totalItems ?? 0 };
}

function selectUsages(database: Kysely<Tables>, businessId: number, filter: UsageFilter) {
  const { customerReference, featureReference, subscriptionId, customerIds } = filter;
  let query = database
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
    .where('c.business_id', '=', businessId)
    .where('s.state', 'in', activeStates);
  if (customerReference !== undefined)
    query = query.where('c.id', '=', customerIdNamed(sql`${customerReference}`, businessId));
  if (featureReference !== undefined) query = query.where('f.reference', '=', featureReference);
  if (subscriptionId !== undefined) query = query.where('s.id', '=', subscriptionId);
  if (customerIds !== undefined)
    query = query.where('c.id', '=', ({ fn, val }) => fn<number>('any', [val(customerIds)]));
  return query.select([
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
  ]);
}

/** A date that the subscriptions do not share says nothing about their sum. */
function aggregate(
  database: Kysely<Tables>,
  usages: SelectQueryBuilder<Tables, never, Usage & { readonly position: number }>,
) {
  const shared = (column: 'periodStartAt' | 'periodEndAt') =>
    sql<Instant | null>`case when min(${sql.ref(column)}) = max(${sql.ref(column)}) then min(${sql.ref(column)}) end`;
  return database
    .selectFrom(usages.as('u'))
    .select(['segmentId', 'featureId', 'customerId'])
    .select(['segmentReference', 'featureReference', 'customerReference', 'type'])
    .select(({ fn }) => fn.min<number>('position').as('position'))
    .select([
      sql<number | null>`case when count(*) = 1 then min("subscriptionId") end`.as('subscriptionId'),
      sql<boolean>`bool_or("isIncluded")`.as('isIncluded'),
      sql<boolean>`bool_or("isEnabled")`.as('isEnabled'),
      sql<number | null>`case when bool_and("quantityIncluded" is not null)
        then sum("quantityIncluded")::bigint end`.as('quantityIncluded'),
      sql<number>`sum("quantityCurrent")::bigint`.as('quantityCurrent'),
      shared('periodStartAt').as('periodStartAt'),
      shared('periodEndAt').as('periodEndAt'),
    ])
    .groupBy(['segmentId', 'featureId', 'customerId'])
    .groupBy(['segmentReference', 'featureReference', 'customerReference', 'type'])
    .orderBy(sql`min("subscriptionId")`);
}
