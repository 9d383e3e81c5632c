import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assertSafe, floorMulDiv, mulDiv, type Rounding, sum } from './mul-div.ts';

const small = fc.integer({ min: -2_000_000, max: 2_000_000 });
const any = fc.maxSafeInteger();
const value = fc.oneof(small, any);
const denominator = fc.oneof(
  fc.integer({ min: 1, max: 20_000 }),
  fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
);
const roundings: readonly Rounding[] = ['halfAwayFromZero', 'down', 'up'];

/** The same in unbounded integers, by the definition of each rounding; undefined beyond the safe range. */
function exactly(a: number, b: number, c: number, rounding: Rounding): number | undefined {
  const product = BigInt(a) * BigInt(b);
  const size = product < 0n ? -product : product;
  const divisor = BigInt(c);
  const up = { halfAwayFromZero: divisor, down: 0n, up: 2n * (divisor - 1n) }[rounding];
  const rounded = Number(((2n * size + up) / (2n * divisor)) * (product < 0n ? -1n : 1n));
  return Number.isSafeInteger(rounded) ? rounded : undefined;
}

test('a half goes away from zero, less than a half towards it', () => {
  assert.equal(mulDiv(125, 2000, 10_000), 25);
  assert.equal(mulDiv(1, 5000, 10_000), 1);
  assert.equal(mulDiv(-1, 5000, 10_000), -1);
  assert.equal(mulDiv(1, 4999, 10_000), 0);
  assert.equal(mulDiv(-1, 4999, 10_000), 0);
  assert.equal(mulDiv(3952, 2750, 10_000), 1087);
});

test('down cuts towards zero, up goes away from it', () => {
  assert.equal(mulDiv(7, 1, 2, 'down'), 3);
  assert.equal(mulDiv(-7, 1, 2, 'down'), -3);
  assert.equal(mulDiv(7, 1, 2, 'up'), 4);
  assert.equal(mulDiv(-7, 1, 2, 'up'), -4);
  assert.equal(mulDiv(8, 1, 2, 'up'), 4);
});

test('zero is never negative', () => {
  assert.ok(Object.is(mulDiv(0, -5, 7), 0));
  assert.ok(Object.is(mulDiv(-1, 1, 7), 0));
  assert.ok(Object.is(floorMulDiv(0, -5, 7).floor, 0));
  assert.ok(Object.is(floorMulDiv(0, -5, 7).rest, 0));
});

test('mulDiv equals exact arithmetic over the whole safe range, in number and in BigInt alike', () => {
  fc.assert(
    fc.property(value, value, denominator, fc.constantFrom(...roundings), (a, b, c, rounding) => {
      const expected = exactly(a, b, c, rounding);
      if (expected === undefined) assert.throws(() => mulDiv(a, b, c, rounding), RangeError);
      else assert.equal(mulDiv(a, b, c, rounding) + 0, expected + 0);
    }),
    { numRuns: 2000 },
  );
});

test('floorMulDiv gives the only floor and rest that make up the product', () => {
  fc.assert(
    fc.property(value, small, denominator, (a, b, c) => {
      const product = BigInt(a) * BigInt(b);
      const isTooLarge = (product < 0n ? -product : product) / BigInt(c) >= BigInt(Number.MAX_SAFE_INTEGER);
      fc.pre(!isTooLarge);
      const { floor, rest } = floorMulDiv(a, b, c);
      assert.ok(rest >= 0 && rest < c);
      assert.equal(BigInt(floor) * BigInt(c) + BigInt(rest), product);
    }),
    { numRuns: 2000 },
  );
});

test('what is no safe integer is refused', () => {
  assert.throws(() => mulDiv(0.5, 1, 1), RangeError);
  assert.throws(() => mulDiv(1, Number.NaN, 1), RangeError);
  assert.throws(() => mulDiv(1, 1, 0), RangeError);
  assert.throws(() => mulDiv(1, 1, -2), RangeError);
  assert.throws(() => mulDiv(Number.MAX_SAFE_INTEGER, 2, 1), RangeError);
  assert.throws(() => assertSafe(2 ** 53), RangeError);
});

test('a sum leaves the safe range with an error, not with a wrong total', () => {
  assert.equal(sum([]), 0);
  assert.equal(sum([1, -3, 7]), 5);
  assert.throws(() => sum([Number.MAX_SAFE_INTEGER, 1]), RangeError);
});
