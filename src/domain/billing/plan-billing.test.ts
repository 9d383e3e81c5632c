import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TaxTreatment } from '../tax/treatment.ts';
import type { LineType } from './line-type.ts';
import { type BillingPlan, type DueLine, planBilling } from './plan-billing.ts';

function vat(ratePerTenThousand: number): TaxTreatment {
  return { category: 'Standard', ratePerTenThousand, country: 'FR', mention: null };
}

/** Key `book` is taxed at 5.5 %, everything else at 20 %. */
const treatmentOf = (keyCharge: string | null) => (keyCharge === 'book' ? vat(550) : vat(2000));
const beforeTax = { pricesIncludeTax: false, language: 'en' };

let lastId = 0;
function due(amount: number, keyCharge: string | null = null, type: LineType = 'Manual'): DueLine {
  lastId += 1;
  const none = { subscriptionId: null, featureId: null, movedAt: null, period: null, quantityBilled: null };
  return { id: lastId, type, label: 'A line', amount, keyCharge, ...none };
}

function carriedFrom(plan: BillingPlan): readonly (readonly [string | null, number])[] {
  assert.equal(plan.kind, 'Carried');
  return plan.credits.map(({ keyCharge, amount }) => [keyCharge, amount]);
}

test('no lines: nothing happens', () => {
  assert.deepEqual(planBilling([], treatmentOf, beforeTax), { kind: 'Nothing' });
});

test('more than zero is an invoice of all lines, in their order', () => {
  const lines = [due(1000), due(-300), due(200, 'book')];
  const plan = planBilling(lines, treatmentOf, beforeTax);
  assert.equal(plan.kind, 'Invoice');
  assert.deepEqual(plan.lines, lines);
  // 700 × 20 % + 200 × 5.5 % = 140 + 11
  assert.deepEqual(
    [plan.taxes.amountSubtotal, plan.taxes.amountTax, plan.taxes.amountTotal],
    [900, 151, 1051],
  );
});

test('where prices include tax, the gross is what the lines say', () => {
  const plan = planBilling([due(1200), due(1055, 'book')], treatmentOf, {
    ...beforeTax,
    pricesIncludeTax: true,
  });
  assert.equal(plan.kind, 'Invoice');
  assert.deepEqual([plan.taxes.amountSubtotal, plan.taxes.amountTotal], [2000, 2255]);
});

test('zero closes the lines against each other, without a document', () => {
  assert.deepEqual(planBilling([due(1000), due(-1000)], treatmentOf, beforeTax), { kind: 'Settled' });
  assert.deepEqual(planBilling([due(0)], treatmentOf, beforeTax), { kind: 'Settled' });
});

test('less than zero carries the credit, one line a charge key', () => {
  const examples: readonly (readonly [
    string,
    readonly DueLine[],
    readonly (readonly [string | null, number])[],
  ])[] = [
    ['a single key', [due(100), due(-400), due(-50)], [[null, -350]]],
    [
      'two keys',
      [due(-400), due(-200, 'book'), due(100)],
      [
        [null, -300],
        ['book', -200],
      ],
    ],
    ['a key that is even is left out', [due(-400), due(50, 'book'), due(-50, 'book')], [[null, -400]]],
    [
      'a key that is owed keeps its sign, so that its tax stays its own',
      [due(-400), due(50, 'book')],
      [
        [null, -400],
        ['book', 50],
      ],
    ],
    ['an earlier carried credit grows', [due(-350, null, 'AutoBillingReport'), due(-10)], [[null, -360]]],
    [
      'an earlier carried credit is used up in part',
      [due(-350, null, 'AutoBillingReport'), due(100)],
      [[null, -250]],
    ],
  ];
  for (const [name, lines, expected] of examples)
    assert.deepEqual(carriedFrom(planBilling(lines, treatmentOf, beforeTax)), expected, name);
});

test('a carried credit alone is left where it is, however many lines it has', () => {
  const reports = [due(-300, null, 'AutoBillingReport'), due(-200, 'book', 'AutoBillingReport')];
  assert.deepEqual(planBilling(reports, treatmentOf, beforeTax), { kind: 'Nothing' });
  assert.deepEqual(planBilling(reports.slice(0, 1), treatmentOf, beforeTax), { kind: 'Nothing' });
});

