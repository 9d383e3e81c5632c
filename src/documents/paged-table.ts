/**
 * A tagged table of labels and figures, over as many pages as it needs: its head is repeated, and what follows it
 * always keeps at least one row with it.
 */
import { type FigureColumn, LABEL_LEFT, type LineColumns } from './lines-columns.ts';
import { RIGHT, styles } from './page-grid.ts';
import { type PageRoom, paginateRows } from './paginate-rows.ts';
import {
  addElement,
  drawArtifact,
  drawLines,
  drawRule,
  drawText,
  drawTextToRight,
  openElement,
  type Sheet,
} from './sheet.ts';
import { wrapText } from './wrapped-text.ts';

const HEAD_HEIGHT = 19;
const ROW_PADDING = 5;
/** A label longer than this goes on in a row of its own, so that any row fits on any page. */
const MOST_LABEL_LINES_PER_ROW = 18;

export interface TableLine {
  readonly label: string;
  /** In small letters under it; may be empty. */
  readonly detail: string;
}

export interface PagedTable extends LineColumns {
  readonly labelHead: string;
  /** As many as the cells of each column. */
  readonly lines: readonly TableLine[];
}

/** A line of the table, or what is left of a very long label. */
interface TableRow {
  readonly label: readonly string[];
  readonly detail: readonly string[];
  readonly figures: readonly string[];
  readonly height: number;
}

/** Leaves the cursor under the table, on a page with room for what follows. */
export function drawPagedTable(
  sheet: Sheet,
  table: PagedTable,
  { closing, ending }: Pick<PageRoom, 'closing' | 'ending'>,
): void {
  if (table.lines.length === 0) return;
  const rows = table.lines.flatMap((line, index) => rowsOf(line, index, table));
  const spans = paginateRows(
    rows.map(({ height }) => height),
    {
      first: sheet.bottom - sheet.y - HEAD_HEIGHT,
      following: sheet.bottom - sheet.followingTop - HEAD_HEIGHT,
      closing,
      ending,
    },
  );
  const element = openElement(sheet, sheet.root, 'Table');
  let isHeadTagged = false;
  spans.forEach(({ from, to }, page) => {
    if (page > 0) sheet.startPage();
    if (from === to) return;
    if (isHeadTagged) drawArtifact(sheet, 'Pagination', () => drawHeadCells(sheet, table));
    else drawTaggedHead(sheet, element, table);
    isHeadTagged = true;
    closeHead(sheet);
    for (const row of rows.slice(from, to)) drawRow(sheet, element, table, row);
  });
  element.end();
}

function rowsOf(line: TableLine, index: number, columns: LineColumns): TableRow[] {
  const label = wrapText(line.label, styles.cell, columns.labelWidth);
  const detail = wrapText(line.detail, styles.cellDetail, columns.labelWidth).filter((text) => text !== '');
  const figures = columns.figures.map(({ cells }) => cells[index] ?? '');
  const rows: TableRow[] = [];
  for (let from = 0; from < label.length; from += MOST_LABEL_LINES_PER_ROW) {
    const to = from + MOST_LABEL_LINES_PER_ROW;
    const isFirst = from === 0;
    const part = { label: label.slice(from, to), detail: to >= label.length ? detail : [] };
    rows.push({ ...part, figures: isFirst ? figures : figures.map(() => ''), height: heightOf(part) });
  }
  return rows;
}

function heightOf({ label, detail }: Pick<TableRow, 'label' | 'detail'>): number {
  return 2 * ROW_PADDING + label.length * styles.cell.leading + detail.length * styles.cellDetail.leading;
}

function drawTaggedHead(sheet: Sheet, table: PDFKit.PDFStructureElement, columns: PagedTable): void {
  const row = openElement(sheet, table, 'TR');
  const label = (): void => drawText(sheet, columns.labelHead, LABEL_LEFT, sheet.y, styles.columnHead);
  addElement(sheet, row, 'TH', label, { scope: 'Column' });
  for (const column of columns.figures) {
    addElement(sheet, row, 'TH', () => drawHeadFigure(sheet, column), { scope: 'Column' });
  }
  row.end();
}

function drawHeadCells(sheet: Sheet, columns: PagedTable): void {
  drawText(sheet, columns.labelHead, LABEL_LEFT, sheet.y, styles.columnHead);
  for (const column of columns.figures) drawHeadFigure(sheet, column);
}

function drawHeadFigure(sheet: Sheet, { head, right }: FigureColumn): void {
  drawTextToRight(sheet, head, right, sheet.y, styles.columnHead);
}

function closeHead(sheet: Sheet): void {
  sheet.y += HEAD_HEIGHT;
  drawRule(sheet, 'accent', LABEL_LEFT, RIGHT, sheet.y - 3, 0.9);
}

function drawRow(sheet: Sheet, table: PDFKit.PDFStructureElement, columns: LineColumns, row: TableRow): void {
  const top = sheet.y + ROW_PADDING;
  const element = openElement(sheet, table, 'TR');
  addElement(sheet, element, 'TD', () => {
    const y = drawLines(sheet, row.label, LABEL_LEFT, top, styles.cell);
    drawLines(sheet, row.detail, LABEL_LEFT, y, styles.cellDetail);
  });
  columns.figures.forEach(({ right }, index) => {
    const figure = row.figures[index] ?? '';
    addElement(sheet, element, 'TD', () => {
      if (figure !== '') drawTextToRight(sheet, figure, right, top, styles.cell);
    });
  });
  element.end();
  sheet.y += row.height;
  drawRule(sheet, 'hairline', LABEL_LEFT, RIGHT, sheet.y - 0.25);
}
