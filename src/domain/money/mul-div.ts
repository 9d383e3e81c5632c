/**
 * The one place where money is multiplied and rounded. Amounts are whole minor units of a currency; the
 * product is taken in BigInt, so that no intermediate result is ever rounded or overflows.
 */

/** Rounds a half away from zero, as French practice does for tax and proration (domain.md §4, §7). */
export type Rounding = 'halfAwayFromZero' | 'down' | 'up';

/**
 * `value × numerator ÷ denominator`, rounded once.
 * @throws RangeError when an argument or the result is no safe integer, or the denominator is not positive.
 */
export function mulDiv(
  value: number,
  numerator: number,
  denominator: number,
  rounding: Rounding = 'halfAwayFromZero',
): number {
  for (const argument of [value, numerator, denominator]) assertSafe(argument);
  if (denominator <= 0) throw new RangeError(`mulDiv: denominator ${denominator}`);
  const product = BigInt(value) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const quotient = product / divisor;
  const rest = product - quotient * divisor;
  return asAmount(quotient + awayFromZero(product, rest, divisor, rounding));
}

function awayFromZero(product: bigint, rest: bigint, divisor: bigint, rounding: Rounding): bigint {
  if (rest === 0n || rounding === 'down') return 0n;
  const step = product < 0n ? -1n : 1n;
  if (rounding === 'up') return step;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  return twice >= divisor ? step : 0n;
}

function asAmount(value: bigint): number {
  const amount = Number(value);
  assertSafe(amount);
  return amount === 0 ? 0 : amount;
}

/** @throws RangeError when the number is not an integer within ±(2^53 − 1). */
export function assertSafe(value: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
}

/** The sum, guarded to the safe range. */
export function sum(amounts: Iterable<number>): number {
  let total = 0;
  for (const amount of amounts) {
    total += amount;
    assertSafe(total);
  }
  return total;
}
