/** What an upgrade depends on besides its share: the engagement, a running trial, the quantities carried over. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FeeContext } from './period-fees.ts';
import type { RunningSubscription } from './terms.ts';
import {
  aFeature,
  anOffer,
  at,
  contextAt,
  type OfferOverrides,
  perUnit,
  refusalOf,
  renew,
  runningFrom,
  started,
  typesAndAmounts,
  upgraded,
} from './testing.ts';
import { carryQuantities, checkUpgradeAllowed } from './upgrade.ts';

const dearer = { terms: { amountRecurrence: 2000 } };

function engagedSince(startAt: string): RunningSubscription {
  return started({ terms: { countMinRecurrences: 3 } }, at(startAt)).running;
}

test('inside the engagement only a higher recurring amount is let through, unless it is ignored', () => {
  const refused = ['Error.Subscription.Engaged', undefined];
  const cases: readonly (readonly [
    string,
    string,
    number,
    boolean,
    readonly (string | undefined)[] | undefined,
  ])[] = [
    ['dearer', '2026-04-16', 1001, false, undefined],
    ['the same', '2026-04-16', 1000, false, refused],
    ['cheaper', '2026-04-16', 999, false, refused],
    ['cheaper, ignored', '2026-04-16', 999, true, undefined],
    ['in the last second', '2026-06-30T23:59:59Z', 999, false, refused],
    ['at its end', '2026-07-01', 999, false, undefined],
  ];
  for (const [name, now, amount, ignores, expected] of cases)
    assert.deepEqual(
      refusalOf(checkUpgradeAllowed(engagedSince('2026-04-01'), amount, ignores, contextAt(now))),
      expected,
      name,
    );
  const free = started({}, at('2026-04-01')).running;
  assert.equal(refusalOf(checkUpgradeAllowed(free, 1, false, contextAt('2026-04-16'))), undefined);
});

const trial: OfferOverrides['terms'] = { durationTrial: 30, amountTrial: 300 };

function upgradedInTrial(from: FeeContext['features'], to: FeeContext['features']) {
  return upgraded({ terms: trial, features: from }, { ...dearer, features: to }, '2026-04-01', '2026-04-16');
}

test('a trial goes on until its end: its own price is neither given back nor asked again', () => {
  const plan = upgradedInTrial([], []);
  assert.deepEqual([plan.closing, plan.opened.lines], [[], []]);
  const { period } = plan.opened;
  assert.deepEqual([period.number, period.startAt, period.endAt], [0, at('2026-04-16'), at('2026-05-01')]);
  const first = renew(runningFrom(anOffer(dearer), plan.opened)).opened;
  assert.deepEqual(
    [first.period.number, first.period.startAt, first.period.endAt],
    [1, at('2026-05-01'), at('2026-06-01')],
  );
  assert.deepEqual(typesAndAmounts(first.lines), [['AutoSubscriptionRecurrence', 2000]]);
});

test('features that are paid in the trial change with the offer: unused share back, remaining share due', () => {
  const users = aFeature({ quantityCurrent: 5 });
  const twice = { ...users, pricing: perUnit(200) };
  const cases: readonly (readonly [
    string,
    FeeContext['features'],
    FeeContext['features'],
    number[],
    number[],
  ])[] = [
    ['dearer', [users], [twice], [-250], [500]],
    ['free in the trial of the target', [users], [{ ...twice, isFreeInTrial: true }], [-250], []],
    ['free in the trial until now', [{ ...users, isFreeInTrial: true }], [twice], [], [500]],
    ['not in the target', [users], [], [-250], []],
    ['free in both', [{ ...users, isFreeInTrial: true }], [{ ...twice, isFreeInTrial: true }], [], []],
  ];
  for (const [name, from, to, closing, lines] of cases) {
    const plan = upgradedInTrial(from, to);
    assert.deepEqual(
      plan.closing.map(({ amount }) => amount),
      closing,
      name,
    );
    assert.deepEqual(
      plan.opened.lines.map(({ amount }) => amount),
      lines,
      name,
    );
  }
});

test('stocks and switches that both offers have go on with their quantities', () => {
  const before = [
    aFeature({ featureId: 1, quantityCurrent: 8 }),
    aFeature({ featureId: 2, type: 'OnOff', isEnabled: true }),
    aFeature({ featureId: 3, type: 'Consumption', quantityCurrent: 70 }),
    aFeature({ featureId: 4, quantityCurrent: 2 }),
  ];
  const target = [
    aFeature({ featureId: 1, quantityCurrent: 1 }),
    aFeature({ featureId: 2, type: 'OnOff' }),
    aFeature({ featureId: 3, type: 'Consumption' }),
    aFeature({ featureId: 4, quantityCurrent: 6 }),
    aFeature({ featureId: 5, quantityCurrent: 4 }),
  ];
  const carried = carryQuantities(before, target);
  assert.deepEqual(
    carried.map(({ featureId, quantityCurrent, isEnabled }) => [featureId, quantityCurrent, isEnabled]),
    [
      [1, 8, false],
      [2, 0, true],
      [3, 0, false],
      [4, 2, false],
      [5, 4, false],
    ],
  );
});

test('what was paid at full price is not charged again on the target, only what exceeds it', () => {
  const paid = aFeature({ featureId: 1, isUpdatedAtFullPrice: true, quantityCurrent: 5, quantityCharged: 5 });
  const [same] = carryQuantities([paid], [aFeature({ featureId: 1, isUpdatedAtFullPrice: true })]);
  assert.deepEqual([same?.quantityCurrent, same?.quantityCharged], [5, 5]);
  const [prorated] = carryQuantities([paid], [aFeature({ featureId: 1 })]);
  assert.deepEqual([prorated?.quantityCurrent, prorated?.quantityCharged], [5, 0]);
});
