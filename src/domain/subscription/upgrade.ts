/**
 * A change of offer, in either direction (domain.md §3): the subscription ends and a successor starts on the
 * target, now or at the term.
 */
import { type Instant, toTimestamp } from '../calendar/instant.ts';
import type { CalendarDuration, Period } from '../calendar/period.ts';
import { prorate, remainingShare, type Share } from '../pricing/proration.ts';
import { accept, type Outcome, refuse } from '../refusal/outcome.ts';
import { type FeeContext, feeLine, withDiscounts } from './period-fees.ts';
import type { PlannedLine } from './planned-line.ts';
import { type OpenedPeriod, planStart, resetForPeriod } from './start.ts';
import { type ChargedLine, closeAt, computeCredits, type StopContext } from './stop.ts';
import {
  chargeableQuantity,
  computeFeaturePrice,
  engagementEnd,
  excessQuantity,
  isTrialPeriod,
  type RunningPeriod,
  type RunningSubscription,
  recurrenceOf,
  type SubscriptionFeature,
} from './terms.ts';

export interface ImmediateUpgrade {
  /** On the old subscription: its consumption up to now and the credit of what it had not used. */
  readonly closing: readonly PlannedLine[];
  readonly opened: OpenedPeriod;
}

/** Inside the engagement only a higher recurring amount is let through, unless an agent ignores it. */
export function checkUpgradeAllowed(
  subscription: RunningSubscription,
  targetAmountRecurrence: number,
  ignoresEngagement: boolean,
  context: StopContext,
): Outcome<null> {
  const engagedUntil = engagementEnd(subscription.terms, subscription.period, context.timeZone);
  if (ignoresEngagement || engagedUntil === null || context.now >= engagedUntil) return accept(null);
  if (targetAmountRecurrence > subscription.terms.amountRecurrence) return accept(null);
  return refuse('Error.Subscription.Engaged', undefined, { until: toTimestamp(engagedUntil) });
}

/**
 * The successor keeps the term date when both durations are equal, else its first period starts now. It takes
 * over the quantities of the features that both offers have; a trial that runs goes on until its end, and only
 * the features that are paid in it are given back and charged anew.
 */
export function planImmediateUpgrade(
  subscription: RunningSubscription,
  target: FeeContext,
  charged: readonly ChargedLine[],
  context: StopContext,
): ImmediateUpgrade {
  const { now, language, timeZone } = context;
  const successor = { ...target, features: carryQuantities(subscription.features, target.features) };
  const arrears = closeAt(subscription, now, language);
  if (isTrialPeriod(subscription.period)) {
    const ofFeatures = charged.filter((line) => line.featureId !== null);
    const credits = computeCredits(subscription, ofFeatures, now, language);
    return { closing: [...arrears, ...credits], opened: continueTrial(successor, subscription.period, now) };
  }
  const credits = computeCredits(subscription, charged, now, language);
  const opened = hasSameRecurrence(subscription, target)
    ? joinRunningPeriod(successor, subscription.period, now)
    : planStart(successor, { startAt: now, timeZone, isSuccessor: true });
  return { closing: [...arrears, ...credits], opened };
}

/** A year is twelve months and a week seven days, on every calendar date. */
function hasSameRecurrence(subscription: RunningSubscription, target: FeeContext): boolean {
  const [from, to] = [
    inSmallerUnit(recurrenceOf(subscription.terms)),
    inSmallerUnit(recurrenceOf(target.terms)),
  ];
  return from.count === to.count && from.unit === to.unit;
}

function inSmallerUnit({ count, unit }: CalendarDuration): CalendarDuration {
  if (unit === 'Year') return { count: 12 * count, unit: 'Month' };
  return unit === 'Week' ? { count: 7 * count, unit: 'Day' } : { count, unit };
}

/** Limitations and switches go on with their quantities; consumption was closed and starts from zero. */
export function carryQuantities(
  from: readonly SubscriptionFeature[],
  to: readonly SubscriptionFeature[],
): readonly SubscriptionFeature[] {
  const known = new Map(from.map((feature) => [feature.featureId, feature]));
  return to.map((feature) => {
    const before = known.get(feature.featureId);
    if (!before || feature.type === 'Consumption') return feature;
    // What was charged at full price stays paid: it was not credited, and is not charged again.
    const isPaid = feature.isUpdatedAtFullPrice && before.isUpdatedAtFullPrice;
    const carried = { ...feature, quantityCharged: isPaid ? before.quantityCharged : 0 };
    if (feature.type === 'OnOff') return { ...carried, isEnabled: feature.isEnabled || before.isEnabled };
    return { ...carried, quantityCurrent: before.quantityCurrent };
  });
}

function continueTrial(successor: FeeContext, running: RunningPeriod, now: Instant): OpenedPeriod {
  const share = remainingShare(running.whole, now);
  const span = { startAt: now, endAt: running.endAt };
  const fees = featureShares(successor, span, share, ({ isFreeInTrial }) => !isFreeInTrial);
  const { lines, discounts } = withDiscounts(fees, successor.discounts, running.number, successor.language);
  const features = successor.features.map(resetForPeriod);
  return { period: { ...running, ...span }, lines, features, discounts };
}

/** The successor's period 1 is what remains of the running period; its anchor and whole period are the same. */
function joinRunningPeriod(successor: FeeContext, running: RunningPeriod, now: Instant): OpenedPeriod {
  const share = remainingShare(running.whole, now);
  const span = { startAt: now, endAt: running.endAt };
  const fees = [
    recurrenceShare(successor, span, share),
    ...featureShares(successor, span, share, () => true),
  ];
  const { lines, discounts } = withDiscounts(fees, successor.discounts, 1, successor.language);
  const anchorNumber = 1 - (running.number - running.anchorNumber);
  return {
    period: { ...span, number: 1, anchorAt: running.anchorAt, anchorNumber, whole: running.whole },
    lines,
    features: successor.features.map(resetForPeriod),
    discounts,
  };
}

function recurrenceShare({ terms, title, language }: FeeContext, period: Period, share: Share) {
  const amount = prorate(terms.amountRecurrence, share);
  const line = feeLine('AutoSubscriptionRecurrenceProrata', 'recurrenceProrata', title, amount, language);
  return {
    kind: 'Recurrence' as const,
    title,
    line: { ...line, period, proratableAmount: terms.amountRecurrence },
  };
}

function featureShares(
  { features, language }: FeeContext,
  span: Period,
  share: Share,
  isPaid: (feature: SubscriptionFeature) => boolean,
) {
  return features
    .filter((feature) => feature.type !== 'Consumption' && isPaid(feature))
    .map((feature) => featureShare(feature, span, share, language));
}

function featureShare(feature: SubscriptionFeature, period: Period, share: Share, language: string) {
  const quantity = chargeableQuantity(feature);
  const isFullPrice = feature.isUpdatedAtFullPrice;
  const paid = computeFeaturePrice(feature, feature.quantityCharged);
  const whole = Math.max(computeFeaturePrice(feature, quantity) - paid, 0);
  const amount = isFullPrice ? whole : prorate(whole, share);
  const type = isFullPrice ? 'AutoFeatureNotProratable' : 'AutoFeatureProrata';
  const isMetered = feature.type === 'Limitation';
  return {
    kind: 'Feature' as const,
    title: feature.title,
    line: {
      ...feeLine(type, 'featureProrata', feature.title, amount, language),
      featureId: feature.featureId,
      period,
      quantityReported: isMetered ? quantity : null,
      quantityBilled: isMetered ? excessQuantity(feature, quantity) : null,
      proratableAmount: isFullPrice ? null : whole,
    },
  };
}
