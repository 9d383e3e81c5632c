/** Where the parts of a document stand: pages, breaks, nothing on top of anything. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertSays,
  drawnTextOf,
  informationOf,
  pagesOf,
  textOf,
  wordBoxesOf,
} from './reading-pdf.testing.ts';
import { renderInvoicePdf } from './render-invoice.ts';
import {
  at,
  frenchRate,
  sampleAddress,
  sampleBuyer,
  sampleCreditNote,
  sampleInvoice,
  sampleLine,
  sampleManyLines,
  sampleReverseChargeInvoice,
  sampleSeller,
} from './testing.ts';

test('a draft has a watermark on every page and no number', async () => {
  const file = await renderInvoicePdf(sampleInvoice({ fullNumber: null, lines: sampleManyLines(40) }));
  const text = textOf(file);
  assertSays(text, 'Brouillon sans numéro ni valeur comptable');
  assert.ok(!text.includes('F-2026'));
  const { length } = pagesOf(file);
  assert.ok(length > 1);
  assert.equal(drawnTextOf(file).match(/BROUILLON/g)?.length, length);
  assert.ok(!drawnTextOf(await renderInvoicePdf(sampleInvoice())).includes('BROUILLON'));
  assert.equal(informationOf(file).get('Title'), 'Facture, Brouillon');
});

test('300 lines: all printed in order, with the head on every page and the totals beside a line', async () => {
  const file = await renderInvoicePdf(sampleInvoice({ lines: sampleManyLines(300) }));
  const pages = pagesOf(file);
  assert.equal(informationOf(file).get('Pages'), String(pages.length));
  assert.ok(pages.length >= 15 && pages.length <= 20, `${pages.length} pages`);
  const sites = [...pages.join('\n').matchAll(/Site (\d+), abonnement/g)].map(([, number]) => Number(number));
  assert.deepEqual(
    sites,
    Array.from({ length: 300 }, (_, index) => index + 1),
  );
  pages.forEach((page, index) => {
    assertSays(page, 'Désignation', `Page ${index + 1} sur ${pages.length}`);
    if (index > 0) assertSays(page, 'Facture F-2026-000123 (suite)');
  });
  assertSays(pages.at(-1) ?? '', 'Net à payer', 'Site 300');
});

test('a number of lines that just fills a page never leaves the totals alone', async () => {
  for (let count = 1; count <= 30; count += 1) {
    const pages = pagesOf(await renderInvoicePdf(sampleInvoice({ lines: sampleManyLines(count) })));
    const withTotals = pages.findIndex((page) => page.includes('Total HT'));
    assertSays(pages[withTotals] ?? '', `Site ${count}`, 'Net à payer', '20 %');
  }
});

/** Pairs of words that stand on each other. A box has the height of its font, so lines may touch by a point. */
function overlapsIn(file: Buffer): string[] {
  const boxes = wordBoxesOf(file);
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.page === b.page)
      .filter((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1)
      .filter((b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.2)
      .map((b) => `page ${a.page + 1}: ${a.word} / ${b.word}`),
  );
}

const long = 'Société Coopérative Interprofessionnelle des Producteurs '.repeat(12);

const crowded = sampleInvoice({
  fullNumber: `F-${'2026-'.repeat(30)}1`,
  seller: {
    ...sampleSeller,
    legalName: long,
    legalForm: long,
    footerText: long,
    bankName: long,
    email: 'un-nom-tres-long.'.repeat(9),
  },
  buyer: {
    ...sampleBuyer,
    reference: 'R'.repeat(90),
    billingAddress: sampleAddress({ company: long, addressLine1: long, city: long, country: 'FR' }),
    deliveryAddress: sampleAddress({ company: long, addressLine2: long, city: 'Rennes', country: 'GB' }),
  },
  correctedInvoice: { fullNumber: 'F-2025-000999-'.repeat(5), issuedAt: at('2025-04-01T06:00:00Z') },
  reason: long,
  note: long.repeat(3),
  lines: [
    sampleLine({ label: long.repeat(9) }),
    sampleLine({ amountSubtotal: 9_007_199_254_740, quantity: 123_456_789 }),
  ],
  taxes: Array.from({ length: 60 }, (_, index) => ({
    treatment: { ...frenchRate, ratePerTenThousand: 100 * index, country: 'BA' },
    baseAmount: 9_007_199_254_740,
    taxAmount: 1_007_199_254_740,
  })),
  isPricesIncludeTax: true,
});

test('no word stands on another or out of the page, however much has to be said', async () => {
  const many = sampleInvoice({ lines: sampleManyLines(60) });
  for (const content of [sampleInvoice(), sampleReverseChargeInvoice(), sampleCreditNote(), many, crowded]) {
    const file = await renderInvoicePdf(content);
    assert.deepEqual(overlapsIn(file), []);
    for (const { left, right, top, bottom, word } of wordBoxesOf(file)) {
      assert.ok(
        left >= 49 && right <= 546.5 && top > 20 && bottom < 822,
        `${word} ${left} ${right} ${bottom}`,
      );
    }
  }
  assertSays(textOf(await renderInvoicePdf(crowded)), '90 071 992 547,40 €', 'Net à payer', '59 % Bosnie');
});
