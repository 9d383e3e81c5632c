import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chargeableQuantity,
  computeFeaturePrice,
  engagementEnd,
  excessQuantity,
  hasTrial,
  isLastPeriod,
  isPriced,
  isTrialPeriod,
  paidPeriod,
  type SubscriptionFeature,
  type SubscriptionTerms,
} from './terms.ts';
import { aFeature, at, monthlyTerms, perUnit, renewTimes, started } from './testing.ts';

const flatFee = { steps: [{ quantityMax: null, increment: 1, amountPerIncrement: 0, amountCeiling: 900 }] };

test('the price of a feature for a whole period', () => {
  const cases: readonly (readonly [string, Partial<SubscriptionFeature>, number, number])[] = [
    ['a switch that is on', { type: 'OnOff', pricing: perUnit(300) }, 1, 300],
    ['a switch that is off', { type: 'OnOff', pricing: perUnit(300) }, 0, 0],
    ['a switch that is included', { type: 'OnOff', isIncluded: true, pricing: perUnit(300) }, 1, 0],
    ['a stock below what is included', { quantityIncluded: 5 }, 4, 0],
    ['a stock at what is included', { quantityIncluded: 5 }, 5, 0],
    ['a stock above what is included', { quantityIncluded: 5 }, 8, 300],
    ['an unlimited stock', { quantityIncluded: null }, 1_000_000, 0],
    [
      'a flat price above what is included',
      { quantityIncluded: 5, pricing: { ...flatFee, isVolume: false } },
      6,
      900,
    ],
    ['a flat price not reached', { quantityIncluded: 5, pricing: { ...flatFee, isVolume: false } }, 5, 0],
    ['consumption', { type: 'Consumption', quantityIncluded: 100, pricing: perUnit(10) }, 130, 300],
  ];
  for (const [name, overrides, quantity, price] of cases)
    assert.equal(computeFeaturePrice(aFeature(overrides), quantity), price, name);
});

test('the quantities that fees are computed from', () => {
  assert.equal(excessQuantity(aFeature({ quantityIncluded: 5 }), 8), 3);
  assert.equal(excessQuantity(aFeature({ quantityIncluded: 5 }), 3), 0);
  assert.equal(excessQuantity(aFeature({ quantityIncluded: null }), 8), 0);
  assert.equal(chargeableQuantity(aFeature({ quantityCurrent: 8 })), 8);
  assert.equal(chargeableQuantity(aFeature({ type: 'OnOff', isEnabled: true, quantityCurrent: 0 })), 1);
  assert.equal(chargeableQuantity(aFeature({ type: 'OnOff', isEnabled: false, quantityCurrent: 9 })), 0);
});

test('an offer is priced when a fee falls due', () => {
  const free = { amountRecurrence: 0 };
  const cases: readonly (readonly [
    string,
    Partial<SubscriptionTerms>,
    Partial<SubscriptionFeature>,
    boolean,
  ])[] = [
    ['nothing at all', free, {}, false],
    ['a recurrence', {}, {}, true],
    ['a set-up fee', { ...free, amountUpFront: 1 }, {}, true],
    ['a paid trial', { ...free, amountTrial: 1, durationTrial: 14 }, {}, true],
    ['a trial price without a trial', { ...free, amountTrial: 1 }, {}, false],
    ['users above what is included', free, { quantityCurrent: 1 }, true],
    ['users within what is included', free, { quantityCurrent: 5, quantityIncluded: 5 }, false],
    ['a priced switch that is on', free, { type: 'OnOff', isEnabled: true }, true],
    ['a priced switch that is off', free, { type: 'OnOff' }, false],
    ['a switch that is included', free, { type: 'OnOff', isEnabled: true, isIncluded: true }, false],
    ['consumption waiting for its price', free, { type: 'Consumption', quantityCurrent: 1 }, true],
  ];
  for (const [name, terms, feature, expected] of cases)
    assert.equal(isPriced({ ...monthlyTerms, ...terms }, [aFeature(feature)]), expected, name);
});

test('a trial of no duration is none, and period 0 is the trial', () => {
  assert.equal(hasTrial({ ...monthlyTerms, durationTrial: 0, amountTrial: 500 }), false);
  assert.equal(hasTrial({ ...monthlyTerms, durationTrial: 1 }), true);
  assert.deepEqual(
    [0, 1, 2].map((number) => isTrialPeriod({ number })),
    [true, false, false],
  );
});

test('paid periods are counted from their anchor', () => {
  const anchor = { anchorAt: at('2026-01-31'), anchorNumber: 4 };
  const cases: readonly (readonly [number, string, string])[] = [
    [4, '2026-01-31', '2026-02-28'],
    [5, '2026-02-28', '2026-03-31'],
    [6, '2026-03-31', '2026-04-30'],
  ];
  for (const [number, start, end] of cases)
    assert.deepEqual(
      paidPeriod(monthlyTerms, anchor, number, 'UTC'),
      { startAt: at(start), endAt: at(end) },
      `period ${number}`,
    );
});

test('the engagement ends when as many paid periods have run', () => {
  const cases: readonly (readonly [string, number, string, number, string | null])[] = [
    ['none', 0, '2026-01-31', 1, null],
    ['one period', 1, '2026-01-31', 1, '2026-02-28'],
    ['a year from a month end', 12, '2026-01-31', 1, '2027-01-31'],
    ['three periods', 3, '2026-01-31', 1, '2026-04-30'],
    ['six, restarted with the third: four are left', 6, '2026-06-10', 3, '2026-10-10'],
    ['two, restarted with the fifth: long over', 2, '2026-06-10', 5, '2026-04-10'],
    ['six, in an upgrade that joined the third period of its anchor', 6, '2026-01-31', -1, '2026-09-30'],
  ];
  for (const [name, countMinRecurrences, anchor, anchorNumber, expected] of cases) {
    const end = engagementEnd(
      { ...monthlyTerms, countMinRecurrences },
      { anchorAt: at(anchor), anchorNumber },
      'UTC',
    );
    assert.equal(end, expected === null ? null : at(expected), name);
  }
});

test('the trial does not count towards the engagement', () => {
  const terms = { countMinRecurrences: 2, durationTrial: 14 };
  const { running } = started({ terms }, at('2026-04-01'));
  assert.equal(engagementEnd(running.terms, running.period, 'UTC'), at('2026-06-15'));
});

test('the engagement does not move when periods are renewed', () => {
  const { running } = started({ terms: { countMinRecurrences: 3 } }, at('2026-01-31'));
  for (const times of [0, 1, 2, 3]) {
    const { terms, period } = renewTimes(running, times);
    assert.equal(engagementEnd(terms, period, 'UTC'), at('2026-04-30'), `after ${times}`);
  }
});

test('the last period is the one that uses up the count', () => {
  const cases: readonly (readonly [number | null, number, boolean])[] = [
    [null, 1000, false],
    [3, 0, false],
    [3, 2, false],
    [3, 3, true],
    [3, 4, true],
    [1, 1, true],
  ];
  for (const [countRecurrences, number, expected] of cases)
    assert.equal(isLastPeriod({ ...monthlyTerms, countRecurrences }, number), expected);
});
