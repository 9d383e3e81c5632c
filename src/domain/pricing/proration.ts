/**
 * Proration (domain.md §4): the share of a whole period that remains at an instant, and the money it stands for.
 */
import type { Instant } from '../calendar/instant.ts';
import type { Period } from '../calendar/period.ts';
import { mulDiv } from '../money/mul-div.ts';

/** A fraction of a *whole* period, in seconds: `0 ≤ remainingSeconds ≤ wholeSeconds`. */
export interface Share {
  readonly remainingSeconds: number;
  readonly wholeSeconds: number;
}

export const wholeShare: Share = { remainingSeconds: 1, wholeSeconds: 1 };

/**
 * What remains of the whole period at `at`: 1 before its start, 0 from its end on. Started seconds count as
 * used, so that the credit and the charge of one change see the same number.
 */
export function remainingShare(whole: Period, at: Instant): Share {
  const wholeSeconds = Math.floor((whole.endAt - whole.startAt) / 1000);
  if (wholeSeconds <= 0) throw new RangeError('a period of less than a second cannot be prorated');
  const remaining = Math.floor((whole.endAt - Math.max(at, whole.startAt)) / 1000);
  return { remainingSeconds: Math.min(Math.max(remaining, 0), wholeSeconds), wholeSeconds };
}

/** The charge for what remains: `round-half-up(amount × share)`, away from zero. */
export function prorate(amount: number, share: Share): number {
  return mulDiv(amount, share.remainingSeconds, share.wholeSeconds);
}

/**
 * The credit for what remains of a fee that was charged: the fee less what its used share costs, so that the
 * credit and what stays charged add up to the fee exactly. `wholeAmount` is the fee of the whole period,
 * `chargedAmount` what was charged of it (less when the fee began in mid-period). The result is ≤ the charge.
 */
export function creditOfRemaining(chargedAmount: number, wholeAmount: number, share: Share): number {
  const usedOfWhole = mulDiv(wholeAmount, share.wholeSeconds - share.remainingSeconds, share.wholeSeconds);
  const remainingOfWhole = wholeAmount - usedOfWhole;
  return clampTowardsZero(remainingOfWhole, chargedAmount);
}

/** A fee that began in mid-period was charged for less than the whole: never credit more than was charged. */
function clampTowardsZero(credit: number, charged: number): number {
  return charged >= 0 ? Math.min(Math.max(credit, 0), charged) : Math.max(Math.min(credit, 0), charged);
}
