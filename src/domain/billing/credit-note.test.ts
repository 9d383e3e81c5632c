import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computeTaxes } from '../tax/compute-taxes.ts';
import type { TaxTreatment } from '../tax/treatment.ts';
import { type CreditableInvoice, type CreditRequest, computeCreditNote } from './credit-note.ts';
import type { CreditedLine } from './credit-note-rest.ts';

const at = (ratePerTenThousand: number): TaxTreatment => ({
  category: 'Standard',
  ratePerTenThousand,
  country: 'FR',
  mention: null,
});

/** An invoice of lines given as [amount, rate], numbered from 1. */
function invoiceOf(
  lines: readonly (readonly [number, number])[],
  pricesIncludeTax = false,
): CreditableInvoice {
  const taxable = lines.map(([amount, rate]) => ({ amount, treatment: at(rate) }));
  const computed = computeTaxes(taxable, pricesIncludeTax);
  return {
    currency: 'EUR',
    lines: computed.lines.map((line, index) => ({
      position: index + 1,
      amountSubtotal: line.amountSubtotal,
      amountTax: line.amountTax,
      treatment: taxable[index]?.treatment ?? at(0),
    })),
  };
}

function credit(invoice: CreditableInvoice, already: readonly CreditedLine[], request: CreditRequest) {
  const outcome = computeCreditNote(invoice, already, request);
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusals[0].code);
  return outcome.value;
}

function refusal(invoice: CreditableInvoice, already: readonly CreditedLine[], request: CreditRequest) {
  const outcome = computeCreditNote(invoice, already, request);
  assert.ok(!outcome.ok, 'expected a refusal');
  return outcome.refusals[0];
}

const rest = { kind: 'Rest' } as const;
const lines = (...wanted: (readonly [number, number | null])[]): CreditRequest => ({
  kind: 'Lines',
  lines: wanted.map(([position, amountSubtotal]) => ({ position, amountSubtotal })),
});
const amount = (amountTotal: number): CreditRequest => ({ kind: 'Amount', amountTotal });

test('cancelling an invoice gives it back line by line, tax by tax', () => {
  const invoice = invoiceOf([
    [1003, 2000],
    [500, 550],
    [-100, 2000],
  ]);
  const note = credit(invoice, [], rest);
  assert.deepEqual(
    note.lines.map((line) => [line.correctedPosition, line.amountSubtotal, line.amountTax, line.taxPosition]),
    [
      [1, 1003, 201, 1],
      [2, 500, 28, 2],
      [3, -100, -20, 1],
    ],
  );
  assert.deepEqual(note.taxes, [
    { ...at(2000), baseAmount: 903, taxAmount: 181 },
    { ...at(550), baseAmount: 500, taxAmount: 28 },
  ]);
  assert.deepEqual([note.amountSubtotal, note.amountTax, note.amountTotal], [1403, 209, 1612]);
});

test('a partial credit carries the tax of its own net, the last one what is left', () => {
  const invoice = invoiceOf([[1001, 2000]]);
  const first = credit(invoice, [], lines([1, 998]));
  assert.deepEqual([first.amountSubtotal, first.amountTax], [998, 200]);
  const last = credit(invoice, first.lines, rest);
  assert.deepEqual([last.amountSubtotal, last.amountTax], [3, 0]);
  assert.equal(refusal(invoice, [...first.lines, ...last.lines], rest).code, 'Error.CreditNote.NothingLeft');
});

test('roundings of many small credits never pile up', () => {
  const invoice = invoiceOf([[300, 2000]]);
  const credited: CreditedLine[] = [];
  for (let count = 1; count <= 100; count += 1) {
    const note = credit(invoice, credited, lines([1, 3]));
    credited.push(...note.lines);
    const tax = credited.reduce((before, line) => before + line.amountTax, 0);
    assert.ok(Math.abs(tax - count * 0.6) < 1, `${tax} after ${count}`);
  }
  assert.equal(refusal(invoice, credited, rest).code, 'Error.CreditNote.NothingLeft');
});

test('a whole line of tax-included prices is credited at its exact price', () => {
  const invoice = invoiceOf(
    [
      [999, 2000],
      [999, 2000],
    ],
    true,
  );
  for (const position of [1, 2]) assert.equal(credit(invoice, [], lines([position, null])).amountTotal, 999);
});

test('a line is credited up to its rest and no further', () => {
  const invoice = invoiceOf([
    [1000, 2000],
    [1000, 2000],
  ]);
  const first = credit(invoice, [], lines([1, 700]));
  assert.deepEqual(credit(invoice, first.lines, lines([1, null])).amountSubtotal, 300);
  assert.deepEqual(refusal(invoice, first.lines, lines([1, 301])), {
    code: 'Error.CreditNote.ExceedsInvoice',
    params: { remaining: '3.00 EUR', rate: '20 %' },
  });
  const whole = credit(invoice, first.lines, lines([1, null]));
  const exhausted = refusal(invoice, [...first.lines, ...whole.lines], lines([1, null]));
  assert.equal(exhausted.code, 'Error.CreditNote.ExceedsInvoice');
});

