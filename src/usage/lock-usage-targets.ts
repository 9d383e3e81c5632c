/**
 * Which feature of which running subscription each usage entry means, with all that decides what the entry does:
 * one statement whatever the number of entries. Each is looked up by the primary keys and `subscription_of_customer`.
 */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { customerIdNamed } from '../customers/find-customer-by-reference.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { RunningPeriod, SubscriptionFeature } from '../domain/subscription/terms.ts';
import { type FeatureRow, featureOf, type PeriodRow, periodOf } from '../subscriptions/load-subscriptions.ts';

export interface UsageSubject {
  readonly featureReference: string;
  readonly customerReference?: string | undefined;
  readonly subscriptionId?: number | undefined;
}

/** What a change of usage needs of the subscription it is made on. */
export interface UsedSubscription {
  readonly id: number;
  readonly segmentId: number;
  readonly segmentReference: string;
  readonly allowsUnpaidStart: boolean;
  readonly customerId: number;
  readonly buyerId: number;
  readonly keyCharge: string | null;
  /** The buyer's, then the segment's. */
  readonly languages: readonly [string, string];
  readonly period: RunningPeriod;
  readonly nextRenewalAt: Instant | null;
}

export interface UsageTarget {
  readonly subscription: UsedSubscription;
  /** Before any of the entries. */
  readonly feature: SubscriptionFeature;
  readonly featureReference: string;
  readonly customerReference: string;
}

interface TargetRow extends FeatureRow, PeriodRow {
  /** From 1. */
  readonly number: number;
  readonly feature_reference: string;
  readonly customer_reference: string;
  readonly segment_id: number;
  readonly segment_reference: string;
  readonly allows_unpaid_start: boolean;
  readonly customer_id: number;
  readonly buyer_id: number;
  readonly key_charge: string | null;
  readonly language: string;
  readonly segment_language: string;
  readonly next_renewal_at: Instant | null;
}

/**
 * All that fit, for each entry in the order of the entries: none when nothing runs, several when an entry does not
 * say which. An entry that names neither customer nor subscription means nothing.
 *
 * Subscriptions and features are locked, in one order for all callers, and read as whoever held them before left
 * them: PostgreSQL takes the newest version of a row that it locks, and the old one of any other. So nothing that a
 * change of a subscription writes may be read here from other tables.
 */
export async function lockUsageTargets(
  { transaction, businessId }: Context,
  subjects: readonly UsageSubject[],
): Promise<readonly (readonly UsageTarget[])[]> {
  if (subjects.length === 0) return [];
  const { rows } = await selectTargets(businessId, subjects).execute(transaction);
  const byNumber = Map.groupBy(rows, ({ number }) => number);
  return subjects.map((_, index) => (byNumber.get(index + 1) ?? []).map(targetOf));
}

/**
 * The arrays stand in a `select` of their own so that the plan for one entry is the plan for fifty, and can be kept.
 * Customers are looked up row by row: joined, PostgreSQL goes through all of a business it has no statistics of.
 */
function selectTargets(businessId: number, subjects: readonly UsageSubject[]) {
  return sql<TargetRow>`
    with entry as (
      select v.number::integer, f.id as feature_id, f.reference as feature_reference, f.type, f.title,
        v.subscription_id, v.customer as customer_reference,
        ${customerIdNamed(sql`v.customer`, businessId)} as customer_id
      from unnest((select ${subjects.map((one) => one.featureReference)}::text[]),
        (select ${subjects.map((one) => one.customerReference ?? null)}::text[]),
        (select ${subjects.map((one) => one.subscriptionId ?? null)}::bigint[]))
        with ordinality as v(feature, customer, subscription_id, number)
      join feature f on f.business_id = ${businessId} and f.reference = v.feature
    ), candidate as (
      select e.*, s.id as candidate_id
      from entry e
      join subscription s on s.business_id = ${businessId} and s.customer_id = e.customer_id
        and (e.subscription_id is null or s.id = e.subscription_id)
      union all
      select e.*, e.subscription_id
      from entry e
      where e.customer_reference is null and e.subscription_id is not null
    )
    select c.number, c.feature_reference, c.type, c.title, sf.*,
      s.segment_id, s.customer_id, s.buyer_id, s.key_charge, s.next_renewal_at, s.period_number, s.period_start_at,
      s.period_end_at, s.whole_start_at, s.whole_end_at, s.anchor_at, s.anchor_number,
      g.reference as segment_reference, g.language as segment_language, g.allows_unpaid_start,
      (select n.reference from customer n where n.business_id = ${businessId} and n.id = s.customer_id)
        as customer_reference,
      (select b.language from customer b where b.business_id = ${businessId} and b.id = s.buyer_id) as language
    from candidate c
    join subscription s on s.business_id = ${businessId} and s.id = c.candidate_id
    join subscription_feature sf on sf.business_id = ${businessId} and sf.subscription_id = s.id
      and sf.feature_id = c.feature_id
    join segment g on g.business_id = ${businessId} and g.id = s.segment_id
    where s.state in ('ActiveRunning', 'ActiveDelayedUpgrade', 'ActiveDelayedTermination',
      'ActiveDelayedSuspension')
    order by s.id, sf.feature_id, c.number
    for no key update of s, sf`;
}

function targetOf(row: TargetRow): UsageTarget {
  const period = periodOf(row);
  if (period === null) throw new Error(`subscription ${row.subscription_id} runs without a period`);
  const languages = [row.language, row.segment_language] as const;
  return {
    subscription: {
      id: row.subscription_id,
      segmentId: row.segment_id,
      segmentReference: row.segment_reference,
      allowsUnpaidStart: row.allows_unpaid_start,
      customerId: row.customer_id,
      buyerId: row.buyer_id,
      keyCharge: row.key_charge,
      languages,
      period,
      nextRenewalAt: row.next_renewal_at,
    },
    feature: featureOf(row, languages),
    featureReference: row.feature_reference,
    customerReference: row.customer_reference,
  };
}
