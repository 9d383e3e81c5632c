/**
 * A change of a feature's quantity or switch on a running subscription (domain.md §5), and what it costs at
 * once.
 */
import type { Instant } from '../calendar/instant.ts';
import { LARGEST_AMOUNT } from '../money/largest-amount.ts';
import { prorate, remainingShare } from '../pricing/proration.ts';
import { accept, type Outcome, refuse } from '../refusal/outcome.ts';
import { feeLine, withDiscounts } from './period-fees.ts';
import type { PlannedLine } from './planned-line.ts';
import {
  chargeableQuantity,
  computeFeaturePrice,
  excessQuantity,
  isFeaturePriceable,
  type RunningSubscription,
  type SubscriptionFeature,
} from './terms.ts';

export type UsageChange =
  | { readonly kind: 'Increment'; readonly increment: number }
  | { readonly kind: 'Quantity'; readonly quantity: number }
  | { readonly kind: 'Switch'; readonly isEnabled: boolean }
  /** A call that names a feature and nothing else: no change, the answer tells where it stands. */
  | { readonly kind: 'None' };

export interface ChangedFeature {
  readonly feature: SubscriptionFeature;
  readonly lines: readonly PlannedLine[];
}

/**
 * The feature after the change. Refuses a mode that does not fit its type, a quantity below zero, and one that
 * is beyond counting or pricing: it must be refused to its caller now, not thrown at the renewal that prices it.
 */
export function changeFeature(
  feature: SubscriptionFeature,
  change: UsageChange,
): Outcome<SubscriptionFeature> {
  if (change.kind === 'None') return accept(feature);
  if (change.kind === 'Switch') {
    if (feature.type !== 'OnOff') return wrongType('IsEnabled', feature);
    return accept({ ...feature, isEnabled: change.isEnabled });
  }
  const field = change.kind === 'Increment' ? 'Increment' : 'QuantityCurrent';
  if (feature.type === 'OnOff') return wrongType(field, feature);
  const quantityCurrent =
    change.kind === 'Increment' ? feature.quantityCurrent + change.increment : change.quantity;
  if (quantityCurrent < 0) return refuse('Error.Usage.Negative', field);
  if (!Number.isSafeInteger(quantityCurrent))
    return refuse('Error.Input.Invalid', field, { field, reason: '< 2^53' });
  if (!isFeaturePriceable(feature, quantityCurrent))
    return refuse('Error.Input.Invalid', field, { field, reason: `fee ≤ ${LARGEST_AMOUNT}` });
  return accept({ ...feature, quantityCurrent });
}

function wrongType(field: string, feature: SubscriptionFeature) {
  return refuse('Error.Usage.WrongType', field, { field, type: feature.type });
}

/**
 * What the change costs at once, prorated from `at` to the end of the period, and the feature with what the
 * period has now paid for. Consumption costs nothing before its period closes; going down costs and returns
 * nothing.
 */
export function chargeChange(
  subscription: Pick<RunningSubscription, 'period' | 'discounts'>,
  changed: SubscriptionFeature,
  at: Instant,
  language: string,
): ChangedFeature {
  const quantity = chargeableQuantity(changed);
  const isFree = subscription.period.number === 0 && changed.isFreeInTrial;
  if (changed.type === 'Consumption' || quantity <= changed.quantityCharged)
    return { feature: changed, lines: [] };
  const whole =
    computeFeaturePrice(changed, quantity) - computeFeaturePrice(changed, changed.quantityCharged);
  // A volume price can fall with the quantity: what was paid for stays the dearer, smaller quantity.
  if (whole < 0) return { feature: changed, lines: [] };
  const feature = { ...changed, quantityCharged: quantity };
  if (isFree || whole === 0) return { feature, lines: [] };
  const isFullPrice = changed.isUpdatedAtFullPrice;
  const amount = isFullPrice ? whole : prorate(whole, remainingShare(subscription.period.whole, at));
  const type = isFullPrice ? 'AutoFeatureNotProratable' : 'AutoFeatureProrata';
  const isMetered = changed.type === 'Limitation';
  const line: PlannedLine = {
    ...feeLine(type, 'featureProrata', changed.title, amount, language),
    featureId: changed.featureId,
    period: { startAt: at, endAt: subscription.period.endAt },
    quantityReported: isMetered ? quantity : null,
    quantityBilled: isMetered
      ? excessQuantity(changed, quantity) - excessQuantity(changed, changed.quantityCharged)
      : null,
    proratableAmount: isFullPrice ? null : whole,
  };
  const percentages = subscription.discounts.filter((discount) => discount.typeOff === 'PerTenThousand');
  const fee = { kind: 'Feature' as const, title: changed.title, line };
  return { feature, lines: withDiscounts([fee], percentages, subscription.period.number, language).lines };
}
