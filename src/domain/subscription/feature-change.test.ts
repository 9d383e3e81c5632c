/** Which changes of a feature are taken, and which are refused; what they cost is tested beside. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SubscriptionFeature } from './terms.ts';
import { accepted, aFeature, perUnit, refusalOf } from './testing.ts';
import { changeFeature, type UsageChange } from './usage-change.ts';

const toQuantity = (quantity: number): UsageChange => ({ kind: 'Quantity', quantity });
const by = (increment: number): UsageChange => ({ kind: 'Increment', increment });
const turn = (isEnabled: boolean): UsageChange => ({ kind: 'Switch', isEnabled });

test('a change is made in the mode of its type', () => {
  const stock = aFeature({ quantityCurrent: 5 });
  const onOff = aFeature({ type: 'OnOff' });
  const counter = aFeature({ type: 'Consumption', quantityCurrent: 5 });
  const cases: readonly (readonly [
    string,
    SubscriptionFeature,
    UsageChange,
    Partial<SubscriptionFeature>,
  ])[] = [
    ['a stock set', stock, toQuantity(8), { quantityCurrent: 8 }],
    ['a stock raised', stock, by(3), { quantityCurrent: 8 }],
    ['a stock lowered to nothing', stock, by(-5), { quantityCurrent: 0 }],
    ['a counter raised', counter, by(3), { quantityCurrent: 8 }],
    ['a counter set', counter, toQuantity(2), { quantityCurrent: 2 }],
    ['a switch turned on', onOff, turn(true), { isEnabled: true }],
    ['a switch turned off again', { ...onOff, isEnabled: true }, turn(false), { isEnabled: false }],
    ['nothing', stock, { kind: 'None' }, {}],
  ];
  for (const [name, feature, change, expected] of cases)
    assert.deepEqual(accepted(changeFeature(feature, change)), { ...feature, ...expected }, name);
});

test('a wrong mode, less than nothing and more than can be priced are refused', () => {
  const stock = aFeature({ quantityCurrent: 5 });
  const onOff = aFeature({ type: 'OnOff' });
  const largest = Number.MAX_SAFE_INTEGER;
  const cases: readonly (readonly [string, SubscriptionFeature, UsageChange, readonly string[]])[] = [
    ['a stock switched', stock, turn(true), ['Error.Usage.WrongType', 'IsEnabled']],
    ['a switch raised', onOff, by(1), ['Error.Usage.WrongType', 'Increment']],
    ['a switch set', onOff, toQuantity(1), ['Error.Usage.WrongType', 'QuantityCurrent']],
    ['below zero by steps', stock, by(-6), ['Error.Usage.Negative', 'Increment']],
    ['below zero at once', stock, toQuantity(-1), ['Error.Usage.Negative', 'QuantityCurrent']],
    [
      'raised beyond counting',
      { ...stock, pricing: perUnit(0) },
      by(largest),
      ['Error.Input.Invalid', 'Increment'],
    ],
    ['set beyond counting', stock, toQuantity(largest + 1), ['Error.Input.Invalid', 'QuantityCurrent']],
    [
      'raised beyond any price',
      { ...stock, type: 'Consumption' },
      by(1e13),
      ['Error.Input.Invalid', 'Increment'],
    ],
    ['set beyond any price', stock, toQuantity(largest), ['Error.Input.Invalid', 'QuantityCurrent']],
  ];
  for (const [name, feature, change, expected] of cases)
    assert.deepEqual(refusalOf(changeFeature(feature, change)), expected, name);
  assert.equal(
    accepted(changeFeature({ ...stock, quantityIncluded: null }, toQuantity(largest))).quantityCurrent,
    largest,
  );
});
