import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../calendar/instant.ts';
import { sumOfLines } from './planned-line.ts';
import { computeCredits } from './stop.ts';
import { computeFeaturePrice, type RunningSubscription, type SubscriptionFeature } from './terms.ts';
import {
  accepted,
  aDiscount,
  aFeature,
  anySteps,
  at,
  chargedFrom,
  type OfferOverrides,
  renew,
  started,
  typesAndAmounts,
} from './testing.ts';
import { changeFeature, chargeChange, type UsageChange } from './usage-change.ts';

const toQuantity = (quantity: number): UsageChange => ({ kind: 'Quantity', quantity });
const by = (increment: number): UsageChange => ({ kind: 'Increment', increment });
const turn = (isEnabled: boolean): UsageChange => ({ kind: 'Switch', isEnabled });

/** Applies changes one after the other, each at its instant, and answers the amounts charged at once. */
function play(from: RunningSubscription, changes: readonly (readonly [string, UsageChange])[]) {
  let running = from;
  const lines = [];
  for (const [text, change] of changes) {
    const [before] = running.features;
    assert.ok(before);
    const changed = chargeChange(running, accepted(changeFeature(before, change)), at(text), 'en');
    lines.push(...changed.lines);
    running = { ...running, features: [changed.feature] };
  }
  return { running, lines, amounts: lines.map(({ amount }) => amount) };
}

interface Example {
  readonly name: string;
  readonly feature: Partial<SubscriptionFeature>;
  readonly offer?: OfferOverrides;
  readonly changes: readonly (readonly [string, UsageChange])[];
  readonly amounts: readonly number[];
}

const volume = {
  steps: [
    { quantityMax: 10, increment: 1, amountPerIncrement: 100, amountCeiling: null },
    { quantityMax: null, increment: 1, amountPerIncrement: 80, amountCeiling: null },
  ],
  isVolume: true,
};

/** Started on 1 April 2026, a month of 30 days; 1.00 a unit. */
const examples: readonly Example[] = [
  { name: 'a stock raised in the middle', feature: {}, changes: [['2026-04-16', by(4)]], amounts: [200] },
  {
    name: 'within what is included',
    feature: { quantityIncluded: 5 },
    changes: [['2026-04-16', by(5)]],
    amounts: [],
  },
  {
    name: 'partly included',
    feature: { quantityIncluded: 5 },
    changes: [['2026-04-16', by(7)]],
    amounts: [100],
  },
  { name: 'unlimited', feature: { quantityIncluded: null }, changes: [['2026-04-16', by(70)]], amounts: [] },
  {
    name: 'at full price',
    feature: { isUpdatedAtFullPrice: true },
    changes: [['2026-04-16', by(4)]],
    amounts: [400],
  },
  {
    name: 'lowered: no refund',
    feature: { quantityCurrent: 8 },
    changes: [['2026-04-16', by(-3)]],
    amounts: [],
  },
  {
    name: 'down and up again is not charged twice',
    feature: { quantityCurrent: 8 },
    changes: [
      ['2026-04-05', by(-3)],
      ['2026-04-16', by(3)],
    ],
    amounts: [],
  },
  {
    name: 'down and further up: only what was not paid for',
    feature: { quantityCurrent: 8 },
    changes: [
      ['2026-04-05', by(-3)],
      ['2026-04-16', by(5)],
    ],
    amounts: [100],
  },
  {
    name: 'twice up',
    feature: {},
    changes: [
      ['2026-04-16', toQuantity(2)],
      ['2026-04-21', toQuantity(5)],
    ],
    amounts: [100, 100],
  },
  {
    name: 'a switch turned on',
    feature: { type: 'OnOff' },
    changes: [['2026-04-16', turn(true)]],
    amounts: [50],
  },
  {
    name: 'a switch turned on, off and on again',
    feature: { type: 'OnOff' },
    changes: [
      ['2026-04-16', turn(true)],
      ['2026-04-17', turn(false)],
      ['2026-04-18', turn(true)],
    ],
    amounts: [50],
  },
  {
    name: 'an included switch',
    feature: { type: 'OnOff', isIncluded: true },
    changes: [['2026-04-16', turn(true)]],
    amounts: [],
  },
  {
    name: 'consumption waits for the end',
    feature: { type: 'Consumption' },
    changes: [['2026-04-16', by(70)]],
    amounts: [],
  },
  {
    name: 'no change',
    feature: { quantityCurrent: 8 },
    changes: [['2026-04-16', { kind: 'None' }]],
    amounts: [],
  },
  {
    name: 'free in the trial',
    feature: { isFreeInTrial: true },
    offer: { terms: { durationTrial: 30 } },
    changes: [['2026-04-16', by(4)]],
    amounts: [],
  },
  {
    name: 'not free in the trial',
    feature: {},
    offer: { terms: { durationTrial: 30 } },
    changes: [['2026-04-16', by(4)]],
    amounts: [200],
  },
  {
    name: 'a percentage goes off, a flat discount belongs to the fees of the whole period',
    feature: {},
    offer: {
      discounts: [aDiscount({ valueOff: 5000 }), aDiscount({ position: 2, typeOff: 'Flat', valueOff: 30 })],
    },
    changes: [['2026-04-16', by(4)]],
    amounts: [200, -100],
  },
  {
    name: 'a volume price that falls gives nothing back, and what was paid counts later',
    feature: { quantityCurrent: 10, pricing: volume },
    changes: [
      ['2026-04-01', toQuantity(11)],
      ['2026-04-01', toQuantity(12)],
      ['2026-04-01', toQuantity(13)],
      ['2026-04-16', toQuantity(15)],
    ],
    amounts: [40, 80],
  },
  { name: 'after the end of the period', feature: {}, changes: [['2026-05-01', by(4)]], amounts: [] },
];

