/** Splitting an amount in parts that add up to it, to the minor unit: by allocating, never by dividing. */
import { mulDiv, sum } from './mul-div.ts';

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
