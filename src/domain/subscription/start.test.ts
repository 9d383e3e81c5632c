import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openPeriod, planRestart, planStart } from './start.ts';
import {
  aDiscount,
  aFeature,
  anOffer,
  anyInstant,
  anyOffer,
  anyZone,
  at,
  type OfferOverrides,
  renew,
  runningFrom,
  started,
  typesAndAmounts,
} from './testing.ts';

interface Example {
  readonly name: string;
  readonly offer: OfferOverrides;
  readonly startAt: string;
  readonly timeZone?: string;
  readonly isSuccessor?: boolean;
  readonly period: readonly [number: number, start: string, end: string];
  readonly anchorAt: string;
  readonly lines: readonly (readonly [string, number])[];
}

const examples: readonly Example[] = [
  {
    name: 'without a trial',
    offer: { terms: { amountUpFront: 500 } },
    startAt: '2026-04-01',
    period: [1, '2026-04-01', '2026-05-01'],
    anchorAt: '2026-04-01',
    lines: [
      ['AutoSubscriptionUpfront', 500],
      ['AutoSubscriptionRecurrence', 1000],
    ],
  },
  {
    name: 'on a month end in Paris, before summer time',
    offer: {},
    startAt: '2026-02-28T11:00Z',
    timeZone: 'Europe/Paris',
    period: [1, '2026-02-28T11:00Z', '2026-03-28T11:00Z'],
    anchorAt: '2026-02-28T11:00Z',
    lines: [['AutoSubscriptionRecurrence', 1000]],
  },
  {
    name: 'with a trial: its end is the anchor, the set-up fee is due at once',
    offer: { terms: { amountUpFront: 500, amountTrial: 100, durationTrial: 14 } },
    startAt: '2026-04-01',
    period: [0, '2026-04-01', '2026-04-15'],
    anchorAt: '2026-04-15',
    lines: [
      ['AutoSubscriptionUpfront', 500],
      ['AutoSubscriptionTrial', 100],
    ],
  },
  {
    name: 'with a free trial of a month: nothing is due',
    offer: { terms: { durationTrial: 1, unitTrial: 'Month' } },
    startAt: '2026-01-31',
    period: [0, '2026-01-31', '2026-02-28'],
    anchorAt: '2026-02-28',
    lines: [],
  },
  {
    name: 'as a successor: neither trial nor set-up fee',
    offer: { terms: { amountUpFront: 500, amountTrial: 100, durationTrial: 14 } },
    isSuccessor: true,
    startAt: '2026-04-01',
    period: [1, '2026-04-01', '2026-05-01'],
    anchorAt: '2026-04-01',
    lines: [['AutoSubscriptionRecurrence', 1000]],
  },
];

for (const { name, offer, startAt, timeZone = 'UTC', isSuccessor, period, anchorAt, lines } of examples)
  test(`a start ${name}`, () => {
    const options = { startAt: at(startAt), timeZone, ...(isSuccessor && { isSuccessor }) };
    const opened = planStart(anOffer(offer), options);
    const [number, start, end] = period;
    const span = { startAt: at(start), endAt: at(end) };
    assert.deepEqual(opened.period, {
      number,
      ...span,
      anchorAt: at(anchorAt),
      anchorNumber: 1,
      whole: span,
    });
    assert.deepEqual(typesAndAmounts(opened.lines), lines);
  });

test('after a trial the first paid period begins at its end and counts from there', () => {
  const { running } = started({ terms: { durationTrial: 1, unitTrial: 'Month' } }, at('2026-01-31'));
  const first = renew(running).opened;
  assert.deepEqual([first.period.number, first.period.startAt], [1, at('2026-02-28')]);
  const second = renew(runningFrom(anOffer(), first)).opened;
  assert.deepEqual([second.period.number, second.period.startAt], [2, at('2026-03-28')]);
});

test('counters start from zero; what the opening charged is what the period has paid for', () => {
  const features = [
    aFeature({ featureId: 1, type: 'Consumption', quantityCurrent: 40, quantityCharged: 3 }),
    aFeature({ featureId: 2, quantityCurrent: 8 }),
    aFeature({ featureId: 3, type: 'OnOff', isEnabled: true }),
    aFeature({ featureId: 4, type: 'OnOff', quantityCharged: 1 }),
  ];
  const { opened } = started({ features }, at('2026-04-01'));
  assert.deepEqual(
    opened.features.map(({ quantityCurrent, quantityCharged }) => [quantityCurrent, quantityCharged]),
    [
      [0, 0],
      [8, 8],
      [0, 1],
      [0, 0],
    ],
  );
});

test('a restart opens the next paid period, anchored where it restarts, without a set-up fee', () => {
  const offer = anOffer({
    terms: { amountUpFront: 500, durationTrial: 14, countMinRecurrences: 6 },
    discounts: [aDiscount({ countPeriods: 3, targetFee: 'FlatFee', amountSpent: 5 })],
  });
  const opened = planRestart(offer, 2, at('2026-06-30'), 'UTC');
  const span = { startAt: at('2026-06-30'), endAt: at('2026-07-30') };
  assert.deepEqual(opened.period, {
    number: 3,
    ...span,
    anchorAt: span.startAt,
    anchorNumber: 3,
    whole: span,
  });
  assert.deepEqual(typesAndAmounts(opened.lines), [
    ['AutoSubscriptionRecurrence', 1000],
    ['AutoDiscountRecurrencePercent', -100],
  ]);
  const next = renew(runningFrom(offer, opened)).opened;
  assert.deepEqual(
    [next.period.number, next.period.startAt, next.period.endAt],
    [4, at('2026-07-30'), at('2026-08-30')],
  );
  assert.deepEqual(typesAndAmounts(next.lines), [['AutoSubscriptionRecurrence', 1000]]);
});

test('a restart from the last day of a long month keeps that day', () => {
  const opened = planRestart(anOffer(), 1, at('2026-08-31'), 'UTC');
  assert.equal(opened.period.endAt, at('2026-09-30'));
  assert.equal(renew(runningFrom(anOffer(), opened)).opened.period.endAt, at('2026-10-31'));
});

test('a trial that was suspended restarts with the first paid period', () => {
  const opened = planRestart(anOffer({ terms: { durationTrial: 14 } }), 0, at('2026-06-30'), 'UTC');
  assert.deepEqual([opened.period.number, opened.period.anchorNumber], [1, 1]);
});

test('a start holds its own instant, and its whole period is the period', () => {
  fc.assert(
    fc.property(anyOffer, anyInstant, anyZone, (offer, startAt, timeZone) => {
      const { period } = planStart(offer, { startAt, timeZone });
      assert.equal(period.startAt, startAt);
      assert.ok(period.endAt > startAt);
      assert.deepEqual(period.whole, { startAt, endAt: period.endAt });
      assert.equal(period.anchorAt, period.number === 0 ? period.endAt : startAt);
    }),
  );
});

test('planning does not touch what it plans from', () => {
  fc.assert(
    fc.property(anyOffer, anyInstant, (offer, startAt) => {
      const before = structuredClone(offer);
      const { period } = planStart(offer, { startAt, timeZone: 'UTC' });
      openPeriod(offer, period, true);
      planRestart(offer, period.number, startAt, 'UTC');
      assert.deepEqual(offer, before);
    }),
  );
});
