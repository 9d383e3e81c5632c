/** The totals on the second axis, closed by the amount that the reader looks for. */
import { BAND_BLEED, RIGHT, SECOND_AXIS, SECOND_COLUMN_WIDTH, styles, type TextStyle } from './page-grid.ts';
import { computeAmountDue } from './printed-document.ts';
import { addElement, drawBand, drawText, drawTextToRight, openElement, type Sheet } from './sheet.ts';
import { widthOf } from './wrapped-text.ts';

const ROW_HEIGHT = 17;
const ROOM_ABOVE_DUE = 6;
const DUE_HEIGHT = 32;

interface TotalRow {
  readonly label: string;
  readonly amount: number;
  readonly isStrong: boolean;
}

export function totalsHeight(sheet: Sheet): number {
  return totalRows(sheet).length * ROW_HEIGHT + ROOM_ABOVE_DUE + DUE_HEIGHT;
}

/** Returns where the totals end. */
export function drawTotals(sheet: Sheet, top: number): number {
  const table = openElement(sheet, sheet.root, 'Table');
  let y = top;
  for (const row of totalRows(sheet)) {
    drawRow(sheet, table, row, y, row.isStrong ? styles.total : styles.smallCell);
    y += ROW_HEIGHT;
  }
  y += ROOM_ABOVE_DUE;
  drawBand(sheet, 'tint', SECOND_AXIS - BAND_BLEED, y, SECOND_COLUMN_WIDTH + 2 * BAND_BLEED, DUE_HEIGHT);
  const due = dueRow(sheet);
  const style = dueStyle(sheet, due);
  drawRow(sheet, table, due, y + (DUE_HEIGHT - style.leading) / 2, style);
  table.end();
  return y + DUE_HEIGHT;
}

function totalRows({ content, texts }: Sheet): TotalRow[] {
  const isInvoice = content.kind === 'Debit';
  const { amountSubtotal, amountTax, amountTotal, amountPaid, amountCredited } = content;
  const rows = [
    { label: texts.subtotal, amount: amountSubtotal, isStrong: false },
    { label: texts.tax, amount: amountTax, isStrong: false },
  ];
  if (isInvoice) rows.push({ label: texts.total.Debit, amount: amountTotal, isStrong: true });
  if (amountPaid !== 0) {
    rows.push({
      label: isInvoice ? texts.paid : texts.refunded,
      amount: isInvoice ? -amountPaid : amountPaid,
      isStrong: false,
    });
  }
  if (amountCredited !== 0) rows.push({ label: texts.credited, amount: -amountCredited, isStrong: false });
  return rows;
}

/** What remains to be paid of an invoice; of a credit note, its total. */
function dueRow({ content, texts }: Sheet): TotalRow {
  return content.kind === 'Debit'
    ? { label: texts.amountDue, amount: computeAmountDue(content), isStrong: true }
    : { label: texts.total.Credit, amount: content.amountTotal, isStrong: true };
}

/** The largest size at which a long amount stays clear of its label. */
function dueStyle({ values }: Sheet, { label, amount }: TotalRow): TextStyle {
  const fits = (style: TextStyle): boolean =>
    widthOf(label, style) + 12 + widthOf(values.amount(amount), style) <= SECOND_COLUMN_WIDTH;
  return fits(styles.due) ? styles.due : { ...styles.total, colour: 'accent' };
}

function drawRow(
  sheet: Sheet,
  table: PDFKit.PDFStructureElement,
  { label, amount }: TotalRow,
  y: number,
  style: TextStyle,
): void {
  const row = openElement(sheet, table, 'TR');
  addElement(sheet, row, 'TH', () => drawText(sheet, label, SECOND_AXIS, y, style), { scope: 'Row' });
  const text = sheet.values.amount(amount);
  addElement(sheet, row, 'TD', () => drawTextToRight(sheet, text, RIGHT, y, style));
  row.end();
}
