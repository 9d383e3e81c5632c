/**
 * What happens at the end of a period (domain.md §3): consumption is closed, what was delayed takes effect, or
 * the next period opens.
 */
import type { Instant } from '../calendar/instant.ts';
import { earlierOf } from '../calendar/instant.ts';
import { computeClosingFees, feeLine } from './period-fees.ts';
import type { PlannedLine } from './planned-line.ts';
import { type OpenedPeriod, openPeriod } from './start.ts';
import type { SubscriptionState } from './state.ts';
import { isLastPeriod, paidPeriod, type RunningSubscription } from './terms.ts';

export type RenewalBlock = 'SuspendedNoPaymentInfo' | 'SuspendedPaymentDue';

export interface RenewalContext {
  readonly timeZone: string;
  readonly language: string;
  /** Why the segment does not renew this buyer; null when it does. */
  readonly block: RenewalBlock | null;
}

export type Renewal =
  | {
      readonly kind: 'NextPeriod';
      readonly closing: readonly PlannedLine[];
      readonly opened: OpenedPeriod;
    }
  | {
      readonly kind: 'Stop';
      readonly closing: readonly PlannedLine[];
      readonly state: SubscriptionState;
      readonly stoppedAt: Instant;
      /** The running period ends here, before its nominal end, when the term falls inside it. */
      readonly isCut: boolean;
    };

/** When the subscription is next to be looked at: the end of its period, or a term inside it. */
export function nextRenewalAt(subscription: {
  readonly period: { readonly endAt: Instant };
  readonly termAt: Instant | null;
}): Instant {
  const { period, termAt } = subscription;
  return termAt === null ? period.endAt : earlierOf(period.endAt, termAt);
}

/** The plan of what is due at `nextRenewalAt`. */
export function planRenewal(subscription: RunningSubscription, context: RenewalContext): Renewal {
  const dueAt = nextRenewalAt(subscription);
  const feeContext = { ...subscription, language: context.language };
  const { period } = subscription;
  const closing = computeClosingFees(feeContext, period.number, {
    startAt: period.startAt,
    endAt: dueAt,
  }).lines;
  const stop = stopAt(subscription, dueAt, context);
  if (stop) {
    const fee = stop === 'EndedTerminated' ? terminationFee(subscription, dueAt, context.language) : [];
    const isCut = dueAt < period.endAt;
    return { kind: 'Stop', closing: [...closing, ...fee], state: stop, stoppedAt: dueAt, isCut };
  }
  const number = period.number + 1;
  const anchor = { anchorAt: period.anchorAt, anchorNumber: period.anchorNumber };
  const whole = paidPeriod(subscription.terms, anchor, number, context.timeZone);
  const opened = openPeriod(feeContext, { number, ...whole, ...anchor, whole }, false);
  return { kind: 'NextPeriod', closing, opened };
}

const delayedEnd: Partial<Record<SubscriptionState, SubscriptionState>> = {
  ActiveDelayedTermination: 'EndedTerminated',
  ActiveDelayedUpgrade: 'EndedUpgrade',
  ActiveDelayedSuspension: 'SuspendedAgent',
};

function stopAt(
  subscription: RunningSubscription,
  dueAt: Instant,
  context: RenewalContext,
): SubscriptionState | null {
  const delayed = delayedEnd[subscription.state];
  const isComplete =
    dueAt === subscription.period.endAt && isLastPeriod(subscription.terms, subscription.period.number);
  // Suspended, it could be restarted and would charge a period more than the count.
  if (isComplete && delayed === 'SuspendedAgent') return 'EndedComplete';
  if (delayed && (subscription.termAt === null || subscription.termAt <= dueAt)) return delayed;
  if (isComplete) return 'EndedComplete';
  return context.block;
}

/** The fee for leaving inside the engagement, when an agent forced it. */
export function terminationFee(
  subscription: RunningSubscription,
  endedAt: Instant,
  language: string,
): readonly PlannedLine[] {
  const amount = subscription.terms.amountTermination;
  if (!subscription.isTerminationFeeDue || amount === 0) return [];
  const line = feeLine('AutoSubscriptionTermination', 'termination', subscription.title, amount, language);
  return [{ ...line, movedAt: endedAt }];
}
