/**
 * Which feature of which running subscription each usage entry means: one statement whatever the number of
 * entries. Each is looked up by the primary keys and `subscription_of_customer`.
 */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { customerIdNamed } from '../customers/find-customer-by-reference.ts';

export interface UsageSubject {
  readonly featureReference: string;
  readonly customerReference?: string | undefined;
  readonly subscriptionId?: number | undefined;
}

export interface UsageTarget {
  readonly subscriptionId: number;
  readonly featureId: number;
  readonly featureReference: string;
  readonly customerReference: string;
}

interface TargetRow {
  /** From 1. */
  readonly number: number;
  readonly subscription_id: number;
  readonly feature_id: number;
  readonly feature_reference: string;
  readonly customer_reference: string;
}

/**
 * All that fit, for each entry in the order of the entries: none when nothing runs, several when an entry does not
 * say which. An entry that names neither customer nor subscription means nothing.
 * The arrays stand in a `select` of their own so that the plan for one entry is the plan for fifty, and can be kept.
 */
export async function findUsageTargets(
  { transaction, businessId }: Context,
  subjects: readonly UsageSubject[],
): Promise<readonly (readonly UsageTarget[])[]> {
  if (subjects.length === 0) return [];
  const { rows } = await sql<TargetRow>`
    with entry as (
      select v.number::integer, f.id as feature_id, f.reference as feature_reference, v.subscription_id, v.customer as customer_reference,
        ${customerIdNamed(sql`v.customer`, businessId)} as customer_id
      from unnest((select ${subjects.map((one) => one.featureReference)}::text[]),
        (select ${subjects.map((one) => one.customerReference ?? null)}::text[]),
        (select ${subjects.map((one) => one.subscriptionId ?? null)}::bigint[]))
        with ordinality as v(feature, customer, subscription_id, number)
      join feature f on f.business_id = ${businessId} and f.reference = v.feature
    ), candidate as (
      select e.number, e.feature_id, e.feature_reference, s.id as subscription_id, s.state, s.customer_id
      from entry e
      join subscription s on s.business_id = ${businessId} and s.customer_id = e.customer_id
        and (e.subscription_id is null or s.id = e.subscription_id)
      union all
      select e.number, e.feature_id, e.feature_reference, s.id, s.state, s.customer_id
      from entry e
      join subscription s on s.business_id = ${businessId} and s.id = e.subscription_id
      where e.customer_reference is null
    )
    select c.number, c.subscription_id, c.feature_id, c.feature_reference, n.reference as customer_reference
    from candidate c
    join customer n on n.business_id = ${businessId} and n.id = c.customer_id
    join subscription_feature sf on sf.business_id = ${businessId} and sf.subscription_id = c.subscription_id
      and sf.feature_id = c.feature_id
    where c.state in ('ActiveRunning', 'ActiveDelayedUpgrade', 'ActiveDelayedTermination',
      'ActiveDelayedSuspension')
    order by c.number, c.subscription_id
  `.execute(transaction);
  const byNumber = Map.groupBy(rows, ({ number }) => number);
  return subjects.map((_, index) =>
    (byNumber.get(index + 1) ?? []).map((row) => ({
      subscriptionId: row.subscription_id,
      featureId: row.feature_id,
      featureReference: row.feature_reference,
      customerReference: row.customer_reference,
    })),
  );
}
