/**
 * What a subscription is made of: its own copy of the offer's terms, its features with their quantities, its
 * discounts, and where it stands in time.
 */
import type { Instant } from '../calendar/instant.ts';
import {
  type CalendarDuration,
  type Period,
  periodAt,
  periodBoundary,
  type TimeUnit,
} from '../calendar/period.ts';
import { LARGEST_AMOUNT } from '../money/largest-amount.ts';
import type { Discount } from '../pricing/discount.ts';
import { computeStepsPrice, type PriceSteps } from '../pricing/price-steps.ts';
import type { SubscriptionState } from './state.ts';

export const featureTypes = ['OnOff', 'Limitation', 'Consumption'] as const;
export type FeatureType = (typeof featureTypes)[number];

/** Amounts in minor units; a trial of duration 0 is none. */
export interface SubscriptionTerms {
  readonly amountUpFront: number;
  readonly amountTrial: number;
  readonly durationTrial: number;
  readonly unitTrial: TimeUnit;
  readonly amountRecurrence: number;
  readonly durationRecurrence: number;
  readonly unitRecurrence: TimeUnit;
  /** Paid periods until it ends by itself; null = endless. */
  readonly countRecurrences: number | null;
  /** Paid periods of engagement; 0 = none. */
  readonly countMinRecurrences: number;
  readonly amountTermination: number;
}

export interface SubscriptionFeature {
  readonly featureId: number;
  readonly type: FeatureType;
  /** In the billing language. */
  readonly title: string;
  /** OnOff: part of the offer, without a fee of its own. */
  readonly isIncluded: boolean;
  readonly isEnabled: boolean;
  /** Null = unlimited. */
  readonly quantityIncluded: number | null;
  readonly quantityCurrent: number;
  /**
   * The highest quantity paid for in the running period (OnOff: 1 once paid), so that going down and up again
   * within a period is not charged twice.
   */
  readonly quantityCharged: number;
  readonly pricing: PriceSteps;
  /** A change is charged for the whole period and never credited. */
  readonly isUpdatedAtFullPrice: boolean;
  readonly isFreeInTrial: boolean;
}

/** Where a running subscription stands. Period 0 is the trial; paid periods count from 1. */
export interface RunningPeriod {
  readonly number: number;
  readonly startAt: Instant;
  readonly endAt: Instant;
  /** Paid period `n` is the one of index `n − anchorNumber` from `anchorAt`. */
  readonly anchorAt: Instant;
  readonly anchorNumber: number;
  /** The whole period by which fees are prorated: longer than the period when an upgrade began in the middle. */
  readonly whole: Period;
}

export interface RunningSubscription {
  readonly state: SubscriptionState;
  /** In the billing language. */
  readonly title: string;
  readonly terms: SubscriptionTerms;
  readonly features: readonly SubscriptionFeature[];
  readonly discounts: readonly Discount[];
  readonly period: RunningPeriod;
  /** When a delayed termination, suspension or upgrade takes effect. */
  readonly termAt: Instant | null;
  readonly isTerminationFeeDue: boolean;
}

export function recurrenceOf(terms: SubscriptionTerms): CalendarDuration {
  return { count: terms.durationRecurrence, unit: terms.unitRecurrence };
}

export function hasTrial(terms: SubscriptionTerms): boolean {
  return terms.durationTrial > 0;
}

export function isTrialPeriod(period: { readonly number: number }): boolean {
  return period.number === 0;
}

/** True when something is, or may become, due: such a subscription wants a billable buyer. */
export function isPriced(terms: SubscriptionTerms, features: readonly SubscriptionFeature[]): boolean {
  if (terms.amountUpFront > 0 || terms.amountRecurrence > 0) return true;
  if (hasTrial(terms) && terms.amountTrial > 0) return true;
  return features.some(
    (feature) =>
      computeFeaturePrice(feature, chargeableQuantity(feature)) > 0 || isPricedByConsumption(feature),
  );
}

/** Consumption is charged when it can no longer be refused: the buyer must be billable from the start. */
function isPricedByConsumption({ type, quantityIncluded, pricing }: SubscriptionFeature): boolean {
  if (type !== 'Consumption' || quantityIncluded === null) return false;
  return pricing.steps.some((step) => step.amountPerIncrement > 0 || (step.amountCeiling ?? 0) > 0);
}

/** Units above what is included; 0 when unlimited. */
export function excessQuantity(feature: SubscriptionFeature, quantity: number): number {
  return feature.quantityIncluded === null ? 0 : Math.max(0, quantity - feature.quantityIncluded);
}

/**
 * The price of a feature for one whole period, in minor units. OnOff: its price while enabled and not
 * included; metered: the price of the units above what is included.
 */
export function computeFeaturePrice(feature: SubscriptionFeature, quantity: number): number {
  if (feature.type === 'OnOff') {
    return feature.isIncluded || quantity === 0 ? 0 : computeStepsPrice(feature.pricing, 1);
  }
  return computeStepsPrice(feature.pricing, excessQuantity(feature, quantity));
}

/** False when the price is more than an amount can say, or beyond counting. */
export function isFeaturePriceable(feature: SubscriptionFeature, quantity: number): boolean {
  try {
    return computeFeaturePrice(feature, quantity) <= LARGEST_AMOUNT;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The quantity that fees are computed from: for an OnOff feature 1 when enabled. */
export function chargeableQuantity(feature: SubscriptionFeature): number {
  if (feature.type !== 'OnOff') return feature.quantityCurrent;
  return feature.isEnabled ? 1 : 0;
}

/** Paid period `number` on the calendar of its anchor. */
export function paidPeriod(
  terms: SubscriptionTerms,
  anchor: { readonly anchorAt: Instant; readonly anchorNumber: number },
  number: number,
  timeZone: string,
): Period {
  return periodAt(anchor.anchorAt, recurrenceOf(terms), number - anchor.anchorNumber, timeZone);
}

/** The end of the engagement: when as many paid periods as it asks for have run. Null when there is none. */
export function engagementEnd(
  terms: SubscriptionTerms,
  anchor: { readonly anchorAt: Instant; readonly anchorNumber: number },
  timeZone: string,
): Instant | null {
  if (terms.countMinRecurrences <= 0) return null;
  const index = terms.countMinRecurrences + 1 - anchor.anchorNumber;
  return periodBoundary(anchor.anchorAt, recurrenceOf(terms), index, timeZone);
}

/** True when the count of recurrences is used up at the end of the running period. */
export function isLastPeriod(terms: SubscriptionTerms, periodNumber: number): boolean {
  return terms.countRecurrences !== null && periodNumber >= terms.countRecurrences;
}
