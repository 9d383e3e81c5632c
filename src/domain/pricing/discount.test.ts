import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aDiscount, anyDiscounts } from '../subscription/testing.ts';
import {
  computeDiscounts,
  type Discount,
  type DiscountableFee,
  type DiscountTarget,
  discountApplies,
  type FeeKind,
} from './discount.ts';

const ofPeriod1: readonly DiscountableFee[] = [
  { kind: 'Recurrence', periodNumber: 1, amount: 1000 },
  { kind: 'Feature', periodNumber: 1, amount: 500 },
  { kind: 'UpFront', periodNumber: 1, amount: 300 },
];

const percent = (position: number, valueOff: number, overrides: Partial<Discount> = {}) =>
  aDiscount({ position, discountId: position, typeOff: 'PerTenThousand', valueOff, ...overrides });
const flat = (position: number, valueOff: number, overrides: Partial<Discount> = {}) =>
  aDiscount({ position, discountId: position, typeOff: 'Flat', valueOff, ...overrides });

interface Example {
  readonly name: string;
  readonly fees?: readonly DiscountableFee[];
  readonly discounts: readonly Discount[];
  /** Position of the discount, index of the fee, amount. */
  readonly expected: readonly (readonly [number, number, number])[];
}

const examples: readonly Example[] = [
  { name: 'none', discounts: [], expected: [] },
  {
    name: 'a percentage takes its part of every fee',
    discounts: [percent(1, 1000)],
    expected: [
      [1, 0, -100],
      [1, 1, -50],
      [1, 2, -30],
    ],
  },
  {
    name: 'a flat one is spent over the fees in their order',
    discounts: [flat(1, 1200, { targetFee: 'AllRecurring' })],
    expected: [
      [1, 0, -1000],
      [1, 1, -200],
    ],
  },
  {
    name: 'flat, then 10 % of what is left',
    discounts: [flat(1, 300, { targetFee: 'FlatFee' }), percent(2, 1000, { targetFee: 'FlatFee' })],
    expected: [
      [1, 0, -300],
      [2, 0, -70],
    ],
  },
  {
    name: '10 %, then flat',
    discounts: [percent(1, 1000, { targetFee: 'FlatFee' }), flat(2, 300, { targetFee: 'FlatFee' })],
    expected: [
      [1, 0, -100],
      [2, 0, -300],
    ],
  },
  {
    name: '20 % of 50 %: 40 % are left',
    discounts: [percent(1, 5000, { targetFee: 'FlatFee' }), percent(2, 2000, { targetFee: 'FlatFee' })],
    expected: [
      [1, 0, -500],
      [2, 0, -100],
    ],
  },
  {
    name: 'larger than all fees',
    discounts: [flat(1, 9999)],
    expected: [
      [1, 0, -1000],
      [1, 1, -500],
      [1, 2, -300],
    ],
  },
  {
    name: 'more than 100 % takes the fee and no more; nothing is left for the next',
    discounts: [percent(1, 15_000, { targetFee: 'FlatFee' }), flat(2, 100, { targetFee: 'FlatFee' })],
    expected: [[1, 0, -1000]],
  },
  {
    name: 'what a flat one has spent in the period is gone',
    discounts: [flat(1, 300, { amountSpent: 250 })],
    expected: [[1, 0, -50]],
  },
  { name: 'spent to the end', discounts: [flat(1, 300, { amountSpent: 300 })], expected: [] },
  {
    name: 'a half unit is rounded away from zero',
    fees: [{ kind: 'Recurrence', periodNumber: 1, amount: 5 }],
    discounts: [percent(1, 1000)],
    expected: [[1, 0, -1]],
  },
  {
    name: 'less than half a unit is no line',
    fees: [{ kind: 'Recurrence', periodNumber: 1, amount: 4 }],
    discounts: [percent(1, 1000)],
    expected: [],
  },
  {
    name: 'each of two flats is spent by itself',
    discounts: [flat(1, 700, { targetFee: 'FlatFee' }), flat(2, 700, { targetFee: 'AllRecurring' })],
    expected: [
      [1, 0, -700],
      [2, 0, -300],
      [2, 1, -400],
    ],
  },
];

for (const { name, fees = ofPeriod1, discounts, expected } of examples)
  test(`discounts: ${name}`, () => {
    const found = computeDiscounts(fees, discounts);
    assert.deepEqual(
      found.map(({ discount, feeIndex, amount }) => [discount.position, feeIndex, amount]),
      expected,
    );
  });

