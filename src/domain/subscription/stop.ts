/**
 * Ending or suspending a subscription before its period does (domain.md §3): termination at term, now or on a
 * date; suspension by an agent.
 */
import type { Instant } from '../calendar/instant.ts';
import { toTimestamp } from '../calendar/instant.ts';
import { creditOfRemaining, remainingShare, type Share } from '../pricing/proration.ts';
import { accept, type Outcome, refuse } from '../refusal/outcome.ts';
import { lineLabel } from './labels.ts';
import { computeClosingFees } from './period-fees.ts';
import type { PlannedLine } from './planned-line.ts';
import { terminationFee } from './renewal.ts';
import { isActive } from './state.ts';
import { engagementEnd, type RunningSubscription } from './terms.ts';

export type TerminationMoment =
  | { readonly kind: 'AtTerm' }
  | { readonly kind: 'Now' }
  | { readonly kind: 'OnDate'; readonly at: Instant };

export interface TerminationRequest {
  readonly moment: TerminationMoment;
  /** Forced by an agent: the engagement does not hold it back, the termination fee is due. */
  readonly ignoresEngagement: boolean;
  /** The agent gives back the unused share of what was charged in advance. */
  readonly hasProratedCredit: boolean;
}

export interface StopContext {
  readonly now: Instant;
  readonly timeZone: string;
  readonly language: string;
}

export type Termination =
  | { readonly kind: 'Delayed'; readonly termAt: Instant; readonly isTerminationFeeDue: boolean }
  | { readonly kind: 'Immediate'; readonly endedAt: Instant; readonly lines: readonly PlannedLine[] };

/**
 * Refuses a termination now or on a date inside the engagement unless forced; at term it waits for the end of
 * the engagement instead.
 */
export function planTermination(
  subscription: RunningSubscription,
  request: TerminationRequest,
  charged: readonly ChargedLine[],
  context: StopContext,
): Outcome<Termination> {
  const { now, timeZone } = context;
  const engagedUntil = engagementEnd(subscription.terms, subscription.period, timeZone);
  const wantedAt = momentOf(request.moment, subscription, now);
  const isInside = engagedUntil !== null && wantedAt < engagedUntil;
  if (isInside && !request.ignoresEngagement) {
    if (request.moment.kind === 'AtTerm')
      return accept({ kind: 'Delayed', termAt: engagedUntil, isTerminationFeeDue: false });
    return refuse('Error.Subscription.Engaged', undefined, { until: toTimestamp(engagedUntil) });
  }
  if (request.moment.kind === 'OnDate' && request.moment.at < now)
    return refuse('Error.Input.Date.Past', 'DateTermination', { field: 'DateTermination' });
  const isTerminationFeeDue = isInside && request.ignoresEngagement;
  if (request.moment.kind !== 'Now')
    return accept({ kind: 'Delayed', termAt: wantedAt, isTerminationFeeDue });
  const fee = terminationFee({ ...subscription, isTerminationFeeDue }, now, context.language);
  const credits = request.hasProratedCredit
    ? computeCredits(subscription, charged, now, context.language)
    : [];
  return accept({
    kind: 'Immediate',
    endedAt: now,
    lines: [...closeAt(subscription, now, context.language), ...fee, ...credits],
  });
}

function momentOf(moment: TerminationMoment, subscription: RunningSubscription, now: Instant): Instant {
  if (moment.kind === 'Now') return now;
  return moment.kind === 'OnDate' ? moment.at : subscription.period.endAt;
}

/** The consumption of the running period up to `at`, when the period is cut there. */
export function closeAt(
  subscription: RunningSubscription,
  at: Instant,
  language: string,
): readonly PlannedLine[] {
  if (!isActive(subscription.state)) return [];
  const { number, startAt } = subscription.period;
  return computeClosingFees({ ...subscription, language }, number, { startAt, endAt: at }).lines;
}

/** What was charged in advance for the running period, line by line, as the balance holds it. */
export interface ChargedLine {
  readonly featureId: number | null;
  readonly amount: number;
  /** The fee of a whole period; null when the line is never credited. */
  readonly proratableAmount: number | null;
}

/**
 * The credit for the unused share of the running period: one line for the recurrence and one for each feature,
 * each net of its discounts. What is credited and what stays charged add up to what was charged.
 */
export function computeCredits(
  subscription: RunningSubscription,
  charged: readonly ChargedLine[],
  at: Instant,
  language: string,
): readonly PlannedLine[] {
  const share = remainingShare(subscription.period.whole, at);
  const groups = new Map<number | null, ChargedLine[]>();
  for (const line of charged) {
    if (line.proratableAmount === null) continue;
    groups.set(line.featureId, [...(groups.get(line.featureId) ?? []), line]);
  }
  const credits = [...groups].map(([featureId, lines]) =>
    creditLine(subscription, featureId, lines, share, at, language),
  );
  return credits.filter((line) => line.amount !== 0);
}

function creditLine(
  subscription: RunningSubscription,
  featureId: number | null,
  lines: readonly ChargedLine[],
  share: Share,
  at: Instant,
  language: string,
): PlannedLine {
  const amount = lines.reduce((total, line) => total + line.amount, 0);
  const whole = lines.reduce((total, line) => total + (line.proratableAmount ?? 0), 0);
  const feature = subscription.features.find((candidate) => candidate.featureId === featureId);
  const isTrial = subscription.period.number === 0;
  const credit = creditOfRemaining(amount, whole, share);
  return {
    type:
      featureId !== null
        ? 'AutoFeatureProrata'
        : isTrial
          ? 'AutoSubscriptionTrialProrata'
          : 'AutoSubscriptionRecurrenceProrata',
    label: lineLabel('credit', language, { title: feature?.title ?? subscription.title }),
    amount: credit === 0 ? 0 : -credit,
    featureId,
    discountId: null,
    movedAt: null,
    period: { startAt: at, endAt: subscription.period.endAt },
    quantityReported: null,
    quantityBilled: null,
    proratableAmount: null,
  };
}