test('a carried credit is taken off the next invoice', () => {
  const plan = planBilling([due(-350, null, 'AutoBillingReport'), due(1000)], treatmentOf, beforeTax);
  assert.equal(plan.kind, 'Invoice');
  assert.equal(plan.taxes.amountTotal, 780);
});

test('the carried line says what it is, in the language of the buyer', () => {
  const labelIn = (language: string) => {
    const plan = planBilling([due(-1)], treatmentOf, { pricesIncludeTax: false, language });
    return plan.kind === 'Carried' ? plan.credits[0]?.label : undefined;
  };
  assert.equal(labelIn('fr'), 'Solde créditeur reporté sur la prochaine facture');
  assert.equal(labelIn('en'), 'Credit carried to the next invoice');
  assert.equal(labelIn('de'), 'Credit carried to the next invoice');
});

const anyLines = fc.array(
  fc
    .tuple(
      fc.integer({ min: -10_000, max: 10_000 }),
      fc.constantFrom(null, 'book', 'app'),
      fc.constantFrom<LineType>('Manual', 'AutoSubscriptionRecurrence', 'AutoBillingReport'),
    )
    .map(([amount, keyCharge, type]) => due(amount, keyCharge, type)),
  { minLength: 1, maxLength: 12 },
);

function totalOf(
  lines: readonly { readonly amount: number; readonly keyCharge: string | null }[],
  isGross: boolean,
) {
  const plan = planBilling(
    [due(100_000_000), ...lines.map(({ amount, keyCharge }) => due(amount, keyCharge))],
    treatmentOf,
    { ...beforeTax, pricesIncludeTax: isGross },
  );
  assert.equal(plan.kind, 'Invoice');
  return plan.taxes.amountTotal;
}

test('the lines of an invoice add up to it, with and without tax', () => {
  fc.assert(
    fc.property(anyLines, fc.boolean(), (lines, pricesIncludeTax) => {
      const plan = planBilling(lines, treatmentOf, { ...beforeTax, pricesIncludeTax });
      if (plan.kind !== 'Invoice') return;
      const { taxes } = plan;
      const added = (field: 'amountSubtotal' | 'amountTax' | 'amountTotal') =>
        taxes.lines.reduce((total, line) => total + line[field], 0);
      assert.ok(taxes.amountTotal > 0);
      assert.deepEqual(
        [added('amountSubtotal'), added('amountTax'), added('amountTotal')],
        [taxes.amountSubtotal, taxes.amountTax, taxes.amountTotal],
      );
      assert.equal(
        pricesIncludeTax ? taxes.amountTotal : taxes.amountSubtotal,
        lines.reduce((total, { amount }) => total + amount, 0),
      );
    }),
  );
});

test('carrying loses nothing: the carried lines are worth the same on the next invoice, tax included', () => {
  fc.assert(
    fc.property(anyLines, fc.boolean(), (lines, pricesIncludeTax) => {
      const plan = planBilling(lines, treatmentOf, { ...beforeTax, pricesIncludeTax });
      if (plan.kind !== 'Carried') return;
      assert.equal(totalOf(plan.credits, pricesIncludeTax), totalOf(lines, pricesIncludeTax));
      const keys = plan.credits.map(({ keyCharge }) => keyCharge);
      assert.equal(new Set(keys).size, keys.length);
      assert.ok(plan.credits.every(({ amount, type }) => amount !== 0 && type === 'AutoBillingReport'));
    }),
  );
});

test('billing again what was carried changes nothing: the run may come any number of times', () => {
  fc.assert(
    fc.property(anyLines, (lines) => {
      const plan = planBilling(lines, treatmentOf, beforeTax);
      if (plan.kind !== 'Carried') return;
      const again = plan.credits.map(({ amount, keyCharge, type }) => due(amount, keyCharge, type));
      assert.deepEqual(planBilling(again, treatmentOf, beforeTax), { kind: 'Nothing' });
    }),
  );
});

test('planning twice gives the same', () => {
  fc.assert(
    fc.property(anyLines, fc.boolean(), (lines, pricesIncludeTax) => {
      const options = { ...beforeTax, pricesIncludeTax };
      assert.deepEqual(planBilling(lines, treatmentOf, options), planBilling(lines, treatmentOf, options));
    }),
  );
});
