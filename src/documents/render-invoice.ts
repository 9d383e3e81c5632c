/** Renders an invoice or a credit note as a PDF: the parts of the page in the order in which they are read. */
import type { Readable } from 'node:stream';
import { drawClosing, layOutClosing } from './closing-block.ts';
import { paletteOf } from './colours.ts';
import { drawFacts } from './facts-band.ts';
import { drawLinesTable } from './lines-table.ts';
import { drawMentions } from './mentions-block.ts';
import { openPdf } from './metadata.ts';
import { drawNote } from './note-block.ts';
import { bodyBottom, drawFooters, FOLLOWING_TOP, startPage } from './page-frame.ts';
import { TOP } from './page-grid.ts';
import { drawHeader } from './page-header.ts';
import { drawParties } from './parties-block.ts';

import type { PrintedDocument } from './printed-document.ts';
import { printedLanguage, printedValues } from './printed-values.ts';
import type { Sheet } from './sheet.ts';
import type { DocumentTexts, PrintedLanguage } from './texts.ts';
import { english } from './texts-en.ts';
import { french } from './texts-fr.ts';

const textsOf: Readonly<Record<PrintedLanguage, DocumentTexts>> = { fr: french, en: english };

/** The file of a document; the same content always gives the same bytes. */
export function renderInvoicePdf(content: PrintedDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const pdf = streamInvoicePdf(content);
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}

/** The same as a stream of bytes. */
export function streamInvoicePdf(content: PrintedDocument): Readable {
  const sheet = openSheet(content);
  startPage(sheet, true);
  drawHeader(sheet);
  drawParties(sheet);
  drawFacts(sheet);
  const closing = layOutClosing(sheet);
  drawLinesTable(sheet, closing);
  drawClosing(sheet, closing);
  drawNote(sheet);
  drawMentions(sheet);
  sheet.root.end();
  drawFooters(sheet);
  sheet.pdf.end();
  return sheet.pdf;
}

function openSheet(content: PrintedDocument): Sheet {
  const texts = textsOf[printedLanguage(content.language)];
  const pdf = openPdf(content, texts);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const sheet: Sheet = {
    pdf,
    root,
    content,
    texts,
    values: printedValues(content),
    palette: paletteOf(content.accentColour),
    bottom: bodyBottom(content),
    followingTop: FOLLOWING_TOP,
    y: TOP,
    startPage: () => startPage(sheet, false),
  };
  return sheet;
}
