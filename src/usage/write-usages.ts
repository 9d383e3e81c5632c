/**
 * Writes what was planned for usages: the counters, their history, an event for each subscription that changed, in
 * one statement whatever their number; and, where there are any, the fees.
 */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { at } from '../database/bulk.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import type { SubscriptionFeature } from '../domain/subscription/terms.ts';
import { eventInsertion } from '../events/record-events.ts';
import { insertBalanceLines } from '../subscriptions/balance-line-rows.ts';
import type { FeatureOutcome, PlannedUsage, UsagePlan } from './plan-usages.ts';

/** A subscription that the entries leave as it was makes no event. */
export async function writeUsages(context: Context, { usages, features }: UsagePlan): Promise<void> {
  const changed = [...features.values()].filter(({ before, after }) => hasChanged(before, after));
  const reported = usages.filter(({ entry }) => entry.change.kind !== 'None');
  if (reported.length > 0 || changed.length > 0) await writeCounters(context, changed, reported);
  await insertBalanceLines(context, usages.flatMap(balanceLinesOf));
}

function hasChanged(before: SubscriptionFeature, after: SubscriptionFeature): boolean {
  return (
    before.isEnabled !== after.isEnabled ||
    before.quantityCurrent !== after.quantityCurrent ||
    before.quantityCharged !== after.quantityCharged
  );
}

async function writeCounters(
  context: Context,
  changed: readonly FeatureOutcome[],
  reported: readonly PlannedUsage[],
): Promise<void> {
  const { businessId } = context;
  const subscriptions = new Map(changed.map(({ subscription }) => [subscription.id, subscription]));
  const events = [...subscriptions.values()]
    .toSorted((a, b) => a.id - b.id)
    .map(({ id, customerId }) => ({
      type: 'SubscriptionFeaturesUpdated' as const,
      customerId,
      subscriptionId: id,
    }));
  await sql`
    with counted as (
      update subscription_feature t
      set is_enabled = v.is_enabled, quantity_current = v.quantity_current, quantity_charged = v.quantity_charged
      from unnest((select ${changed.map(({ subscription }) => subscription.id)}::bigint[]),
        (select ${changed.map(({ after }) => after.featureId)}::bigint[]),
        (select ${changed.map(({ after }) => after.isEnabled)}::boolean[]),
        (select ${changed.map(({ after }) => after.quantityCurrent)}::bigint[]),
        (select ${changed.map(({ after }) => after.quantityCharged)}::bigint[]))
        as v(subscription_id, feature_id, is_enabled, quantity_current, quantity_charged)
      where t.business_id = ${businessId} and t.subscription_id = v.subscription_id
        and t.feature_id = v.feature_id
    ), logged as (
      insert into usage_event (business_id, received_at, subscription_id, feature_id, period_number, stamped_at,
        increment, quantity_after, is_enabled_after, is_late)
      select ${businessId}::bigint, ${at(context.now)}, v.*
      from unnest(${reported.map(({ subscription }) => subscription.id)}::bigint[],
        ${reported.map(({ feature }) => feature.featureId)}::bigint[],
        ${reported.map(({ subscription }) => subscription.period.number)}::integer[],
        ${reported.map(({ stampedAt }) => toTimestamp(stampedAt))}::timestamptz[],
        ${reported.map(incrementOf)}::bigint[],
        ${reported.map(({ after }) => (after.type === 'OnOff' ? null : after.quantityCurrent))}::bigint[],
        ${reported.map(({ after }) => (after.type === 'OnOff' ? after.isEnabled : null))}::boolean[],
        ${reported.map(({ isLate }) => isLate)}::boolean[]) v
    )
    ${eventInsertion(context, events)}`.execute(context.transaction);
}

function incrementOf({ entry: { change } }: PlannedUsage): number | null {
  return change.kind === 'Increment' ? change.increment : null;
}

function balanceLinesOf({ subscription, lines }: PlannedUsage) {
  return lines.map((line) => ({
    ...line,
    segmentId: subscription.segmentId,
    customerId: subscription.buyerId,
    subscriptionId: subscription.id,
    periodNumber: subscription.period.number,
    keyCharge: subscription.keyCharge,
  }));
}