test('each target names its fees', () => {
  const cases: readonly (readonly [DiscountTarget, readonly FeeKind[]])[] = [
    ['FlatFee', ['Recurrence']],
    ['FeatureFee', ['Feature']],
    ['UpfrontFee', ['UpFront']],
    ['AllRecurring', ['Recurrence', 'Feature']],
    ['All', ['Recurrence', 'Feature', 'UpFront']],
  ];
  const kinds: readonly FeeKind[] = ['Recurrence', 'Feature', 'UpFront'];
  for (const [targetFee, expected] of cases)
    assert.deepEqual(
      kinds.filter((kind) => discountApplies(aDiscount({ targetFee }), kind, 1)),
      expected,
      targetFee,
    );
});

test('a discount lasts its count of paid periods, and the trial is none of them', () => {
  const cases: readonly (readonly [string, Partial<Discount>, readonly number[]])[] = [
    ['for ever', { countPeriods: null }, [1, 2, 3, 4, 5]],
    ['for one period', { countPeriods: 1 }, [1]],
    ['for three', { countPeriods: 3 }, [1, 2, 3]],
    ['from the third on', { firstPeriodNumber: 3 }, [3, 4, 5]],
    ['two from the third on', { firstPeriodNumber: 3, countPeriods: 2 }, [3, 4]],
    ['none', { countPeriods: 0 }, []],
  ];
  for (const [name, overrides, expected] of cases) {
    const applies = [0, 1, 2, 3, 4, 5].filter((number) =>
      discountApplies(aDiscount(overrides), 'Recurrence', number),
    );
    assert.deepEqual(applies, expected, name);
  }
});

test('a set-up fee is discounted with the trial too, however few periods the discount lasts', () => {
  assert.equal(discountApplies(aDiscount({ countPeriods: 1 }), 'UpFront', 0), true);
  assert.equal(discountApplies(aDiscount({ countPeriods: 1 }), 'UpFront', 1), true);
  assert.equal(discountApplies(aDiscount({ targetFee: 'AllRecurring' }), 'UpFront', 1), false);
});

const anyFees: fc.Arbitrary<readonly DiscountableFee[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<FeeKind>('Recurrence', 'Feature', 'UpFront'),
    periodNumber: fc.integer({ min: 0, max: 6 }),
    amount: fc.integer({ min: 0, max: 20_000 }),
  }),
  { maxLength: 6 },
);

test('no fee falls below zero, no flat discount gives more than it has, and none adds', () => {
  const anySpent = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(anyFees, anyDiscounts, anySpent, (fees, drafts, spent) => {
      const discounts = drafts.map((one) => ({ ...one, amountSpent: Math.min(spent, one.valueOff) }));
      const lines = computeDiscounts(fees, discounts);
      const totalOf = (chosen: typeof lines) => chosen.reduce((total, { amount }) => total + amount, 0);
      assert.ok(lines.every(({ amount }) => Number.isSafeInteger(amount) && amount < 0));
      fees.forEach(({ amount }, index) => {
        assert.ok(amount + totalOf(lines.filter(({ feeIndex }) => feeIndex === index)) >= 0);
      });
      for (const discount of discounts.filter(({ typeOff }) => typeOff === 'Flat')) {
        const given = -totalOf(lines.filter((line) => line.discount === discount));
        assert.ok(given <= discount.valueOff - discount.amountSpent);
      }
    }),
  );
});

test('a flat discount is spent to the end whenever the fees it applies to reach that far', () => {
  fc.assert(
    fc.property(anyFees, fc.integer({ min: 1, max: 30_000 }), (fees, valueOff) => {
      const lines = computeDiscounts(fees, [flat(1, valueOff)]);
      const within = fees.filter(({ kind, periodNumber }) => kind === 'UpFront' || periodNumber >= 1);
      const most = within.reduce((total, { amount }) => total + amount, 0);
      const given = lines.reduce((total, { amount }) => total - amount, 0);
      assert.equal(given, Math.min(valueOff, most));
    }),
  );
});

test('a fee has one line a discount at most, and those of a fee it does not apply to are none', () => {
  fc.assert(
    fc.property(anyFees, anyDiscounts, (fees, discounts) => {
      const lines = computeDiscounts(fees, discounts);
      const keys = lines.map(({ discount, feeIndex }) => `${discount.position} ${feeIndex}`);
      assert.equal(new Set(keys).size, keys.length);
      for (const { discount, feeIndex } of lines) {
        const fee = fees[feeIndex];
        assert.ok(fee && discountApplies(discount, fee.kind, fee.periodNumber));
      }
    }),
  );
});
