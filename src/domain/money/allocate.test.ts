import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allocateByLargestRemainder, exactShare, roundShares } from './allocate.ts';
import { mulDiv, sum } from './mul-div.ts';

const amount = fc.integer({ min: -10_000_000, max: 10_000_000 });
const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 });

test('the units left over go to the largest remainders, the earlier first', () => {
  assert.deepEqual(allocateByLargestRemainder(100, [1, 1, 1]), [34, 33, 33]);
  assert.deepEqual(allocateByLargestRemainder(-100, [1, 1, 1]), [-34, -33, -33]);
  assert.deepEqual(allocateByLargestRemainder(10, [1, 2, 4]), [1, 3, 6]);
  assert.deepEqual(allocateByLargestRemainder(0, [0, 0]), [0, 0]);
});

test('credits take part with their sign', () => {
  assert.deepEqual(allocateByLargestRemainder(16, [100, -20]), [20, -4]);
  assert.deepEqual(allocateByLargestRemainder(-16, [-100, 20]), [-20, 4]);
});

test('an amount cannot be allocated over nothing', () => {
  assert.throws(() => allocateByLargestRemainder(1, [5, -5]), RangeError);
  assert.deepEqual(allocateByLargestRemainder(0, [5, -5]), [0, 0]);
});

test('parts add up, stay within a unit of the exact share, and a weight of zero gets nothing', () => {
  fc.assert(
    fc.property(amount, weights, (whole, shares) => {
      const total = sum(shares);
      fc.pre(total > 0);
      const parts = allocateByLargestRemainder(whole, shares);
      assert.equal(sum(parts), whole);
      parts.forEach((part, index) => {
        const weight = shares[index] ?? 0;
        const least = Math.abs(mulDiv(whole, weight, total, 'down'));
        assert.ok(Math.abs(part) >= least && Math.abs(part) <= Math.abs(mulDiv(whole, weight, total, 'up')));
        if (weight === 0) assert.equal(part, 0);
      });
    }),
  );
});

test('parts of weights of both signs add up too', () => {
  const signed = fc.array(fc.integer({ min: -5000, max: 5000 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(amount, signed, (whole, shares) => {
      fc.pre(sum(shares) !== 0);
      assert.equal(sum(allocateByLargestRemainder(whole, shares)), whole);
    }),
  );
});

test('shares that nearly cancel out are rounded each for itself', () => {
  const shares = [100_000, -99_997].map((line) => exactShare(line, 2000, 10_000));
  assert.deepEqual(roundShares(shares, 1), [20_000, -19_999]);
  assert.deepEqual(allocateByLargestRemainder(1, [100_000, -99_997]), [33_333, -33_332]);
});

test('any shares can be rounded to their rounded sum, each within a unit', () => {
  const lines = fc.array(amount, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 10_000 }), (amounts, rate) => {
      const shares = amounts.map((line) => exactShare(line, rate, 10_000));
      const parts = roundShares(shares, mulDiv(sum(amounts), rate, 10_000));
      assert.equal(sum(parts), mulDiv(sum(amounts), rate, 10_000));
      parts.forEach((part, index) => {
        assert.ok(part === shares[index]?.floor || part === shares[index]?.top);
      });
    }),
  );
});

test('a total out of reach is an error', () => {
  const shares = [exactShare(1, 1, 2), exactShare(1, 1, 2)];
  assert.deepEqual(roundShares(shares, 2), [1, 1]);
  assert.throws(() => roundShares(shares, 3), RangeError);
  assert.throws(() => roundShares(shares, -1), RangeError);
});
