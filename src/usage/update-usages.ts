/** Writes usage changes: the counters, their history, and what they cost at once (domain.md §5). */
import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { findBillability } from '../customers/find-billability.ts';
import { insertRows } from '../database/bulk.ts';
import { accept, type Outcome, type Refusal } from '../domain/refusal/outcome.ts';
import { asRunning, type LoadedSubscription } from '../subscriptions/load-subscriptions.ts';
import { writeSubscriptions } from '../subscriptions/write-subscriptions.ts';
import type { Usage } from './find-usages.ts';
import { type PlannedUsage, planUsages, type UsageEntry, type UsagePlan } from './plan-usages.ts';

export interface UpdateOptions {
  /** True: demand a billable buyer whatever the cost; false: never; absent: when the change costs something. */
  readonly ensuresBillable?: boolean | undefined;
}

/** Answers the usages after the change, one an entry, in the order of the entries. All or none. */
export async function updateUsages(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  entries: readonly UsageEntry[],
  options: UpdateOptions = {},
): Promise<Outcome<readonly Usage[]>> {
  const plan = await planUsages(context, entries);
  if (!plan.ok) return plan;
  const refusal = await checkBillable(context, segments, plan.value, options);
  if (refusal) return { ok: false, refusals: [refusal] };
  await applyPlan(context, plan.value);
  await recordUsages(context, plan.value);
  return accept(usagesAfter(segments, plan.value));
}

/** As they are read afterwards, without reading them. */
function usagesAfter(segments: ReadonlyMap<number, Segment>, plan: UsagePlan): Usage[] {
  const subscriptions = new Map(plan.subscriptions.map((loaded) => [loaded.id, loaded]));
  return plan.usages.flatMap(({ subscriptionId, featureId, featureReference, customerReference }) => {
    const loaded = subscriptions.get(subscriptionId);
    const after = plan.featuresAfter.get(subscriptionId)?.find((one) => one.featureId === featureId);
    if (!loaded || !after) return [];
    return {
      segmentId: loaded.segmentId,
      featureId,
      customerId: loaded.customerId,
      subscriptionId,
      segmentReference: segments.get(loaded.segmentId)?.reference ?? '',
      featureReference,
      customerReference,
      type: after.type,
      isIncluded: after.isIncluded,
      isEnabled: after.isEnabled,
      quantityIncluded: after.quantityIncluded,
      quantityCurrent: after.quantityCurrent,
      periodStartAt: loaded.period?.startAt ?? null,
      periodEndAt: loaded.period?.endAt ?? null,
    };
  });
}

/** A change that costs something wants a billable buyer; one that is free is always let through. */
async function checkBillable(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  plan: UsagePlan,
  { ensuresBillable }: UpdateOptions,
): Promise<Refusal | null> {
  if (ensuresBillable === false) return null;
  const costly = new Set(plan.usages.filter(hasCost).map(({ subscriptionId }) => subscriptionId));
  const asked = plan.subscriptions.filter(
    ({ id, segmentId }) => ensuresBillable || (costly.has(id) && !segments.get(segmentId)?.allowsUnpaidStart),
  );
  if (asked.length === 0) return null;
  const billability = await findBillability(context, [...new Set(asked.map(({ buyerId }) => buyerId))]);
  for (const { buyerId } of asked) {
    const buyer = billability.get(buyerId);
    if (!buyer?.isBillable) return { code: 'Error.Customer.PaymentSettings.Missing' };
    if (buyer.isCappingReached) return { code: 'Error.Customer.Billing.CappingReached' };
  }
  return null;
}

function hasCost(usage: PlannedUsage): boolean {
  return usage.lines.some((line) => line.amount > 0);
}

/** A subscription that the entries leave as it was is not written, and makes no event. */
async function applyPlan(context: Context, plan: UsagePlan): Promise<void> {
  const usages = Map.groupBy(plan.usages, ({ subscriptionId }) => subscriptionId);
  const writes = plan.subscriptions.flatMap((loaded) => {
    const features = plan.featuresAfter.get(loaded.id) ?? loaded.features;
    if (isDeepStrictEqual(features, loaded.features)) return [];
    const lines = (usages.get(loaded.id) ?? []).flatMap((usage) => usage.lines);
    return [
      {
        loaded,
        state: loaded.state,
        nextRenewalAt: loaded.nextRenewalAt,
        features,
        lines: lines.map((line) => ({ periodNumber: periodNumber(loaded), line })),
        events: ['SubscriptionFeaturesUpdated'] as const,
      },
    ];
  });
  await writeSubscriptions(context, writes);
}

function periodNumber(loaded: LoadedSubscription): number {
  return asRunning(loaded).period.number;
}

async function recordUsages(context: Context, plan: UsagePlan): Promise<void> {
  const columns = {
    business_id: 'bigint',
    subscription_id: 'bigint',
    feature_id: 'bigint',
    period_number: 'integer',
    stamped_at: 'timestamptz',
    received_at: 'timestamptz',
    increment: 'bigint',
    quantity_after: 'bigint',
    is_enabled_after: 'boolean',
    is_late: 'boolean',
  } as const;
  const numbers = new Map(plan.subscriptions.map((loaded) => [loaded.id, periodNumber(loaded)]));
  const rows = plan.usages
    .filter(({ change }) => change.kind !== 'None')
    .map((usage) => ({
      business_id: context.businessId,
      subscription_id: usage.subscriptionId,
      feature_id: usage.featureId,
      period_number: numbers.get(usage.subscriptionId) ?? 0,
      stamped_at: usage.stampedAt,
      received_at: context.now,
      increment: usage.change.kind === 'Increment' ? usage.change.increment : null,
      quantity_after: usage.after.type === 'OnOff' ? null : usage.after.quantityCurrent,
      is_enabled_after: usage.after.type === 'OnOff' ? usage.after.isEnabled : null,
      is_late: usage.isLate,
    }));
  await insertRows(context.transaction, 'usage_event', columns, rows);
}
