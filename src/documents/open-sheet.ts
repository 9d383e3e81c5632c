/** Opens the sheet that the parts of a document are drawn on, and gathers the bytes of the file. */
import type { Readable } from 'node:stream';
import { paletteOf } from './colours.ts';
import { openPdf } from './metadata.ts';
import { bodyBottom, FOLLOWING_TOP, startPage } from './page-frame.ts';
import { TOP } from './page-grid.ts';
import type { PrintedDocument } from './printed-document.ts';
import { printedLanguage, printedValues } from './printed-values.ts';
import type { Sheet } from './sheet.ts';
import type { DocumentTexts, PrintedLanguage } from './texts.ts';
import { english } from './texts-en.ts';
import { french } from './texts-fr.ts';

const textsOf: Readonly<Record<PrintedLanguage, DocumentTexts>> = { fr: french, en: english };

/**
 * @param title what it is called instead of an invoice or a credit note
 * @param whole all that is printed, where that is more than the content
 */
export function openSheet(content: PrintedDocument, title?: string, whole: object = content): Sheet {
  const known = textsOf[printedLanguage(content.language)];
  const texts = title === undefined ? known : { ...known, title: { Debit: title, Credit: title } };
  const pdf = openPdf(content, texts, whole);
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

export function gatherBytes(pdf: Readable): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}
