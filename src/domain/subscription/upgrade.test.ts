import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planRestart } from './start.ts';
import type { SubscriptionTerms } from './terms.ts';
import {
  aDiscount,
  aFeature,
  anOffer,
  at,
  chargedFrom,
  contextAt,
  type OfferOverrides,
  perUnit,
  renew,
  renewTimes,
  runningFrom,
  started,
  typesAndAmounts,
  upgraded,
} from './testing.ts';
import { planImmediateUpgrade } from './upgrade.ts';

const dearer = { terms: { amountRecurrence: 2000 } };

interface Example {
  readonly name: string;
  readonly from?: OfferOverrides;
  readonly to: OfferOverrides;
  readonly now: string;
  readonly closing: readonly (readonly [string, number])[];
  readonly lines: readonly (readonly [string, number])[];
}

/** Started on 1 April 2026, a month of 30 days. */
const examples: readonly Example[] = [
  {
    name: 'in the middle',
    to: dearer,
    now: '2026-04-16',
    closing: [['AutoSubscriptionRecurrenceProrata', -500]],
    lines: [['AutoSubscriptionRecurrenceProrata', 1000]],
  },
  {
    name: 'after ten days: 333 stay charged',
    to: dearer,
    now: '2026-04-11',
    closing: [['AutoSubscriptionRecurrenceProrata', -667]],
    lines: [['AutoSubscriptionRecurrenceProrata', 1333]],
  },
  {
    name: 'at the very start: all comes back',
    to: dearer,
    now: '2026-04-01',
    closing: [['AutoSubscriptionRecurrenceProrata', -1000]],
    lines: [['AutoSubscriptionRecurrenceProrata', 2000]],
  },
  {
    name: 'to a cheaper offer',
    from: dearer,
    to: {},
    now: '2026-04-16',
    closing: [['AutoSubscriptionRecurrenceProrata', -1000]],
    lines: [['AutoSubscriptionRecurrenceProrata', 500]],
  },
  {
    name: 'set-up fees are neither given back nor asked again, and there is no trial',
    from: { terms: { amountUpFront: 700 } },
    to: { terms: { amountUpFront: 900, amountRecurrence: 2000, durationTrial: 14 } },
    now: '2026-04-16',
    closing: [['AutoSubscriptionRecurrenceProrata', -500]],
    lines: [['AutoSubscriptionRecurrenceProrata', 1000]],
  },
  {
    name: 'quantities go on: eight users, of which the target includes five',
    from: { features: [aFeature({ quantityCurrent: 8 })] },
    to: { features: [aFeature({ quantityIncluded: 5, pricing: perUnit(200) })] },
    now: '2026-04-16',
    closing: [
      ['AutoSubscriptionRecurrenceProrata', -500],
      ['AutoFeatureProrata', -400],
    ],
    lines: [
      ['AutoSubscriptionRecurrenceProrata', 500],
      ['AutoFeatureProrata', 300],
    ],
  },
  {
    name: 'what was discounted comes back net, the target is discounted by its own',
    from: { discounts: [aDiscount({ valueOff: 2000 })] },
    to: { ...dearer, discounts: [aDiscount({ valueOff: 5000, countPeriods: 1 })] },
    now: '2026-04-16',
    closing: [['AutoSubscriptionRecurrenceProrata', -400]],
    lines: [
      ['AutoSubscriptionRecurrenceProrata', 1000],
      ['AutoDiscountRecurrencePercent', -500],
    ],
  },
  {
    name: 'a feature at full price is not given back, and is charged whole',
    from: { features: [aFeature({ quantityCurrent: 8, isUpdatedAtFullPrice: true })] },
    to: { features: [aFeature({ featureId: 2, quantityCurrent: 3, isUpdatedAtFullPrice: true })] },
    now: '2026-04-16',
    closing: [['AutoSubscriptionRecurrenceProrata', -500]],
    lines: [
      ['AutoSubscriptionRecurrenceProrata', 500],
      ['AutoFeatureNotProratable', 300],
    ],
  },
];

for (const { name, from = {}, to, now, closing, lines } of examples)
  test(`an upgrade of the same duration: ${name}`, () => {
    const plan = upgraded(from, to, '2026-04-01', now);
    assert.deepEqual(typesAndAmounts(plan.closing), closing);
    assert.deepEqual(typesAndAmounts(plan.opened.lines), lines);
    const { period } = plan.opened;
    assert.deepEqual([period.number, period.startAt, period.endAt], [1, at(now), at('2026-05-01')]);
    assert.deepEqual(period.whole, { startAt: at('2026-04-01'), endAt: at('2026-05-01') });
  });

test('consumption is closed on the old subscription and starts from zero on the new one', () => {
  const mails = aFeature({ type: 'Consumption', pricing: perUnit(10) });
  const { running, opened } = started({ features: [mails] }, at('2026-04-01'));
  const used = { ...running, features: [{ ...mails, quantityCurrent: 7 }] };
  const plan = planImmediateUpgrade(
    used,
    anOffer({ features: [mails] }),
    chargedFrom(opened.lines),
    contextAt('2026-04-16'),
  );
  assert.deepEqual(typesAndAmounts(plan.closing)[0], ['AutoFeatureNotProratable', 70]);
  assert.deepEqual(plan.closing[0]?.period, { startAt: at('2026-04-01'), endAt: at('2026-04-16') });
  assert.equal(plan.opened.features[0]?.quantityCurrent, 0);
});

