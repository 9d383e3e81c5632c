/**
 * Writes CSV (RFC 4180), record by record, safe to open in a spreadsheet: cells that would run as formulas are
 * protected. Memory is constant: what is written is what is held.
 */
import { protectCell } from './formula-guard.ts';

export type CsvDelimiter = ',' | ';' | '\t';

export interface CsvFormat {
  readonly delimiter: CsvDelimiter;
  /** Excel takes a file without it for the local 8-bit encoding. */
  readonly hasByteOrderMark: boolean;
  /** False writes cells as they are: for a program that reads them, never for a spreadsheet. */
  readonly guardsFormulas: boolean;
  /** False for a file without quotation marks as a syntax: no cell may then hold a delimiter or a line end. */
  readonly usesQuotes: boolean;
}

/** French Excel opens a double click's file with `;`: callers choose by language. */
export const defaultCsvFormat: CsvFormat = {
  delimiter: ',',
  hasByteOrderMark: true,
  guardsFormulas: true,
  usesQuotes: true,
};

export type CsvCell = string | number | boolean | null;

const LINE_END = '\r\n';
export const BYTE_ORDER_MARK = '\ufeff';

/** One record with its line end. Null is an empty cell. */
export function formatCsvRecord(cells: readonly CsvCell[], format: CsvFormat = defaultCsvFormat): string {
  const written = cells.map((cell) => formatCell(cell, format));
  // A record of one empty cell would be a blank line, which readers skip.
  const isBlank = format.usesQuotes && written.length === 1 && written[0] === '';
  return (isBlank ? '""' : written.join(format.delimiter)) + LINE_END;
}

function formatCell(cell: CsvCell, format: CsvFormat): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' && format.guardsFormulas ? protectCell(cell) : String(cell);
  return format.usesQuotes && needsQuotes(text, format.delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** White space at either end is quoted too: some readers trim it. A leading byte order mark would be lost. */
function needsQuotes(text: string, delimiter: CsvDelimiter): boolean {
  return text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text);
}

/** The file piece by piece, for `pipeline(Readable.from(writeCsv(…)), target)`; every record has a line end. */
export async function* writeCsv(
  header: readonly string[],
  records: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>,
  format: CsvFormat = defaultCsvFormat,
): AsyncGenerator<string> {
  let piece = (format.hasByteOrderMark ? BYTE_ORDER_MARK : '') + formatCsvRecord(header, format);
  for await (const record of records) {
    piece += formatCsvRecord(record, format);
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** Characters; large enough that a stream is not asked for every record. */
const PIECE_LENGTH = 65_536;
