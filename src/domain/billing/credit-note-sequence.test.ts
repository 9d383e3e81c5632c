import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { computeTaxes } from '../tax/compute-taxes.ts';
import type { TaxTreatment } from '../tax/treatment.ts';
import {
  type CreditableInvoice,
  type CreditNote,
  type CreditRequest,
  computeCreditNote,
} from './credit-note.ts';

const rates = [2000, 1000, 550, 210, 0, 2550, 2700];

function treatmentAt(ratePerTenThousand: number): TaxTreatment {
  return { category: 'Standard', ratePerTenThousand, country: 'FR', mention: null };
}

const cents = fc.oneof(
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 1, max: 200_000 }),
);
const charge = fc.record({ amount: cents, treatment: fc.constantFrom(...rates).map(treatmentAt) });
const signed = fc.record({
  amount: fc.oneof(
    cents,
    cents,
    cents.map((value) => -value),
  ),
  treatment: fc.constantFrom(...rates.slice(0, 3)).map(treatmentAt),
});

function invoices(line: typeof charge): fc.Arbitrary<CreditableInvoice> {
  return fc
    .tuple(fc.array(line, { minLength: 1, maxLength: 6 }), fc.boolean())
    .filter(([lines, included]) => computeTaxes(lines, included).amountTotal > 0)
    .map(([lines, included]) => ({
      currency: 'EUR',
      lines: computeTaxes(lines, included).lines.map((taxed, index) => ({
        position: index + 1,
        amountSubtotal: taxed.amountSubtotal,
        amountTax: taxed.amountTax,
        treatment: lines[index]?.treatment ?? treatmentAt(0),
      })),
    }));
}

