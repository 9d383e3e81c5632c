/**
 * How many pages of invoices one core renders a second: invoices of one page and of ten. Run by itself, it
 * prints the figures.
 */
import { performance } from 'node:perf_hooks';
import type { PrintedDocument } from '../src/documents/printed-document.ts';
import { renderInvoicePdf } from '../src/documents/render-invoice.ts';
import { sampleInvoice, sampleLine, sampleManyLines } from '../src/documents/testing.ts';

export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const SECONDS_PER_CASE = 3;
const WARM_UP_DOCUMENTS = 20;
/** Chosen to fill ten pages; a measurement that does not is refused. */
const LINES_OF_TEN_PAGES = 168;

export async function measurePdf(): Promise<Measurement[]> {
  return [
    await measureCase('pdf, invoices of 1 page', 1, (index) => sampleInvoice(numbered(index))),
    await measureCase('pdf, invoices of 10 pages', 10, (index) =>
      sampleInvoice({ ...numbered(index), lines: sampleManyLines(LINES_OF_TEN_PAGES) }),
    ),
  ];
}

/** No two documents alike: a number, a buyer and amounts of their own. */
function numbered(index: number): Partial<PrintedDocument> {
  const sample = sampleInvoice();
  return {
    fullNumber: `F-2026-${String(index).padStart(6, '0')}`,
    buyer: { ...sample.buyer, reference: `CL-${index}`, name: `Client ${index}` },
    lines: sample.lines.map((line) => sampleLine({ ...line, amountSubtotal: line.amountSubtotal + index })),
  };
}

async function measureCase(
  name: string,
  pages: number,
  documentOf: (index: number) => PrintedDocument,
): Promise<Measurement> {
  for (let index = 0; index < WARM_UP_DOCUMENTS; index += 1) {
    const file = await renderInvoicePdf(documentOf(index));
    const found = file.toString('latin1').match(/\/Type \/Page$/gm)?.length;
    if (found !== pages) throw new Error(`${name}: ${found} pages`);
  }
  const startedAt = performance.now();
  let documents = 0;
  while (performance.now() - startedAt < SECONDS_PER_CASE * 1000) {
    await renderInvoicePdf(documentOf(documents));
    documents += 1;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  return { name, value: Math.round((documents * pages) / seconds), unit: 'pages/s' };
}

if (import.meta.main) {
  for (const { name, value, unit } of await measurePdf()) console.log(`${name}: ${value} ${unit}`);
}
