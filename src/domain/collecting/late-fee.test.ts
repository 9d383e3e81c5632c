import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { computeLateFee } from './late-fee.ts';

const both = { recoveryFeeAmount: 4_000, interestPerTenThousand: 1_200 };

test('the flat compensation once, interest by the day, nothing on fees', () => {
  // what is open, fees on it, days late → flat, interest
  const table: readonly (readonly [number, number, number, number, number])[] = [
    [120_000, 0, 30, 4_000, 1_184], // 1,200.00 × 12 % × 30 ÷ 365 = 11.835…
    [120_000, 0, 365, 4_000, 14_400],
    [120_000, 0, 1, 4_000, 39],
    [120_000, 4_000, 30, 4_000, 1_144],
    [4_000, 4_000, 30, 0, 0],
    [3_000, 4_000, 30, 0, 0],
    [120_000, 0, 0, 0, 0],
    [120_000, 0, -3, 0, 0],
    [0, 0, 30, 0, 0],
  ];
  for (const [openAmount, feesAmount, daysLate, recoveryFeeAmount, interestAmount] of table)
    assert.deepEqual(
      computeLateFee(both, { openAmount, feesAmount, daysLate }),
      { recoveryFeeAmount, interestAmount },
      `${openAmount} − ${feesAmount}, ${daysLate} days`,
    );
});

test('each of the two may be left out', () => {
  const invoice = { openAmount: 120_000, feesAmount: 0, daysLate: 30 };
  assert.deepEqual(computeLateFee({ ...both, recoveryFeeAmount: 0 }, invoice), {
    recoveryFeeAmount: 0,
    interestAmount: 1_184,
  });
  assert.deepEqual(computeLateFee({ ...both, interestPerTenThousand: 0 }, invoice), {
    recoveryFeeAmount: 4_000,
    interestAmount: 0,
  });
});

test('interest never falls as days or the debt grow, is within half a cent of the exact one, and owes nothing to fees', () => {
  const amount = fc.integer({ min: 0, max: 100_000_000 });
  const days = fc.integer({ min: 1, max: 3_650 });
  const rate = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(amount, amount, days, rate, (debt, feesAmount, daysLate, interestPerTenThousand) => {
      const terms = { recoveryFeeAmount: 4_000, interestPerTenThousand };
      const interest = (openAmount: number, fees: number, late: number) =>
        computeLateFee(terms, { openAmount, feesAmount: fees, daysLate: late }).interestAmount;
      const own = interest(debt, 0, daysLate);
      const exact = (debt * interestPerTenThousand * daysLate) / (10_000 * 365);
      assert.ok(Math.abs(own - exact) <= 0.5 + exact * 1e-12);
      assert.ok(interest(debt + 1, 0, daysLate) >= own);
      assert.ok(interest(debt, 0, daysLate + 1) >= own);
      assert.equal(interest(debt + feesAmount, feesAmount, daysLate), own);
    }),
  );
});
