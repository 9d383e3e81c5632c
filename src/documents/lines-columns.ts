/** The columns of the lines table: which ones the document needs, what each line says in them, how wide they are. */
import { CONTENT_WIDTH, LEFT, RIGHT, styles } from './page-grid.ts';
import type { PrintedDocument, PrintedLine } from './printed-document.ts';
import type { PrintedValues } from './printed-values.ts';
import type { DocumentTexts } from './texts.ts';
import { widthOf } from './wrapped-text.ts';

/** A column of figures, aligned on its right edge. */
export interface FigureColumn {
  readonly head: string;
  readonly right: number;
  /** One per line of the document. */
  readonly cells: readonly string[];
}

export interface LineColumns {
  readonly labelWidth: number;
  readonly figures: readonly FigureColumn[];
}

const GAP = 18;
/** Under this a label is unreadable: the unit price, which the reader can derive, gives way. */
const LEAST_LABEL_WIDTH = 120;

interface ColumnSource {
  readonly head: string;
  readonly cell: (line: PrintedLine) => string;
}

export function layOutColumns(
  content: PrintedDocument,
  texts: DocumentTexts,
  values: PrintedValues,
): LineColumns {
  const all = columnSources(content, texts, values).map(({ head, cell }) => ({
    head,
    cells: content.lines.map(cell),
  }));
  const unitIndex = all.findIndex(({ head }) => head === texts.columns.unit);
  const isTooNarrow = CONTENT_WIDTH - totalWidth(all) < LEAST_LABEL_WIDTH;
  return placeColumns(isTooNarrow ? all.filter((_, index) => index !== unitIndex) : all);
}

/** Figures from the right margin on, as wide as they must be; the label has what is left. */
export function placeColumns(columns: readonly Omit<FigureColumn, 'right'>[]): LineColumns {
  return { labelWidth: CONTENT_WIDTH - totalWidth(columns), figures: placed(columns) };
}

function columnSources(
  content: PrintedDocument,
  texts: DocumentTexts,
  values: PrintedValues,
): ColumnSource[] {
  const { columns } = texts;
  const net: ColumnSource = { head: columns.net, cell: (line) => values.amount(line.amountSubtotal) };
  const rate: ColumnSource = { head: columns.rate, cell: (line) => values.rate(line.ratePerTenThousand) };
  const gross: ColumnSource = {
    head: columns.gross,
    cell: (line) => values.amount(line.amountSubtotal + line.amountTax),
  };
  const counted: ColumnSource[] = [
    { head: columns.quantity, cell: ({ quantity }) => (quantity === null ? '' : values.quantity(quantity)) },
    { head: columns.unit, cell: (line) => unitPrice(line, values) },
  ];
  const hasQuantity = content.lines.some(({ quantity }) => quantity !== null);
  return [...(hasQuantity ? counted : []), rate, net, ...(content.isPricesIncludeTax ? [gross] : [])];
}

function unitPrice({ quantity, amountSubtotal }: PrintedLine, values: PrintedValues): string {
  return quantity === null || quantity === 0 ? '' : values.unitAmount(amountSubtotal, quantity);
}

type Measured = Omit<FigureColumn, 'right'>;

function columnWidth({ head, cells }: Measured): number {
  return Math.max(widthOf(head, styles.columnHead), ...distinctLengths(cells));
}

/** Figures have one width, so only the longest cells can be the widest: few are measured. */
function distinctLengths(cells: readonly string[]): number[] {
  const longest = cells.reduce((most, cell) => Math.max(most, cell.length), 0);
  const candidates = cells.filter((cell) => cell.length >= longest - 1);
  return [candidates.reduce((most, cell) => Math.max(most, widthOf(cell, styles.cell)), 0)];
}

function totalWidth(columns: readonly Measured[]): number {
  return columns.reduce((total, column) => total + GAP + columnWidth(column), 0);
}

function placed(columns: readonly Measured[]): FigureColumn[] {
  let right = RIGHT;
  return columns
    .toReversed()
    .map((column) => {
      const placedColumn = { ...column, right };
      right -= GAP + columnWidth(column);
      return placedColumn;
    })
    .toReversed();
}

export const LABEL_LEFT = LEFT;
