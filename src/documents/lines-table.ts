/** The lines of the document as a table, which the totals follow. */
import type { Closing } from './closing-block.ts';
import { layOutColumns } from './lines-columns.ts';
import { drawPagedTable } from './paged-table.ts';
import type { PrintedLine } from './printed-document.ts';
import type { Sheet } from './sheet.ts';

export function drawLinesTable(sheet: Sheet, closing: Closing): void {
  const { content, texts, values } = sheet;
  const lines = content.lines.map((line) => ({ label: line.label, detail: detailOf(sheet, line) }));
  const table = { ...layOutColumns(content, texts, values), labelHead: texts.columns.label, lines };
  drawPagedTable(sheet, table, closing);
}

function detailOf({ texts, values }: Sheet, { period, movedAt }: PrintedLine): string {
  if (period) {
    const [first, last] = values.daysOf(period);
    return first === last ? texts.onDay(first) : texts.period(first, last);
  }
  return movedAt === null ? '' : texts.onDay(values.shortDate(movedAt));
}
