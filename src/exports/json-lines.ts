/** Writes rows as JSON lines: one object a row, its members named as the columns. Memory is constant. */
import type { CsvCell } from './csv-writer.ts';

/** Characters; large enough that a stream is not asked for every row. */
const PIECE_LENGTH = 65_536;

export async function* writeJsonLines(
  columns: readonly string[],
  rows: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>,
): AsyncGenerator<string> {
  let piece = '';
  for await (const cells of rows) {
    const members = columns.map((column, index) => [column, cells[index] ?? null]);
    piece += `${JSON.stringify(Object.fromEntries(members))}\n`;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
