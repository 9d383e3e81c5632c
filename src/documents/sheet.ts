/**
 * The paper that the parts of a document draw on: the pdfkit document, the cursor, and the few strokes that all
 * parts share. Every text is tagged as structure and everything else as an artifact (ISO 32000-1, 14.8).
 */
import type { Palette } from './colours.ts';
import { preparedFont } from './fonts/prepared-font.ts';
import { LEFT, styles, type TextStyle } from './page-grid.ts';
import type { PrintedDocument } from './printed-document.ts';
import type { PrintedValues } from './printed-values.ts';
import type { DocumentTexts } from './texts.ts';
import { widthOf } from './wrapped-text.ts';

export interface Sheet {
  readonly pdf: PDFKit.PDFDocument;
  /** The structure element that holds the whole document. */
  readonly root: PDFKit.PDFStructureElement;
  readonly content: PrintedDocument;
  readonly texts: DocumentTexts;
  readonly values: PrintedValues;
  readonly palette: Palette;
  /** Where the body has to end, above the footer. */
  readonly bottom: number;
  /** Where it begins on a following page, under the head. */
  readonly followingTop: number;
  /** Where the next part begins, from the top of the page. */
  y: number;
  /** Draws what every page begins with and sets the cursor. */
  readonly startPage: () => void;
}

/** Goes to a new page when less than `height` is left. */
export function ensureRoom(sheet: Sheet, height: number): void {
  if (sheet.y + height > sheet.bottom) sheet.startPage();
}

export interface ElementOptions {
  readonly scope?: 'Column' | 'Row';
  readonly alt?: string;
  readonly bbox?: [number, number, number, number];
}

/** Adds a structure element whose content is what `draw` draws, on this page. */
export function addElement(
  sheet: Sheet,
  parent: PDFKit.PDFStructureElement,
  type: string,
  draw: () => void,
  options: ElementOptions = {},
): void {
  parent.add(sheet.pdf.struct(type, { ...options }, [draw]));
}

/** Adds an empty element, to be filled by its own children and then ended. */
export function openElement(
  sheet: Sheet,
  parent: PDFKit.PDFStructureElement,
  type: string,
): PDFKit.PDFStructureElement {
  const element = sheet.pdf.struct(type);
  parent.add(element);
  return element;
}

/** What a reader of the structure has to skip: lines, grounds, what is repeated from page to page. */
export function drawArtifact(sheet: Sheet, type: 'Pagination' | 'Layout' | 'Page', draw: () => void): void {
  sheet.pdf.markContent('Artifact', { type });
  draw();
  sheet.pdf.endMarkedContent();
}

/** One line of text in a box of the style's leading whose top is `y`; capitals stand in its middle. */
export function drawText(sheet: Sheet, text: string, x: number, y: number, style: TextStyle): void {
  const baseline = y + (style.leading + preparedFont(style.face).capHeightRatio * style.size) / 2;
  drawTextOnBaseline(sheet, text, x, baseline, style);
}

/** The same, ending at `right`. */
export function drawTextToRight(
  sheet: Sheet,
  text: string,
  right: number,
  y: number,
  style: TextStyle,
): void {
  drawText(sheet, text, right - widthOf(text, style), y, style);
}

function drawTextOnBaseline(
  { pdf, palette }: Sheet,
  text: string,
  x: number,
  baseline: number,
  style: TextStyle,
): void {
  pdf
    .font(style.face)
    .fontSize(style.size)
    .fillColor(palette[style.colour])
    .text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
}

/**
 * Lines under each other from `y`; returns where they end. Each ends with a space, which a screen reader and a
 * copy need between the last word of a line and the first of the next.
 */
export function drawLines(
  sheet: Sheet,
  lines: readonly string[],
  x: number,
  y: number,
  style: TextStyle,
): number {
  lines.forEach((line, index) => {
    drawText(sheet, `${line} `, x, y + index * style.leading, style);
  });
  return y + lines.length * style.leading;
}

/** What `drawHeading` takes, with the room under it. */
export const HEADING_HEIGHT = styles.heading.leading + 3;

/** The heading of a part, in the first column; moves the cursor under it. */
export function drawHeading(sheet: Sheet, text: string): void {
  const top = sheet.y;
  addElement(sheet, sheet.root, 'H2', () => drawText(sheet, text, LEFT, top, styles.heading));
  sheet.y += HEADING_HEIGHT;
}

/** A horizontal line, `thickness` points thick. */
export function drawRule(
  sheet: Sheet,
  colour: keyof Palette,
  from: number,
  to: number,
  y: number,
  thickness = 0.5,
): void {
  drawBand(sheet, colour, from, y, to - from, thickness);
}

/** A filled ground under what comes next. */
export function drawBand(
  sheet: Sheet,
  colour: keyof Palette,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  drawArtifact(sheet, 'Layout', () => {
    sheet.pdf.rect(x, y, width, height).fill(sheet.palette[colour]);
  });
}
