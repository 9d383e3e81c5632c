/**
 * Opens the PDF of a document: PDF/A-3 (ISO 19005-3, level B), tagged, with its metadata. The identifiers and
 * dates of the file come from the content alone.
 */
import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { preparedFont } from './fonts/prepared-font.ts';
import { plainText } from './fonts/printable-text.ts';
import { PAGE_HEIGHT, PAGE_WIDTH } from './page-grid.ts';
import type { PrintedDocument } from './printed-document.ts';
import { printedLanguage } from './printed-values.ts';
import type { DocumentTexts } from './texts.ts';

/** @param whole what the identifier of the file is derived from */
export function openPdf(content: PrintedDocument, texts: DocumentTexts, whole: object): PDFKit.PDFDocument {
  const language = printedLanguage(content.language);
  const pdf = new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    tagged: true,
    lang: language === 'fr' ? 'fr-FR' : 'en-GB',
    displayTitle: true,
    // The footer tells the number of pages, so pages are kept until the last is drawn.
    bufferPages: true,
    autoFirstPage: false,
    size: [PAGE_WIDTH, PAGE_HEIGHT],
    margin: 0,
    // No standard font: PDF/A wants every font embedded.
    font: '',
    info: informationOf(content, whole),
  });
  Object.assign(pdf.info, {
    Title: new XmlSafeText(plainText(documentTitle(content, texts))),
    Author: new XmlSafeText(plainText(content.seller.legalName)),
  });
  pdf.registerFont('regular', preparedFont('regular'));
  pdf.registerFont('semibold', preparedFont('semibold'));
  return pdf;
}

/** `Facture F-2026-000123`, or `Facture, Brouillon`. */
export function documentTitle({ kind, fullNumber }: PrintedDocument, texts: DocumentTexts): string {
  return fullNumber === null ? `${texts.title[kind]}, ${texts.draft}` : `${texts.title[kind]} ${fullNumber}`;
}

/** pdfkit derives the identifier of the file from these entries: the digest makes it that of the content. */
function informationOf(content: PrintedDocument, whole: object): PDFKit.DocumentInfo {
  const digest = createHash('sha256').update(JSON.stringify(whole)).digest('hex');
  const entries = {
    Producer: 'PDFKit',
    Creator: 'Tacite',
    CreationDate: new Date(content.issuedAt),
    ContentDigest: digest,
  };
  return entries;
}

/**
 * A text that pdfkit writes twice: as it is (`valueOf`) into the information dictionary, where it escapes it
 * itself, and by `toString` into the XML of the metadata, where it does not (pdfkit 0.20).
 */
class XmlSafeText extends String {
  override toString(): string {
    return this.valueOf().replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  }
}
