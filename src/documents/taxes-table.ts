/** The tax of each rate, in the first column beside the totals (CGI ann. II art. 242 nonies A). */
import { FIRST_COLUMN_WIDTH, LEFT, styles } from './page-grid.ts';
import type { PrintedTax } from './printed-document.ts';
import {
  addElement,
  drawRule,
  drawText,
  drawTextToRight,
  ensureRoom,
  openElement,
  type Sheet,
} from './sheet.ts';
import { fitText, widthOf } from './wrapped-text.ts';

const HEAD_HEIGHT = 18;
const ROW_HEIGHT = 17;
const GAP = 16;
const RIGHT_EDGE = LEFT + FIRST_COLUMN_WIDTH;

export function taxesHeight(rates: number): number {
  return rates === 0 ? 0 : HEAD_HEIGHT + rates * ROW_HEIGHT;
}

/** Goes on over the page when there are more rates than room. Leaves the cursor under the table. */
export function drawTaxes(sheet: Sheet): void {
  const { taxes } = sheet.content;
  if (taxes.length === 0) return;
  const baseRight = rightOfBases(sheet);
  const table = openElement(sheet, sheet.root, 'Table');
  drawHead(sheet, table, baseRight);
  for (const tax of taxes) {
    ensureRoom(sheet, ROW_HEIGHT);
    drawRow(sheet, table, tax, baseRight);
  }
  table.end();
}

function rightOfBases({ content, texts, values }: Sheet): number {
  const widest = content.taxes.reduce(
    (most, { taxAmount }) => Math.max(most, widthOf(values.amount(taxAmount), styles.smallCell)),
    widthOf(texts.taxColumns.tax, styles.columnHead),
  );
  return RIGHT_EDGE - widest - GAP;
}

function drawHead(sheet: Sheet, table: PDFKit.PDFStructureElement, baseRight: number): void {
  const { rate, base, tax } = sheet.texts.taxColumns;
  const { y } = sheet;
  const style = { ...styles.columnHead, leading: ROW_HEIGHT };
  const row = openElement(sheet, table, 'TR');
  addElement(sheet, row, 'TH', () => drawText(sheet, rate, LEFT, y, style), { scope: 'Column' });
  addElement(sheet, row, 'TH', () => drawTextToRight(sheet, base, baseRight, y, style), { scope: 'Column' });
  addElement(sheet, row, 'TH', () => drawTextToRight(sheet, tax, RIGHT_EDGE, y, style), { scope: 'Column' });
  row.end();
  sheet.y += HEAD_HEIGHT;
  drawRule(sheet, 'accent', LEFT, RIGHT_EDGE, sheet.y - 1, 0.6);
}

function drawRow(sheet: Sheet, table: PDFKit.PDFStructureElement, line: PrintedTax, baseRight: number): void {
  const style = { ...styles.smallCell, leading: ROW_HEIGHT };
  const { y } = sheet;
  const base = sheet.values.amount(line.baseAmount);
  const tax = sheet.values.amount(line.taxAmount);
  const name = fitText(taxName(sheet, line), style, baseRight - widthOf(base, style) - 8 - LEFT);
  const row = openElement(sheet, table, 'TR');
  addElement(sheet, row, 'TH', () => drawText(sheet, name, LEFT, y, style), { scope: 'Row' });
  addElement(sheet, row, 'TD', () => drawTextToRight(sheet, base, baseRight, y, style));
  addElement(sheet, row, 'TD', () => drawTextToRight(sheet, tax, RIGHT_EDGE, y, style));
  row.end();
  sheet.y += ROW_HEIGHT;
  drawRule(sheet, 'hairline', LEFT, RIGHT_EDGE, sheet.y - 0.25);
}

/** `20 %`; `19 % Allemagne` for the tax of another country; `0 % autoliquidation`. */
function taxName({ content, texts, values }: Sheet, { treatment }: PrintedTax): string {
  const { country, category, ratePerTenThousand } = treatment;
  const isElsewhere =
    category === 'Standard' && country !== null && country !== content.seller.address.country;
  const explained = isElsewhere ? values.country(country) : texts.taxCategory[category];
  return `${values.rate(ratePerTenThousand)} ${explained}`.trimEnd();
}
