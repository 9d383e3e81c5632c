import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Instant, instant } from '../calendar/instant.ts';
import { sum } from '../money/mul-div.ts';
import {
  computeStatement,
  type Movement,
  movementKinds,
  movementsOfReversals,
  type PaymentReversal,
} from './statement.ts';

const money = {
  amount: -100,
  invoiceId: 1,
  fullNumber: 'F-1',
  paymentId: 1,
  typePayment: 'DirectDebit',
} as const;

function day(count: number): Instant {
  return instant(Date.UTC(2026, 0, 1 + count));
}

const movement: fc.Arbitrary<Movement> = fc
  .record({
    kind: fc.constantFrom(...movementKinds),
    days: fc.integer({ min: 0, max: 20 }),
    amount: fc.integer({ min: -1_000, max: 1_000 }),
  })
  .map(({ kind, days, amount }) => ({ ...money, kind, at: day(days), amount }));

test('opening balance and movements make the closing balance, which opens the next period', () => {
  fc.assert(
    fc.property(fc.array(movement), fc.integer({ min: 0, max: 21 }), (movements, days) => {
      const first = computeStatement(movements, { startAt: null, endAt: day(days) });
      const second = computeStatement(movements, { startAt: day(days), endAt: day(30) });
      assert.equal(second.openingAmount, first.closingAmount);
      assert.equal(second.closingAmount, sum(movements.map(({ amount }) => amount)));
      assert.equal(first.lines.length + second.lines.length, movements.length);
      for (const { openingAmount, lines, sums, closingAmount } of [first, second]) {
        assert.equal(openingAmount + sum(Object.values(sums)), closingAmount);
        assert.deepEqual(
          lines.map(({ at }) => at),
          lines.map(({ at }) => at).toSorted((one, other) => one - other),
        );
      }
    }),
  );
});

function reversals(...given: (readonly [number, number, number | null])[]) {
  const told = given.map(
    ([amount, reversed, withdrawn]): PaymentReversal => ({
      kind: 'Dispute',
      amount,
      reversedAt: day(reversed),
      withdrawnAt: withdrawn === null ? null : day(withdrawn),
    }),
  );
  return movementsOfReversals(money, told).map(({ kind, at, amount }) => [kind, at, amount]);
}

test('the reversals of a payment never take more than it was', () => {
  assert.deepEqual(reversals([60, 1, null], [60, 2, null]), [
    ['Dispute', day(1), 60],
    ['Dispute', day(2), 40],
  ]);
  assert.deepEqual(reversals([100, 1, null], [100, 2, null]), [['Dispute', day(1), 100]]);
});

test('what is withdrawn can be taken again', () => {
  assert.deepEqual(reversals([100, 1, 3], [100, 5, null]), [
    ['Dispute', day(1), 100],
    ['PaymentReinstated', day(3), -100],
    ['Dispute', day(5), 100],
  ]);
});
