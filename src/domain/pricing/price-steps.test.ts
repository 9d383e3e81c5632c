import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anySteps, perUnit, refusalOf } from '../subscription/testing.ts';
import { checkPriceSteps, computeStepsPrice, type PriceStep, type PriceSteps } from './price-steps.ts';

function step(
  quantityMax: number | null,
  amountPerIncrement: number,
  { increment = 1, amountCeiling = null as number | null } = {},
): PriceStep {
  return { quantityMax, increment, amountPerIncrement, amountCeiling };
}

interface Example {
  readonly name: string;
  readonly pricing: PriceSteps;
  /** Quantity above what is included, and its price by hand. */
  readonly prices: readonly (readonly [number, number])[];
}

const graduated = [step(10, 100), step(100, 80), step(null, 50)];
const examples: readonly Example[] = [
  {
    name: 'per unit',
    pricing: perUnit(150),
    prices: [
      [-3, 0],
      [0, 0],
      [1, 150],
      [7, 1050],
    ],
  },
  {
    name: 'package: a started block of 100 is due',
    pricing: { steps: [step(null, 500, { increment: 100 })], isVolume: false },
    prices: [
      [1, 500],
      [100, 500],
      [101, 1000],
      [1000, 5000],
    ],
  },
  {
    name: 'graduated: each slice at its own price',
    pricing: { steps: graduated, isVolume: false },
    prices: [
      [10, 1000],
      [11, 1080],
      [100, 8200],
      [101, 8250],
      [150, 10_700],
    ],
  },
  {
    name: 'volume: the whole quantity at the price of the step it reaches',
    pricing: { steps: graduated, isVolume: true },
    prices: [
      [10, 1000],
      [11, 880],
      [100, 8000],
      [101, 5050],
    ],
  },
  {
    name: 'capped',
    pricing: { steps: [step(null, 100, { amountCeiling: 1500 })], isVolume: false },
    prices: [
      [14, 1400],
      [15, 1500],
      [16, 1500],
      [1000, 1500],
    ],
  },
  {
    name: 'flat: a ceiling without a price, due from the first unit on',
    pricing: { steps: [step(null, 0, { amountCeiling: 2500 })], isVolume: false },
    prices: [
      [0, 0],
      [1, 2500],
      [999, 2500],
    ],
  },
  {
    name: 'flat up to 10, then per unit',
    pricing: { steps: [step(10, 0, { amountCeiling: 900 }), step(null, 50)], isVolume: false },
    prices: [
      [1, 900],
      [10, 900],
      [12, 1000],
    ],
  },
  {
    name: 'ten free units, then per unit',
    pricing: { steps: [step(10, 0), step(null, 50)], isVolume: false },
    prices: [
      [10, 0],
      [12, 100],
    ],
  },
  {
    name: 'blocks are counted inside each step: the third block of 10 is started at 21',
    pricing: {
      steps: [step(25, 100, { increment: 10 }), step(null, 70, { increment: 10 })],
      isVolume: false,
    },
    prices: [
      [20, 200],
      [21, 300],
      [25, 300],
      [26, 370],
      [35, 370],
      [36, 440],
    ],
  },
  {
    name: 'the ceiling of a step leaves the next ones alone',
    pricing: { steps: [step(10, 100, { amountCeiling: 300 }), step(null, 50)], isVolume: false },
    prices: [
      [3, 300],
      [10, 300],
      [11, 350],
    ],
  },
  {
    name: 'the last step has no end, even when it says one',
    pricing: { steps: [step(10, 100)], isVolume: false },
    prices: [[15, 1500]],
  },
  {
    name: 'the last step has no end, volume too',
    pricing: { steps: [step(10, 100), step(20, 80)], isVolume: true },
    prices: [
      [20, 1600],
      [30, 2400],
    ],
  },
  { name: 'no step', pricing: { steps: [], isVolume: false }, prices: [[5, 0]] },
  {
    name: 'a ceiling holds where price × quantity is beyond any integer',
    pricing: { steps: [step(null, 999_999_999_999, { amountCeiling: 5000 })], isVolume: false },
    prices: [[999_999_999_999, 5000]],
  },
];

