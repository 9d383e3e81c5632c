/**
 * Reads a CSV file of any size as a stream of events, in constant memory: its header, then its records in
 * batches, or the reason why it cannot be read. Structure faults (encoding, quotation marks) refuse the file;
 * a wrong number of cells refuses one record, which is handed on with its problem.
 */
import { type Info, type Options, type Parser, parse } from 'csv-parse';
import type { CsvDelimiter } from '../exports/csv-writer.ts';
import { unprotectCell } from '../exports/formula-guard.ts';
import { findHeaderBytes, sniffDelimiter } from './delimiter.ts';
import { type ImportReason, importReason } from './reasons.ts';
import { RecordPositions } from './record-positions.ts';
import { recogniseOtherFormat, TextCheck, type TextFault } from './text-check.ts';

export interface CsvReadOptions {
  /** Absent: found out from the header. */
  readonly delimiter?: CsvDelimiter | undefined;
  /** `none` takes quotation marks as ordinary characters. */
  readonly quote?: '"' | 'none' | undefined;
  readonly batchSize?: number | undefined;
}

export interface CsvHeader {
  readonly columns: readonly string[];
  readonly delimiter: CsvDelimiter;
  readonly hasByteOrderMark: boolean;
  readonly usesQuotes: boolean;
}

export interface CsvRecord {
  /** The physical line of the file on which the record begins; the header is on line 1. */
  readonly line: number;
  /** By column name; a record with a problem may lack some. */
  readonly cells: Readonly<Record<string, string>>;
  /** All cells in the order of the file, whatever their number, for the file of refused lines. */
  readonly raw: readonly string[];
  readonly problem: RecordProblem | null;
}

export interface RecordProblem {
  readonly reason: ImportReason;
  readonly column: string | null;
  readonly value: string;
}

export type CsvEvent =
  | { readonly kind: 'Header'; readonly header: CsvHeader }
  | { readonly kind: 'Records'; readonly records: readonly CsvRecord[]; readonly bytesRead: number }
  | { readonly kind: 'Refused'; readonly reason: ImportReason };

/** Excel's own limit for a cell, in characters. */
const MAX_CELL_LENGTH = 32_767;
/** A record longer than a mebibyte is a quotation mark that is not closed, or no CSV at all. */
export const MAX_RECORD_BYTES = 1_048_576;
const MAX_COLUMNS = 1_000;
const DEFAULT_BATCH_SIZE = 1_000;
/** Characters of a batch: a file of long lines takes no more memory than one of many. */
const MAX_BATCH_LENGTH = 8_388_608;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

export async function* readCsv(
  source: AsyncIterable<Uint8Array>,
  options: CsvReadOptions = {},
): AsyncGenerator<CsvEvent> {
  const reading = new CsvReading(options);
  for await (const piece of source) {
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const reason = await reading.add(chunk);
    yield* reading.takeEvents(false);
    if (reason) return yield { kind: 'Refused', reason };
  }
  const reason = await reading.end();
  yield* reading.takeEvents(true);
  if (reason) yield { kind: 'Refused', reason };
}

/** One pass over one file: the chunks go in, events come out. */
class CsvReading {
  readonly #options: CsvReadOptions;
  readonly #text = new TextCheck();
  readonly #positions = new RecordPositions();
  /** Bytes held until the header is complete; undefined once the parser has started. */
  #start: Buffer | undefined = Buffer.alloc(0);
  #bytesRead = 0;
  #markLength = 0;
  #delimiter: CsvDelimiter = ',';
  #parser: Parser | undefined;
  #columns: readonly string[] | undefined;
  #headerFault: ImportReason | undefined;
  #isHeaderTold = false;
  #hasRecords = false;
  /** Full batches that are not taken yet, and the one that is being filled. */
  #full: CsvRecord[][] = [];
  #records: CsvRecord[] = [];
  #recordsLength = 0;

  constructor(options: CsvReadOptions) {
    this.#options = options;
  }

