/**
 * Starting a subscription, and restarting a suspended one (domain.md §3): which period opens, and what it costs.
 */
import type { Instant } from '../calendar/instant.ts';
import { type Period, periodBoundary } from '../calendar/period.ts';
import type { Discount } from '../pricing/discount.ts';
import { computeOpeningFees, type FeeContext } from './period-fees.ts';
import type { PlannedLine } from './planned-line.ts';
import {
  chargeableQuantity,
  hasTrial,
  paidPeriod,
  type RunningPeriod,
  type SubscriptionFeature,
} from './terms.ts';

export interface OpenedPeriod {
  readonly period: RunningPeriod;
  readonly lines: readonly PlannedLine[];
  readonly features: readonly SubscriptionFeature[];
  readonly discounts: readonly Discount[];
}

export interface StartOptions {
  readonly startAt: Instant;
  readonly timeZone: string;
  /** A successor in an upgrade pays no set-up fee and has no trial. */
  readonly isSuccessor?: boolean;
}

/** Opens the trial, or else the first paid period, anchored at the start. */
export function planStart(
  context: FeeContext,
  { startAt, timeZone, isSuccessor }: StartOptions,
): OpenedPeriod {
  const { terms } = context;
  if (hasTrial(terms) && !isSuccessor) {
    const trial = { count: terms.durationTrial, unit: terms.unitTrial };
    const endAt = periodBoundary(startAt, trial, 1, timeZone);
    const whole = { startAt, endAt };
    return openPeriod(context, { number: 0, ...whole, anchorAt: endAt, anchorNumber: 1, whole }, true);
  }
  const anchor = { anchorAt: startAt, anchorNumber: 1 };
  const whole = paidPeriod(terms, anchor, 1, timeZone);
  return openPeriod(context, { number: 1, ...whole, ...anchor, whole }, !isSuccessor);
}

/** Opens a paid period anchored at the restart; its number follows the last one (domain.md §3). */
export function planRestart(
  context: FeeContext,
  lastNumber: number,
  restartAt: Instant,
  timeZone: string,
): OpenedPeriod {
  const number = lastNumber + 1;
  const anchor = { anchorAt: restartAt, anchorNumber: number };
  const whole = paidPeriod(context.terms, anchor, number, timeZone);
  return openPeriod(context, { number, ...whole, ...anchor, whole }, false);
}

/** Writes the fees of a period and starts its counters. */
export function openPeriod(context: FeeContext, period: RunningPeriod, hasUpFrontFee: boolean): OpenedPeriod {
  const span: Period = { startAt: period.startAt, endAt: period.endAt };
  const { lines, discounts } = computeOpeningFees(context, period.number, span, hasUpFrontFee);
  return { period, lines, discounts, features: context.features.map(resetForPeriod) };
}

/** Consumption starts from zero; what the renewal charged is what the period has paid for. */
export function resetForPeriod(feature: SubscriptionFeature): SubscriptionFeature {
  if (feature.type === 'Consumption') return { ...feature, quantityCurrent: 0, quantityCharged: 0 };
  return { ...feature, quantityCharged: chargeableQuantity(feature) };
}