test('a rate is never credited beyond what was invoiced at it, discounts counted', () => {
  const invoice = invoiceOf([
    [10_000, 2000],
    [-2000, 2000],
    [5000, 550],
  ]);
  assert.deepEqual(refusal(invoice, [], lines([1, null])), {
    code: 'Error.CreditNote.ExceedsInvoice',
    params: { remaining: '80.00 EUR', rate: '20 %' },
  });
  assert.equal(credit(invoice, [], lines([1, null], [2, null])).amountTotal, 9600);
  assert.equal(credit(invoice, [], lines([1, 8000])).amountTax, 1600);
  assert.equal(refusal(invoice, [], lines([2, null])).code, 'Error.CreditNote.ExceedsInvoice');
});

test('the invoice as a whole is never exceeded, even where one rate is below zero', () => {
  const invoice = invoiceOf([
    [10_000, 2000],
    [-3000, 1000],
  ]);
  assert.deepEqual(refusal(invoice, [], lines([1, null])).params, {
    remaining: '87.00 EUR',
    rate: '20 %, 10 %',
  });
  assert.equal(refusal(invoice, [], lines([2, null])).code, 'Error.CreditNote.Amount.Invalid');
  const note = credit(invoice, [], lines([1, 7250]));
  assert.equal(note.amountTotal, 8700);
  const last = credit(invoice, note.lines, rest);
  assert.deepEqual(
    last.taxes.map((tax) => [tax.baseAmount, tax.taxAmount]),
    [
      [2750, 550],
      [-3000, -300],
    ],
  );
  assert.equal(last.amountTotal, 0);
});

test('an amount, tax included, is shared out to the rates and lines and met exactly', () => {
  const invoice = invoiceOf([
    [10_000, 2000],
    [10_000, 550],
    [-1000, 2000],
  ]);
  const note = credit(invoice, [], amount(5000));
  assert.equal(note.amountTotal, 5000);
  assert.deepEqual(
    note.taxes.map((tax) => [tax.ratePerTenThousand, tax.baseAmount, tax.taxAmount]),
    [
      [2000, 2107, 422],
      [550, 2342, 129],
    ],
  );
  assert.equal(note.lines.length, 3);
  const whole = credit(invoice, [], amount(21_350));
  assert.deepEqual(whole, credit(invoice, [], rest));
  assert.deepEqual(refusal(invoice, note.lines, amount(16_351)), {
    code: 'Error.CreditNote.ExceedsInvoice',
    params: { remaining: '163.50 EUR', rate: '20 %, 5.5 %' },
  });
});

test('a request that makes no sense is refused', () => {
  const invoice = invoiceOf([
    [1000, 2000],
    [-100, 2000],
  ]);
  assert.deepEqual(refusal(invoice, [], lines([3, null])), {
    code: 'Error.CreditNote.Line.Unknown',
    params: { position: 3 },
  });
  assert.equal(refusal(invoice, [], lines([1, 1], [1, 2])).code, 'Error.CreditNote.Line.Unknown');
  for (const request of [lines(), lines([1, 0]), lines([1, -5]), lines([1, 0.5]), lines([1, 9], [2, 9])]) {
    assert.equal(refusal(invoice, [], request).code, 'Error.CreditNote.Amount.Invalid');
  }
  for (const asked of [0, -1, 1.5, Number.NaN]) {
    assert.equal(refusal(invoice, [], amount(asked)).code, 'Error.CreditNote.Amount.Invalid');
  }
});

test('a charge and a discount that are left over against each other are nothing to credit', () => {
  const invoice = invoiceOf([
    [10_000, 2000],
    [-2000, 2000],
    [100, 1000],
  ]);
  const first = credit(invoice, [], lines([1, 8000]));
  const both = refusal(invoice, first.lines, lines([1, null], [2, null]));
  assert.equal(both.code, 'Error.CreditNote.Amount.Invalid');
  const last = credit(invoice, first.lines, rest);
  assert.deepEqual(
    last.lines.map((line) => line.correctedPosition),
    [3],
  );
});

test('a credit of a line that the invoice does not have must never happen', () => {
  const invoice = invoiceOf([[1000, 2000]]);
  const stray = [{ correctedPosition: 2, amountSubtotal: 1, amountTax: 0 }];
  assert.throws(() => computeCreditNote(invoice, stray, rest), RangeError);
});