  async add(chunk: Buffer): Promise<ImportReason | undefined> {
    if (chunk.length === 0) return undefined;
    this.#bytesRead += chunk.length;
    const isStart = this.#bytesRead === chunk.length;
    const otherFormat = isStart ? recogniseOtherFormat(chunk) : undefined;
    if (otherFormat) return otherFormat;
    this.#positions.add(chunk);
    const fault = this.#text.check(chunk);
    if (fault) return this.#textReason(fault);
    if (this.#start === undefined) return this.#parse(chunk);
    this.#start = this.#start.length === 0 ? chunk : Buffer.concat([this.#start, chunk]);
    const isMarkSeen = this.#start.length >= BYTE_ORDER_MARK.length;
    const isHeaderSeen = isMarkSeen && findHeaderBytes(withoutMark(this.#start)).isComplete;
    if (isHeaderSeen) return this.#startParser(this.#start);
    return this.#start.length > MAX_RECORD_BYTES ? this.#tooLong() : undefined;
  }

  async end(): Promise<ImportReason | undefined> {
    if (this.#bytesRead === 0) return importReason('Error.Import.File.Empty');
    const fault = this.#text.end();
    if (fault) return this.#textReason(fault);
    if (this.#start !== undefined) {
      const reason = await this.#startParser(this.#start);
      if (reason) return reason;
    }
    const parser = this.#parser;
    const error = await new Promise<Error | undefined>((resolve) => {
      parser
        ?.once('error', resolve)
        .once('end', () => resolve(undefined))
        .resume()
        .end();
    });
    if (error) return this.#parserReason(error);
    if (this.#headerFault) return this.#headerFault;
    if (this.#columns === undefined) return importReason('Error.Import.File.Empty');
    return this.#hasRecords ? undefined : importReason('Error.Import.File.HeaderOnly');
  }

  /** The full batches; with `isLast` the rest too. */
  *takeEvents(isLast: boolean): Generator<CsvEvent> {
    if (this.#columns === undefined || this.#headerFault) return;
    if (!this.#isHeaderTold) {
      this.#isHeaderTold = true;
      const hasByteOrderMark = this.#markLength > 0;
      const usesQuotes = this.#options.quote !== 'none';
      const header = { columns: this.#columns, delimiter: this.#delimiter, hasByteOrderMark, usesQuotes };
      yield { kind: 'Header', header };
    }
    if (isLast) this.#closeBatch();
    const full = this.#full;
    this.#full = [];
    for (const records of full) yield { kind: 'Records', records, bytesRead: this.#bytesRead };
  }

  #closeBatch(): void {
    if (this.#records.length > 0) this.#full.push(this.#records);
    this.#records = [];
    this.#recordsLength = 0;
  }

  async #startParser(start: Buffer): Promise<ImportReason | undefined> {
    const text = withoutMark(start);
    this.#markLength = start.length - text.length;
    this.#delimiter = this.#options.delimiter ?? sniffDelimiter(findHeaderBytes(text).line);
    this.#parser = createParser(this.#delimiter, this.#options.quote ?? '"', (cells, info) =>
      this.#takeRecord(cells, this.#markLength + info.bytes),
    );
    this.#start = undefined;
    return this.#parse(text);
  }

  async #parse(chunk: Buffer): Promise<ImportReason | undefined> {
    const parser = this.#parser;
    if (parser === undefined || chunk.length === 0) return undefined;
    const error = await new Promise<Error | null | undefined>((resolve) => parser.write(chunk, resolve));
    if (error) return this.#parserReason(error);
    if (this.#headerFault) return this.#headerFault;
    return this.#positions.openBytes > MAX_RECORD_BYTES ? this.#tooLong() : undefined;
  }

  /** Called by the parser for the header and every record that is not a blank line. */
  #takeRecord(written: readonly string[], endOffset: number): void {
    const line = this.#positions.endRecord(endOffset);
    const raw = written.map(unprotectCell);
    if (this.#columns === undefined) {
      this.#columns = raw.map((name) => name.trim());
      this.#headerFault = findHeaderFault(this.#columns);
      return;
    }
    if (raw.every((cell) => cell.trim() === '')) return;
    this.#hasRecords = true;
    this.#records.push(toRecord(line, raw, this.#columns));
    this.#recordsLength += raw.reduce((sum, cell) => sum + cell.length, 0);
    const isFull = this.#records.length >= (this.#options.batchSize ?? DEFAULT_BATCH_SIZE);
    if (isFull || this.#recordsLength >= MAX_BATCH_LENGTH) this.#closeBatch();
  }

  #textReason({ kind, byteOffset }: TextFault): ImportReason {
    if (kind === 'ZeroByte') return importReason('Error.Import.File.NotText', { byteOffset });
    const line = this.#positions.lineAt(byteOffset);
    return importReason('Error.Import.File.NotUtf8', { line, byteOffset });
  }

  #parserReason(error: Error): ImportReason {
    const line = this.#positions.openLine;
    const code = 'code' in error ? error.code : undefined;
    if (code === 'CSV_QUOTE_NOT_CLOSED') return importReason('Error.Import.File.QuoteNotClosed', { line });
    if (code === 'CSV_INVALID_CLOSING_QUOTE' || code === 'INVALID_OPENING_QUOTE') {
      return importReason('Error.Import.File.QuoteMisplaced', { line });
    }
    throw error;
  }

  #tooLong(): ImportReason {
    const line = this.#positions.openLine;
    return importReason('Error.Import.File.RecordTooLong', { line, max: MAX_RECORD_BYTES });
  }
}

function withoutMark(start: Buffer): Buffer {
  return start.subarray(0, 3).equals(BYTE_ORDER_MARK) ? start.subarray(3) : start;
}

/** Records are taken from `on_record`, in step with the bytes; nothing is left for the parser's own output. */
function createParser(
  delimiter: CsvDelimiter,
  quote: '"' | 'none',
  onRecord: (cells: readonly string[], info: Pick<Info, 'bytes'>) => void,
): Parser {
  const options: Options = {
    delimiter,
    quote: quote === 'none' ? false : quote,
    escape: quote === 'none' ? false : quote,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (cells, info) => {
      onRecord(cells, info);
      return null;
    },
  };
  const parser = parse(options);
  // Errors are read from the callbacks of `write` and `end`; without a listener the event would end the process.
  return parser.on('error', () => {});
}

/** An unnamed column is allowed, for spreadsheets leave such; it cannot be mapped. */
function findHeaderFault(columns: readonly string[]): ImportReason | undefined {
  if (columns.length > MAX_COLUMNS) {
    return importReason('Error.Import.Header.TooManyColumns', { max: MAX_COLUMNS });
  }
  const column = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
  return column === undefined ? undefined : importReason('Error.Import.Header.Duplicate', { column });
}

function toRecord(line: number, raw: readonly string[], columns: readonly string[]): CsvRecord {
  // Without a prototype, a column named `constructor` or `__proto__` is a column like any other.
  const cells: Record<string, string> = Object.create(null);
  for (const [index, column] of columns.entries()) {
    const cell = raw[index];
    if (cell !== undefined) cells[column] = cell;
  }
  return { line, cells, raw, problem: findRecordProblem(raw, columns) };
}

function findRecordProblem(raw: readonly string[], columns: readonly string[]): RecordProblem | null {
  if (raw.length !== columns.length) {
    const code = raw.length < columns.length ? 'TooFewCells' : 'TooManyCells';
    const params = { count: raw.length, expected: columns.length };
    const extra = raw.slice(columns.length).join(' ');
    return { reason: importReason(`Error.Import.Line.${code}`, params), column: null, value: extra };
  }
  const index = raw.findIndex((cell) => cell.length > MAX_CELL_LENGTH);
  if (index < 0) return null;
  const reason = importReason('Error.Import.Value.TooLong', { max: MAX_CELL_LENGTH });
  return { reason, column: columns[index] ?? null, value: raw[index]?.slice(0, 50) ?? '' };
}
