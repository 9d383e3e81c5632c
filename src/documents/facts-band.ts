/** The band of facts under the parties: dates, corrected invoice, way of payment, reference; then the reason. */
import {
  BAND_BLEED,
  CONTENT_WIDTH,
  LEFT,
  RIGHT,
  SECOND_AXIS,
  SECOND_COLUMN_WIDTH,
  styles,
} from './page-grid.ts';
import { addElement, drawBand, drawLines, drawText, type Sheet } from './sheet.ts';
import { wrapText } from './wrapped-text.ts';

const PADDING = 10;
const GAP = 14;
const ROOM_BELOW = 22;
const MOST_LINES = 4;

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** The axes of the page and the middles between them. */
const AXES = [LEFT, (LEFT + SECOND_AXIS) / 2, SECOND_AXIS, SECOND_AXIS + SECOND_COLUMN_WIDTH / 2];

export function drawFacts(sheet: Sheet): void {
  drawBandOfFacts(sheet, factsOf(sheet));
  drawReason(sheet);
}

export function drawBandOfFacts(sheet: Sheet, facts: readonly Fact[]): void {
  const columns = columnsFor(facts.length);
  const wrapped = facts.map(({ value }, index) =>
    wrapText(value, styles.fact, columns[index]?.width ?? CONTENT_WIDTH, MOST_LINES),
  );
  const mostLines = Math.max(...wrapped.map((lines) => lines.length));
  const height = 2 * PADDING - 2 + styles.label.leading + mostLines * styles.fact.leading;
  const top = sheet.y;
  drawBand(sheet, 'tint', LEFT - BAND_BLEED, top, CONTENT_WIDTH + 2 * BAND_BLEED, height);
  facts.forEach(({ label }, index) => {
    const x = columns[index]?.left ?? LEFT;
    const y = top + PADDING - 1;
    addElement(sheet, sheet.root, 'P', () => {
      drawText(sheet, `${label} `, x, y, styles.label);
      drawLines(sheet, wrapped[index] ?? [], x, y + styles.label.leading, styles.fact);
    });
  });
  sheet.y = top + height + ROOM_BELOW;
}

function columnsFor(count: number): { readonly left: number; readonly width: number }[] {
  const equal = Array.from({ length: count }, (_, index) => LEFT + (index * (CONTENT_WIDTH + GAP)) / count);
  const lefts = count <= AXES.length ? AXES.slice(0, count) : equal;
  return lefts.map((left, index) => ({ left, width: (lefts[index + 1] ?? RIGHT + GAP) - GAP - left }));
}

function factsOf({ content, texts, values }: Sheet): Fact[] {
  const isInvoice = content.kind === 'Debit';
  const facts: Fact[] = [{ label: texts.issuedOn, value: values.longDate(content.issuedAt) }];
  if (isInvoice && content.paymentLimitAt !== null) {
    facts.push({ label: texts.dueOn, value: values.longDate(content.paymentLimitAt) });
  }
  const { correctedInvoice } = content;
  if (correctedInvoice) {
    const dated = texts.dated(values.longDate(correctedInvoice.issuedAt));
    facts.push({ label: texts.correctedInvoice, value: `${correctedInvoice.fullNumber}\n${dated}` });
  }
  if (isInvoice) facts.push({ label: texts.paymentMethod, value: texts.paymentType[content.typePayment] });
  facts.push({ label: texts.buyerReference, value: content.buyer.reference });
  return facts;
}

function drawReason(sheet: Sheet): void {
  const { content, texts, root } = sheet;
  if (content.reason === null || content.reason.trim() === '') return;
  const lines = wrapText(content.reason, styles.body, CONTENT_WIDTH, 12);
  const top = sheet.y - 6;
  addElement(sheet, root, 'P', () => {
    drawText(sheet, `${texts.reason} `, LEFT, top, styles.label);
    drawLines(sheet, lines, LEFT, top + styles.label.leading, styles.body);
  });
  sheet.y = top + styles.label.leading + lines.length * styles.body.leading + 16;
}
