import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { computeTaxes, type TaxableLine } from './compute-taxes.ts';
import type { TaxTreatment } from './treatment.ts';

const at = (ratePerTenThousand: number, country = 'FR'): TaxTreatment => ({
  category: 'Standard',
  ratePerTenThousand,
  country,
  mention: null,
});
const exempt = (fr: string): TaxTreatment => ({
  category: 'Exempt',
  ratePerTenThousand: 0,
  country: null,
  mention: { en: `en ${fr}`, fr },
});

const treatment = fc.constantFrom(at(2000), at(2000), at(1000), at(550), at(2550, 'FI'), exempt('a'));
const line = fc.record({ amount: fc.integer({ min: -5_000_000, max: 5_000_000 }), treatment });
const lines = fc.array(line, { maxLength: 15 });

function total(numbers: readonly number[]): number {
  return numbers.reduce((before, number) => before + number, 0);
}

test('one line bears its rate', () => {
  const { lines, taxes, ...totals } = computeTaxes([{ amount: 1003, treatment: at(2000) }], false);
  assert.deepEqual(lines, [{ amountSubtotal: 1003, amountTax: 201, amountTotal: 1204, taxPosition: 1 }]);
  assert.deepEqual(taxes, [{ ...at(2000), baseAmount: 1003, taxAmount: 201 }]);
  assert.deepEqual(totals, { amountSubtotal: 1003, amountTax: 201, amountTotal: 1204 });
});

test('the tax is that of the sum of a rate, not the sum of rounded lines', () => {
  const cents = Array.from({ length: 10 }, () => ({ amount: 3, treatment: at(2000) }));
  const { lines, amountTax } = computeTaxes(cents, false);
  assert.equal(amountTax, 6);
  assert.deepEqual(
    lines.map((line) => line.amountTax),
    [1, 1, 1, 1, 1, 1, 0, 0, 0, 0],
  );
});

test('a half goes away from zero, for credits too', () => {
  assert.equal(computeTaxes([{ amount: 25, treatment: at(1000) }], false).amountTax, 3);
  assert.equal(computeTaxes([{ amount: -25, treatment: at(1000) }], false).amountTax, -3);
});

test('lines that cancel out bear opposite taxes', () => {
  const { lines, amountTax, taxes } = computeTaxes(
    [
      { amount: 1000, treatment: at(2000) },
      { amount: -1000, treatment: at(2000) },
    ],
    false,
  );
  assert.equal(amountTax, 0);
  assert.deepEqual(
    lines.map((line) => line.amountTax),
    [200, -200],
  );
  assert.deepEqual(taxes, [{ ...at(2000), baseAmount: 0, taxAmount: 0 }]);
});

test('lines that nearly cancel out bear their own tax, not a share of the little that is left', () => {
  const { lines } = computeTaxes(
    [
      { amount: 100_000, treatment: at(2000) },
      { amount: -99_997, treatment: at(2000) },
    ],
    false,
  );
  assert.deepEqual(
    lines.map((line) => line.amountTax),
    [20_000, -19_999],
  );
});

test('prices that include tax stay exact, the net is what remains', () => {
  const { lines, taxes } = computeTaxes(
    [
      { amount: 999, treatment: at(2000) },
      { amount: 999, treatment: at(2000) },
    ],
    true,
  );
  assert.deepEqual(lines, [
    { amountSubtotal: 832, amountTax: 167, amountTotal: 999, taxPosition: 1 },
    { amountSubtotal: 833, amountTax: 166, amountTotal: 999, taxPosition: 1 },
  ]);
  assert.deepEqual(taxes, [{ ...at(2000), baseAmount: 1665, taxAmount: 333 }]);
});

