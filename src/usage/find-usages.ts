/**
 * The rights of customers: what each feature of their running subscriptions allows and how much is used. One
 * statement, on the indexes `subscription_of_customer` and the primary key of `subscription_feature`.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
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

export type UsagePaging = Paging & { readonly isAggregated: boolean };

export interface UsageRow extends Usage {
  /** From 1, in their order. */
  readonly rowNumber: number;
  readonly totalItems: number;
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
  paging: UsagePaging,
): Promise<PageOf<Usage>> {
  const { rows } = await selectUsagePage(businessId, filter, paging).execute(database);
  return usagePageOf(rows);
}

export function usagePageOf(rows: readonly UsageRow[]): PageOf<Usage> {
  return { items: rows, totalItems: rows[0]?.totalItems ?? 0 };
}

/** A page of no size has no rows, and so no total. */
export function selectUsagePage(
  businessId: number,
  filter: UsageFilter,
  { isAggregated, ...paging }: UsagePaging,
): RawBuilder<UsageRow> {
  const usages = sql`
    select s.segment_id as "segmentId", sf.feature_id as "featureId", s.customer_id as "customerId",
      s.id as "subscriptionId", g.reference as "segmentReference", f.reference as "featureReference",
      c.reference as "customerReference", f.type, sf.is_included as "isIncluded", sf.is_enabled as "isEnabled",
      sf.quantity_included as "quantityIncluded", sf.quantity_current as "quantityCurrent",
      s.period_start_at as "periodStartAt", s.period_end_at as "periodEndAt", sf.position
    from customer c
    join subscription s on s.business_id = c.business_id and s.customer_id = c.id
    join subscription_feature sf on sf.business_id = s.business_id and sf.subscription_id = s.id
    join feature f on f.business_id = sf.business_id and f.id = sf.feature_id
    join segment g on g.business_id = s.business_id and g.id = s.segment_id
    where c.business_id = ${businessId} and s.state in (${activeStateList}) ${conditions(businessId, filter)}`;
  return sql<UsageRow>`
    select u.*, count(*) over () as "totalItems", row_number() over (
        order by ${sql.ref(isAggregated ? 'firstSubscriptionId' : 'subscriptionId')}, position, "featureId"
      ) as "rowNumber"
    from (${isAggregated ? aggregate(usages) : usages}) u
    order by "rowNumber"
    limit ${paging.sizePage} offset ${offsetOf(paging)}`;
}

/** Words of ours: in the text, so that the plan that is kept knows them. */
const activeStateList = sql.raw(activeStates.map((state) => `'${state}'`).join(', '));

function conditions(businessId: number, filter: UsageFilter): RawBuilder<unknown> {
  const { customerReference, featureReference, subscriptionId, customerIds } = filter;
  const given: RawBuilder<unknown>[] = [];
  if (customerReference !== undefined)
    given.push(sql`and c.id = ${customerIdNamed(sql`${customerReference}`, businessId)}`);
  if (featureReference !== undefined) given.push(sql`and f.reference = ${featureReference}`);
  if (subscriptionId !== undefined) given.push(sql`and s.id = ${subscriptionId}`);
  if (customerIds !== undefined) given.push(sql`and c.id = any(${customerIds})`);
  return sql.join(given, sql` `);
}

/** A date that the subscriptions do not share says nothing about their sum. */
function aggregate(usages: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select "segmentId", "featureId", "customerId",
      case when count(*) = 1 then min("subscriptionId") end as "subscriptionId",
      "segmentReference", "featureReference", "customerReference", type,
      bool_or("isIncluded") as "isIncluded", bool_or("isEnabled") as "isEnabled",
      case when bool_and("quantityIncluded" is not null) then sum("quantityIncluded")::bigint end
        as "quantityIncluded",
      sum("quantityCurrent")::bigint as "quantityCurrent",
      case when min("periodStartAt") = max("periodStartAt") then min("periodStartAt") end as "periodStartAt",
      case when min("periodEndAt") = max("periodEndAt") then min("periodEndAt") end as "periodEndAt",
      min(position) as position, min("subscriptionId") as "firstSubscriptionId"
    from (${usages}) one
    group by "segmentId", "featureId", "customerId", "segmentReference", "featureReference", "customerReference", type`;
}