for (const { name, pricing, prices } of examples)
  test(`price steps: ${name}`, () => {
    for (const [quantity, price] of prices)
      assert.equal(computeStepsPrice(pricing, quantity), price, `of ${quantity}`);
  });

const anyQuantity = fc.integer({ min: 0, max: 400 });

test('a price is a whole amount, never negative, and nothing costs nothing', () => {
  fc.assert(
    fc.property(anySteps, fc.boolean(), anyQuantity, (steps, isVolume, quantity) => {
      const price = computeStepsPrice({ steps, isVolume }, quantity);
      assert.ok(Number.isSafeInteger(price) && price >= 0);
      assert.equal(computeStepsPrice({ steps, isVolume }, 0), 0);
    }),
  );
});

test('a graduated price never falls when the quantity rises', () => {
  fc.assert(
    fc.property(anySteps, anyQuantity, anyQuantity, (steps, quantity, more) => {
      const pricing = { steps, isVolume: false };
      assert.ok(computeStepsPrice(pricing, quantity + more) >= computeStepsPrice(pricing, quantity));
    }),
  );
});

test('no step costs more than its ceiling', () => {
  const ceiling = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(anySteps, ceiling, anyQuantity, fc.boolean(), (steps, amountCeiling, quantity, isVolume) => {
      const capped = steps.map((one) => ({ ...one, amountCeiling }));
      const reached = isVolume
        ? 1
        : capped.filter((_, index) => quantity > (capped[index - 1]?.quantityMax ?? 0)).length;
      assert.ok(computeStepsPrice({ steps: capped, isVolume }, quantity) <= amountCeiling * reached);
    }),
  );
});

test('a graduated price is that of its units one by one, when blocks are units', () => {
  fc.assert(
    fc.property(anySteps, anyQuantity, (drafts, quantity) => {
      const steps = drafts.map((one) => ({ ...one, increment: 1, amountCeiling: null }));
      let expected = 0;
      for (let unit = 1; unit <= quantity; unit += 1) {
        const found = steps.find((one) => one.quantityMax === null || unit <= one.quantityMax);
        expected += (found ?? steps[steps.length - 1])?.amountPerIncrement ?? 0;
      }
      assert.equal(computeStepsPrice({ steps, isVolume: false }, quantity), expected);
    }),
  );
});

test('a single step costs the same whether volume or graduated', () => {
  fc.assert(
    fc.property(anySteps, anyQuantity, ([first], quantity) => {
      const steps = first ? [first] : [];
      const volume = computeStepsPrice({ steps, isVolume: true }, quantity);
      assert.equal(volume, computeStepsPrice({ steps, isVolume: false }, quantity));
    }),
  );
});

test('steps that a person may enter are taken as they are', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const outcome = checkPriceSteps(steps);
      assert.ok(outcome.ok && outcome.value === steps);
    }),
  );
  assert.equal(refusalOf(checkPriceSteps([])), undefined);
});

test('steps that make no sense are refused, each at its own field', () => {
  const cases: readonly (readonly [string, readonly PriceStep[], string])[] = [
    ['a block of nothing', [step(null, 1, { increment: 0 })], 'Steps[0].Increment'],
    ['half a block', [step(null, 1, { increment: 1.5 })], 'Steps[0].Increment'],
    ['a negative price', [step(5, 1), step(null, -1)], 'Steps[1].AmountPerIncrement'],
    ['a price of fractions', [step(null, 0.5)], 'Steps[0].AmountPerIncrement'],
    ['a negative ceiling', [step(null, 1, { amountCeiling: -1 })], 'Steps[0].AmountCeiling'],
    ['an end at zero', [step(0, 1)], 'Steps[0].QuantityMax'],
    ['ends that do not rise', [step(10, 1), step(10, 1)], 'Steps[1].QuantityMax'],
    ['ends that fall', [step(10, 1), step(9, 1), step(null, 1)], 'Steps[1].QuantityMax'],
    ['an open step before the last', [step(null, 1), step(10, 1)], 'Steps[0].QuantityMax'],
  ];
  for (const [name, steps, target] of cases)
    assert.deepEqual(refusalOf(checkPriceSteps(steps)), ['Error.Input.Invalid', target], name);
});