test('a document sums up its taxes from the highest rate, each country and category apart', () => {
  const { taxes, lines } = computeTaxes(
    [
      { amount: 100, treatment: exempt('a') },
      { amount: 100, treatment: at(550) },
      { amount: 100, treatment: at(2000, 'IT') },
      { amount: 100, treatment: at(2000, 'FR') },
      { amount: 100, treatment: { ...at(0), category: 'Export', country: null } },
      { amount: 100, treatment: at(550) },
    ],
    false,
  );
  assert.deepEqual(
    taxes.map((tax) => [tax.ratePerTenThousand, tax.category, tax.country, tax.baseAmount, tax.taxAmount]),
    [
      [2000, 'Standard', 'FR', 100, 20],
      [2000, 'Standard', 'IT', 100, 20],
      [550, 'Standard', 'FR', 200, 11],
      [0, 'Exempt', null, 100, 0],
      [0, 'Export', null, 100, 0],
    ],
  );
  assert.deepEqual(
    lines.map((line) => line.taxPosition),
    [4, 3, 2, 1, 5, 3],
  );
});

test('different mentions of one rate are all kept, once each', () => {
  const amounts = ['b', 'a', 'b'].map((mention) => ({ amount: 1, treatment: exempt(mention) }));
  const { taxes } = computeTaxes(amounts, false);
  assert.deepEqual(
    taxes.map((tax) => tax.mention),
    [{ en: 'en a\nen b', fr: 'a\nb' }],
  );
});

test('no line, no tax', () => {
  const nothing = { lines: [], taxes: [], amountSubtotal: 0, amountTax: 0, amountTotal: 0 };
  assert.deepEqual(computeTaxes([], true), nothing);
});

test('lines, taxes and totals add up to the minor unit', () => {
  fc.assert(
    fc.property(lines, fc.boolean(), (given, pricesIncludeTax) => {
      const computed = computeTaxes(given, pricesIncludeTax);
      assert.equal(computed.lines.length, given.length);
      assert.equal(computed.amountSubtotal + computed.amountTax, computed.amountTotal);
      assert.equal(total(computed.lines.map((line) => line.amountSubtotal)), computed.amountSubtotal);
      assert.equal(total(computed.lines.map((line) => line.amountTax)), computed.amountTax);
      computed.taxes.forEach((tax, index) => {
        const members = computed.lines.filter((line) => line.taxPosition === index + 1);
        assert.equal(total(members.map((line) => line.amountSubtotal)), tax.baseAmount);
        assert.equal(total(members.map((line) => line.amountTax)), tax.taxAmount);
      });
      computed.lines.forEach((line, index) => {
        assert.equal(line.amountSubtotal + line.amountTax, line.amountTotal);
        assert.equal(pricesIncludeTax ? line.amountTotal : line.amountSubtotal, given[index]?.amount);
      });
    }),
  );
});

test('the tax of a rate, and of each of its lines, is within its rounding', () => {
  fc.assert(
    fc.property(lines, fc.boolean(), (given, pricesIncludeTax) => {
      const computed = computeTaxes(given, pricesIncludeTax);
      const exact = (amount: number, rate: number) =>
        (amount * rate) / (pricesIncludeTax ? 10_000 + rate : 10_000);
      for (const tax of computed.taxes) {
        const amount = pricesIncludeTax ? tax.baseAmount + tax.taxAmount : tax.baseAmount;
        assert.ok(Math.abs(tax.taxAmount - exact(amount, tax.ratePerTenThousand)) <= 0.5 + 1e-6);
      }
      computed.lines.forEach((line, index) => {
        const { amount, treatment } = given[index] ?? { amount: 0, treatment: at(0) };
        assert.ok(Math.abs(line.amountTax - exact(amount, treatment.ratePerTenThousand)) < 1 + 1e-6);
      });
    }),
  );
});

test('the order of the lines changes neither totals nor taxes', () => {
  const shuffled = lines.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
  );
  fc.assert(
    fc.property(shuffled, fc.boolean(), ([given, other]: [TaxableLine[], TaxableLine[]], included) => {
      const { lines: _, ...expected } = computeTaxes(given, included);
      const { lines: __, ...actual } = computeTaxes(other, included);
      assert.deepEqual(actual, expected);
    }),
  );
});