for (const { name, feature, offer = {}, changes, amounts } of examples)
  test(`a change costs at once: ${name}`, () => {
    const { running } = started({ ...offer, features: [aFeature(feature)] }, at('2026-04-01'));
    assert.deepEqual(play(running, changes).amounts, amounts);
  });

test('what the line of a change says', () => {
  const { running } = started(
    { features: [aFeature({ quantityIncluded: 5, quantityCurrent: 7 })] },
    at('2026-04-01'),
  );
  const [line] = play(running, [['2026-04-16', by(2)]]).lines;
  assert.deepEqual(
    [line?.type, line?.featureId, line?.quantityReported, line?.quantityBilled, line?.proratableAmount],
    ['AutoFeatureProrata', 1, 9, 2, 200],
  );
  assert.deepEqual(line?.period, { startAt: at('2026-04-16'), endAt: at('2026-05-01') });
});

test('a change that was discounted gives back what was paid for the time left', () => {
  const discounts = [aDiscount({ valueOff: 5000, targetFee: 'FeatureFee' })];
  const { running } = started({ features: [aFeature()], discounts }, at('2026-04-01'));
  const { lines } = play(running, [['2026-04-16', by(10)]]);
  assert.deepEqual(typesAndAmounts(lines), [
    ['AutoFeatureProrata', 500],
    ['AutoDiscountFeaturePercent', -250],
  ]);
  const credits = computeCredits(running, chargedFrom(lines), at('2026-04-21'), 'en');
  assert.deepEqual(typesAndAmounts(credits), [['AutoFeatureProrata', -167]]);
});

test('what was free in the trial is charged with the first paid period', () => {
  const terms = { durationTrial: 30, amountRecurrence: 0 };
  const { running } = started({ terms, features: [aFeature({ isFreeInTrial: true })] }, at('2026-04-01'));
  const { opened } = renew(play(running, [['2026-04-16', by(4)]]).running);
  assert.deepEqual(typesAndAmounts(opened.lines), [['AutoFeatureProratable', 400]]);
});

test('within a period no sequence of changes costs more than the dearest quantity of it', () => {
  const anyChanges = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(anySteps, fc.boolean(), anyChanges, (steps, isVolume, quantities) => {
      const feature = aFeature({ pricing: { steps, isVolume } });
      const { running, opened } = started(
        { terms: { amountRecurrence: 0 }, features: [feature] },
        at('2026-04-01'),
      );
      const changes = quantities.map((quantity) => ['2026-04-01', toQuantity(quantity)] as const);
      const { lines } = play(running, changes);
      const dearest = Math.max(0, ...quantities.map((quantity) => computeFeaturePrice(feature, quantity)));
      const paid = sumOfLines(opened.lines) + sumOfLines(lines);
      assert.ok(paid <= dearest);
      if (!isVolume) assert.equal(paid, dearest);
    }),
  );
});

test('a change never costs less than nothing, and later never more', () => {
  const seconds = fc.integer({ min: 0, max: 30 * 86_400 });
  fc.assert(
    fc.property(anySteps, fc.nat(90), fc.nat(90), seconds, seconds, (steps, from, to, one, other) => {
      const feature = aFeature({ quantityCurrent: from, pricing: { steps, isVolume: false } });
      const { running } = started({ features: [feature] }, at('2026-04-01'));
      const costAt = (elapsed: number) => {
        const [before] = running.features;
        const changed = accepted(changeFeature(before ?? feature, toQuantity(to)));
        return sumOfLines(
          chargeChange(running, changed, instant(at('2026-04-01') + elapsed * 1000), 'en').lines,
        );
      };
      assert.ok(costAt(Math.max(one, other)) >= 0);
      assert.ok(costAt(Math.max(one, other)) <= costAt(Math.min(one, other)));
    }),
  );
});
