/** Splitting an amount in parts that add up to it, to the minor unit: by allocating, never by dividing. */
import { floorMulDiv, mulDiv, sum } from './mul-div.ts';

/**
 * Splits `amount` in proportion to `weights` by largest remainder: each part is the exact share cut towards
 * zero, and the minor units left over go to the largest remainders, the earlier one first when equal. Weights
 * may be of either sign (credit lines on an invoice), but their sum may not be zero unless the amount is.
 * @throws RangeError when the weights add up to zero and the amount does not.
 */
export function allocateByLargestRemainder(amount: number, weights: readonly number[]): number[] {
  const total = sum(weights);
  if (total === 0) {
    if (amount !== 0) throw new RangeError('cannot allocate over weights that add up to zero');
    return weights.map(() => 0);
  }
  const sign = total < 0 ? -1 : 1;
  const divisor = Math.abs(total);
  const parts = weights.map((weight) => mulDiv(amount, weight * sign, divisor, 'down'));
  const left = amount - sum(parts);
  const unit = left < 0 ? -1 : 1;
  const remainders = weights.map((weight, index) => ({
    index,
    rest: remainder(amount, weight * sign, divisor) * unit,
  }));
  remainders.sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (let step = 0; step < Math.abs(left); step += 1) {
    const target = remainders[step % remainders.length];
    if (target) parts[target.index] = (parts[target.index] ?? 0) + unit;
  }
  return parts;
}

/** The remainder of `amount × weight ÷ divisor` when cut towards zero, as an ordinary number: |rest| < divisor. */
function remainder(amount: number, weight: number, divisor: number): number {
  return Number((BigInt(amount) * BigInt(weight)) % BigInt(divisor));
}

/** An exact share of an amount, as the two whole amounts it may be rounded to: `top` is `floor` or one more. */
export interface RoundableShare {
  readonly floor: number;
  readonly top: number;
  /** The fraction above the floor, in a unit common to all shares: the largest is rounded up first. */
  readonly rest: number;
}

/** The exact share `amount × numerator ÷ denominator`, not yet rounded. */
export function exactShare(amount: number, numerator: number, denominator: number): RoundableShare {
  const { floor, rest } = floorMulDiv(amount, numerator, denominator);
  return { floor, rest, top: rest === 0 ? floor : floor + 1 };
}

/**
 * Rounds every share down or up so that they add up to `total`, by largest fraction, the earlier one first when
 * equal. Unlike {@link allocateByLargestRemainder} each part stays within one minor unit of its own exact share
 * even when the shares are of both signs and nearly cancel out.
 * @throws RangeError when no such rounding adds up to the total.
 */
export function roundShares(shares: readonly RoundableShare[], total: number): number[] {
  const parts = shares.map((share) => share.floor);
  let left = total - sum(parts);
  if (left !== 0) {
    const upwards = shares
      .map(({ floor, top, rest }, index) => ({ index, rest, canRise: top > floor }))
      .filter(({ canRise }) => canRise)
      .sort((a, b) => b.rest - a.rest || a.index - b.index);
    for (const { index } of upwards.slice(0, Math.max(0, left))) {
      parts[index] = (parts[index] ?? 0) + 1;
      left -= 1;
    }
  }
  if (left !== 0) throw new RangeError(`shares cannot be rounded to ${total}`);
  return parts;
}
