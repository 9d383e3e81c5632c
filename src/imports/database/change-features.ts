/**
 * Changes the features of subscriptions to what their lines say. A running subscription's are usages: they are
 * charged and kept in its history; those of one that does not run are only quantities to begin with.
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import type { Feature } from '../../catalogue/find-features.ts';
import type { Refusal } from '../../domain/refusal/outcome.ts';
import { isActive } from '../../domain/subscription/state.ts';
import type { SubscriptionFeature } from '../../domain/subscription/terms.ts';
import { changeFeature, type UsageChange } from '../../domain/subscription/usage-change.ts';
import type { LoadedSubscription } from '../../subscriptions/load-subscriptions.ts';
import { type SubscriptionWrite, writeSubscriptions } from '../../subscriptions/write-subscriptions.ts';
import type { UsageEntry } from '../../usage/plan-usages.ts';
import { updateUsages } from '../../usage/update-usages.ts';
import type { RowRefusal } from '../import-port.ts';
import type { FeatureRow } from '../import-row.ts';
import type { BatchContext } from './batch-context.ts';
import { findRefused } from './find-refused.ts';
import type { ChangedRow } from './planned-rows.ts';

/** Adds the features that a subscription lacks, off and without price, and sets the quantities included. */
export async function writeFeatureRows(
  { transaction, businessId }: Context,
  rows: readonly ChangedRow[],
  features: ReadonlyMap<string, Feature>,
): Promise<void> {
  const named = rows.flatMap(({ subscriptionId, row, changes }) =>
    row.subscription.features.flatMap(({ referenceFeature, quantityIncluded }) => {
      const feature = features.get(referenceFeature);
      const isChanged = changes.some(({ field }) => field.startsWith(`Features.${referenceFeature}.`));
      return feature && isChanged ? [{ subscriptionId, featureId: feature.id, quantityIncluded }] : [];
    }),
  );
  if (named.length === 0) return;
  await sql`
    insert into subscription_feature as f (business_id, subscription_id, feature_id, position, is_included,
      is_enabled, quantity_included, quantity_current, steps, is_volume, is_updatable_before_subscription,
      is_updatable_after_subscription, is_updated_at_full_price, is_free_in_trial)
    select ${businessId}, v.subscription_id, v.feature_id, 1000, false, false, v.quantity_included, 0, '[]', false,
      true, true, false, false
    from unnest(${named.map((one) => one.subscriptionId)}::bigint[], ${named.map((one) => one.featureId)}::bigint[],
      ${named.map((one) => one.quantityIncluded ?? null)}::bigint[])
      as v(subscription_id, feature_id, quantity_included)
    on conflict (business_id, subscription_id, feature_id) do update
      set quantity_included = coalesce(excluded.quantity_included, f.quantity_included)
  `.execute(transaction);
}

export async function changeFeatures(
  { context }: BatchContext,
  rows: readonly ChangedRow[],
  features: ReadonlyMap<string, Feature>,
  loaded: readonly LoadedSubscription[],
): Promise<readonly RowRefusal[]> {
  const byId = new Map(loaded.map((one) => [one.id, one]));
  const usages: { readonly line: number; readonly entries: readonly UsageEntry[] }[] = [];
  const writes: SubscriptionWrite[] = [];
  const refused: RowRefusal[] = [];
  for (const { subscriptionId, row } of rows) {
    const subscription = byId.get(subscriptionId);
    if (!subscription) throw new Error(`subscription ${subscriptionId} of line ${row.line} is gone`);
    const wanted = findChanges(subscription, row.subscription.features, features);
    if (wanted.length === 0) continue;
    if (isActive(subscription.state)) {
      const entries = wanted.map(({ reference, change }) => ({
        featureReference: reference,
        subscriptionId,
        change,
      }));
      usages.push({ line: row.line, entries });
      continue;
    }
    const changed = withChanges(subscription.features, wanted);
    if (Array.isArray(changed)) {
      const { state, nextRenewalAt } = subscription;
      writes.push({ loaded: subscription, state, nextRenewalAt, features: changed });
    } else refused.push({ line: row.line, refusal: changed });
  }
  await writeSubscriptions(context, writes);
  const attempt = (part: readonly (typeof usages)[number][]) =>
    updateUsages(
      context,
      part.flatMap(({ entries }) => entries),
    );
  const refusals = await findRefused(usages, attempt);
  return [...refused, ...[...refusals].map(([{ line }, refusal]) => ({ line, refusal }))];
}

interface WantedChange {
  readonly reference: string;
  readonly featureId: number;
  readonly change: UsageChange;
}

/** A counter of consumption moves with usage: a line says only what it begins with. */
function findChanges(
  { features: current }: LoadedSubscription,
  rows: readonly FeatureRow[],
  features: ReadonlyMap<string, Feature>,
): WantedChange[] {
  return rows.flatMap(({ referenceFeature: reference, isEnabled, quantityCurrent }): WantedChange[] => {
    const feature = features.get(reference);
    const now = current.find(({ featureId }) => featureId === feature?.id);
    if (!feature || !now) return [];
    const featureId = feature.id;
    if (feature.type === 'OnOff')
      return isEnabled === undefined || isEnabled === now.isEnabled
        ? []
        : [{ reference, featureId, change: { kind: 'Switch', isEnabled } }];
    const isSame = quantityCurrent === undefined || quantityCurrent === now.quantityCurrent;
    if (isSame || feature.type === 'Consumption') return [];
    return [{ reference, featureId, change: { kind: 'Quantity', quantity: quantityCurrent } }];
  });
}

function withChanges(
  current: readonly SubscriptionFeature[],
  wanted: readonly WantedChange[],
): SubscriptionFeature[] | Refusal {
  const after: SubscriptionFeature[] = [];
  for (const feature of current) {
    const change = wanted.find(({ featureId }) => featureId === feature.featureId)?.change;
    const changed = changeFeature(feature, change ?? { kind: 'None' });
    if (!changed.ok) return changed.refusals[0];
    after.push(changed.value);
  }
  return after;
}