/** Parts of what is left, in thousandths: 1000 is all of it, more is too much. */
const part = fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.constantFrom(1, 500, 999, 1000, 1001));
const step = fc.oneof(
  fc.record({ kind: fc.constant('Amount' as const), part }),
  fc.record({
    kind: fc.constant('Lines' as const),
    chosen: fc.uniqueArray(fc.record({ position: fc.integer({ min: 1, max: 6 }), part: fc.option(part) }), {
      selector: ({ position }) => position,
      minLength: 1,
      maxLength: 6,
    }),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const steps = fc.array(step, { maxLength: 12 });

type Credited = CreditNote['lines'][number];

interface Sums {
  net: number;
  tax: number;
}

function sumsByRate(
  invoice: CreditableInvoice,
  lines: readonly {
    readonly position: number;
    readonly amountSubtotal: number;
    readonly amountTax: number;
  }[],
): Map<number, Sums> {
  const sums = new Map<number, Sums>();
  for (const { position, amountSubtotal, amountTax } of lines) {
    const rate = invoice.lines.find((line) => line.position === position)?.treatment.ratePerTenThousand ?? -1;
    const before = sums.get(rate) ?? { net: 0, tax: 0 };
    sums.set(rate, { net: before.net + amountSubtotal, tax: before.tax + amountTax });
  }
  return sums;
}

function byRate(invoice: CreditableInvoice, credited: readonly Credited[]): Map<number, Sums> {
  return sumsByRate(
    invoice,
    credited.map((line) => ({ ...line, position: line.correctedPosition })),
  );
}

function leftOf(invoice: CreditableInvoice, credited: readonly Credited[], position: number | null): Sums {
  const left = { net: 0, tax: 0 };
  for (const line of invoice.lines) {
    if (position !== null && line.position !== position) continue;
    left.net += line.amountSubtotal;
    left.tax += line.amountTax;
  }
  for (const line of credited) {
    if (position !== null && line.correctedPosition !== position) continue;
    left.net -= line.amountSubtotal;
    left.tax -= line.amountTax;
  }
  return left;
}

function requestOf(given: Step, invoice: CreditableInvoice, credited: readonly Credited[]): CreditRequest {
  if (given.kind === 'Amount') {
    const left = leftOf(invoice, credited, null);
    return { kind: 'Amount', amountTotal: Math.ceil(((left.net + left.tax) * given.part) / 1000) };
  }
  const lines = given.chosen
    .filter(({ position }) => position <= invoice.lines.length)
    .map(({ position, part }) => {
      const { net } = leftOf(invoice, credited, position);
      return { position, amountSubtotal: part === null ? null : Math.round((net * part) / 1000) };
    });
  return { kind: 'Lines', lines };
}

function assertWithin(part: number, whole: number, what: string) {
  assert.ok(part >= Math.min(0, whole) && part <= Math.max(0, whole), `${what}: ${part} of ${whole}`);
}

function assertConsistent(note: CreditNote, request: CreditRequest) {
  assert.equal(note.amountSubtotal + note.amountTax, note.amountTotal);
  if (request.kind === 'Amount') assert.equal(note.amountTotal, request.amountTotal);
  assert.ok(note.amountTotal >= 0);
  note.taxes.forEach((tax, index) => {
    const members = note.lines.filter((line) => line.taxPosition === index + 1);
    assert.equal(
      members.reduce((sum, line) => sum + line.amountSubtotal, 0),
      tax.baseAmount,
    );
    assert.equal(
      members.reduce((sum, line) => sum + line.amountTax, 0),
      tax.taxAmount,
    );
  });
  assert.equal(
    note.taxes.reduce((sum, tax) => sum + tax.baseAmount, 0),
    note.amountSubtotal,
  );
  assert.equal(
    note.taxes.reduce((sum, tax) => sum + tax.taxAmount, 0),
    note.amountTax,
  );
}

/** Plays the steps; what is refused leaves no trace. Returns the lines of all credit notes. */
function play(invoice: CreditableInvoice, given: readonly Step[]): Credited[] {
  const invoiced = sumsByRate(invoice, invoice.lines);
  const credited: Credited[] = [];
  for (const each of given) {
    const request = requestOf(each, invoice, credited);
    const outcome = computeCreditNote(invoice, credited, request);
    if (!outcome.ok) continue;
    assertConsistent(outcome.value, request);
    credited.push(...outcome.value.lines);
    for (const [rate, sums] of byRate(invoice, credited)) {
      const limit = invoiced.get(rate) ?? { net: 0, tax: 0 };
      assertWithin(sums.net, limit.net, `net at ${rate}`);
      assertWithin(sums.tax, limit.tax, `tax at ${rate}`);
    }
    const left = leftOf(invoice, credited, null);
    assert.ok(left.net + left.tax >= 0, 'more credited than invoiced');
  }
  return credited;
}

function cancelTheRest(invoice: CreditableInvoice, credited: Credited[]) {
  const outcome = computeCreditNote(invoice, credited, { kind: 'Rest' });
  if (outcome.ok) {
    assertConsistent(outcome.value, { kind: 'Rest' });
    credited.push(...outcome.value.lines);
  } else {
    assert.equal(outcome.refusals[0].code, 'Error.CreditNote.NothingLeft');
  }
  const left = sumsByRate(invoice, invoice.lines);
  for (const [rate, sums] of byRate(invoice, credited))
    assert.deepEqual(sums, left.get(rate), `rate ${rate}`);
  const whole = leftOf(invoice, credited, null);
  assert.deepEqual(whole, { net: 0, tax: 0 });
  const after = computeCreditNote(invoice, credited, { kind: 'Rest' });
  assert.ok(!after.ok && after.refusals[0].code === 'Error.CreditNote.NothingLeft');
}

test('no sequence of credit notes exceeds the invoice, and the rest brings it to exactly zero', () => {
  fc.assert(
    fc.property(invoices(charge), steps, (invoice, given) => {
      cancelTheRest(invoice, play(invoice, given));
    }),
    { numRuns: 1000 },
  );
});

test('the same with discounts on the invoice', () => {
  fc.assert(
    fc.property(invoices(signed), steps, (invoice, given) => {
      cancelTheRest(invoice, play(invoice, given));
    }),
    { numRuns: 1500 },
  );
});

test('without discounts no line is ever credited beyond itself, and all end at zero', () => {
  fc.assert(
    fc.property(invoices(charge), steps, (invoice, given) => {
      const credited = play(invoice, given);
      for (const line of invoice.lines) {
        const left = leftOf(invoice, credited, line.position);
        assertWithin(left.net, line.amountSubtotal, 'net');
        assertWithin(left.tax, line.amountTax, 'tax');
      }
      cancelTheRest(invoice, credited);
      for (const { position } of invoice.lines) {
        assert.deepEqual(leftOf(invoice, credited, position), { net: 0, tax: 0 });
      }
    }),
    { numRuns: 1000 },
  );
});

test('the tax of what was credited stays within its rounding, however it was credited', () => {
  fc.assert(
    fc.property(invoices(charge), steps, (invoice, given) => {
      for (const [rate, sums] of byRate(invoice, play(invoice, given))) {
        const members = invoice.lines.filter((line) => line.treatment.ratePerTenThousand === rate).length;
        assert.ok(
          Math.abs(sums.tax - (sums.net * rate) / 10_000) <= members + 0.5,
          `${sums.tax} of ${sums.net}`,
        );
      }
    }),
  );
});
