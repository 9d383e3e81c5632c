/** Renders an invoice or a credit note as a PDF: the parts of the page in the order in which they are read. */
import type { Readable } from 'node:stream';
import { drawClosing, layOutClosing } from './closing-block.ts';
import { drawFacts } from './facts-band.ts';
import { drawLinesTable } from './lines-table.ts';
import { drawMentions } from './mentions-block.ts';
import { drawNote } from './note-block.ts';
import { gatherBytes, openSheet } from './open-sheet.ts';
import { drawFooters, startPage } from './page-frame.ts';
import { drawHeader } from './page-header.ts';
import { drawParties } from './parties-block.ts';
import type { PrintedDocument } from './printed-document.ts';

/** The file of a document; the same content always gives the same bytes. */
export async function renderInvoicePdf(content: PrintedDocument): Promise<Buffer> {
  return gatherBytes(streamInvoicePdf(content));
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