test('another duration starts now, with whole fees', () => {
  const yearly = {
    amountRecurrence: 9000,
    amountUpFront: 700,
    durationTrial: 14,
    unitRecurrence: 'Year',
  } as const;
  const plan = upgraded({}, { terms: yearly }, '2026-04-01', '2026-04-16');
  assert.deepEqual(typesAndAmounts(plan.closing), [['AutoSubscriptionRecurrenceProrata', -500]]);
  assert.deepEqual(typesAndAmounts(plan.opened.lines), [['AutoSubscriptionRecurrence', 9000]]);
  const span = { startAt: at('2026-04-16'), endAt: at('2027-04-16') };
  assert.deepEqual(plan.opened.period, {
    number: 1,
    ...span,
    anchorAt: span.startAt,
    anchorNumber: 1,
    whole: span,
  });
});

test('a year is as long as twelve months, a week as seven days: the term date is kept', () => {
  const cases: readonly (readonly [Partial<SubscriptionTerms>, Partial<SubscriptionTerms>, string])[] = [
    [{ durationRecurrence: 12 }, { unitRecurrence: 'Year' }, '2025-02-28'],
    [{ unitRecurrence: 'Year' }, { durationRecurrence: 12 }, '2025-02-28'],
    [{ unitRecurrence: 'Week' }, { durationRecurrence: 7, unitRecurrence: 'Day' }, '2024-03-07'],
    [
      { durationRecurrence: 14, unitRecurrence: 'Day' },
      { durationRecurrence: 2, unitRecurrence: 'Week' },
      '2024-03-14',
    ],
  ];
  for (const [from, to, endAt] of cases) {
    const { opened } = upgraded({ terms: from }, { terms: to }, '2024-02-29', '2024-03-02');
    assert.deepEqual([opened.period.startAt, opened.period.endAt], [at('2024-03-02'), at(endAt)]);
    assert.equal(opened.period.anchorAt, at('2024-02-29'));
  }
  const month = upgraded(
    { terms: { durationRecurrence: 30, unitRecurrence: 'Day' } },
    {},
    '2024-02-29',
    '2024-03-02',
  );
  assert.equal(month.opened.period.endAt, at('2024-04-02'));
});

test('an upgrade of an upgrade counts shares of the whole period', () => {
  const first = upgraded({}, dearer, '2026-04-01', '2026-04-16');
  const running = runningFrom(anOffer(dearer), first.opened);
  const second = planImmediateUpgrade(
    running,
    anOffer({ terms: { amountRecurrence: 3000 } }),
    chargedFrom(first.opened.lines),
    contextAt('2026-04-21'),
  );
  assert.deepEqual(typesAndAmounts(second.closing), [['AutoSubscriptionRecurrenceProrata', -667]]);
  assert.deepEqual(typesAndAmounts(second.opened.lines), [['AutoSubscriptionRecurrenceProrata', 1000]]);
});

test('an upgrade of a discounted upgrade gives back what was paid for the time left, no more', () => {
  const cases = [
    ['50 %', aDiscount({ valueOff: 5000, targetFee: 'FlatFee' }), -333],
    ['a flat 400', aDiscount({ typeOff: 'Flat', valueOff: 400, targetFee: 'FlatFee' }), -400],
    ['all of it', aDiscount({ valueOff: 10_000, targetFee: 'FlatFee' }), undefined],
  ] as const;
  for (const [name, discount, credit] of cases) {
    const offer = { ...dearer, discounts: [discount] };
    const first = upgraded({}, offer, '2026-04-01', '2026-04-16');
    const running = runningFrom(anOffer(offer), first.opened);
    const second = planImmediateUpgrade(
      running,
      anOffer(),
      chargedFrom(first.opened.lines),
      contextAt('2026-04-21'),
    );
    assert.equal(second.closing[0]?.amount, credit, name);
  }
});

test('the anchor of a month end is kept through upgrades', () => {
  const { running } = started({}, at('2026-01-31'));
  const february = renewTimes(running, 1);
  const plan = planImmediateUpgrade(february, anOffer(dearer), [], contextAt('2026-03-10'));
  const successor = runningFrom(anOffer(dearer), plan.opened);
  const again = planImmediateUpgrade(successor, anOffer(), [], contextAt('2026-03-20'));
  const last = runningFrom(anOffer(), again.opened);
  const ends = [0, 1, 2, 3].map((times) => renewTimes(last, times).period.endAt);
  assert.deepEqual(ends, [at('2026-03-31'), at('2026-04-30'), at('2026-05-31'), at('2026-06-30')]);
  assert.deepEqual(
    [0, 1, 2].map((times) => renewTimes(last, times).period.number),
    [1, 2, 3],
  );
  assert.deepEqual(typesAndAmounts(renew(last).opened.lines), [['AutoSubscriptionRecurrence', 1000]]);
});

test('after a restart an upgrade counts from the restart', () => {
  const opened = planRestart(anOffer(), 4, at('2026-08-31'), 'UTC');
  const running = runningFrom(anOffer(), opened);
  const plan = planImmediateUpgrade(
    running,
    anOffer(dearer),
    chargedFrom(opened.lines),
    contextAt('2026-09-15'),
  );
  assert.deepEqual(typesAndAmounts(plan.closing), [['AutoSubscriptionRecurrenceProrata', -500]]);
  const successor = runningFrom(anOffer(dearer), plan.opened);
  assert.equal(successor.period.endAt, at('2026-09-30'));
  assert.equal(renew(successor).opened.period.endAt, at('2026-10-31'));
});

test('a migrated period gives back nothing: nothing was charged for it', () => {
  const { running } = started({}, at('2026-04-01'));
  assert.deepEqual(planImmediateUpgrade(running, anOffer(dearer), [], contextAt('2026-04-16')).closing, []);
});
