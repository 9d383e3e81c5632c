/**
 * One table of an export: a query that gives a page of rows in the order of its key, and the names of its
 * columns as the API calls them. Streams in constant memory, a thousand rows at a time.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../database/table-types.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { decimalText } from '../domain/money/currency.ts';
import type { CsvCell } from './csv-writer.ts';

export interface ExportTable {
  /** Columns in their order; SQL gives each under this name, instants as text. */
  readonly columns: readonly string[];
  /** Which of them are minor units of the row's `Currency`: written as decimal text. */
  readonly amounts: readonly string[];
  /** Everything from `select` to the joins; the rows' business is compared with `business`. */
  readonly select: RawBuilder<unknown>;
  readonly business: RawBuilder<unknown>;
  /** Unique and indexed within a business. */
  readonly key: readonly RawBuilder<unknown>[];
  /** The date that `from` and `until` filter. */
  readonly dated: RawBuilder<unknown>;
}

export interface ExportRange {
  readonly from?: Instant | undefined;
  /** Excluded. */
  readonly until?: Instant | undefined;
}

const PAGE_SIZE = 1_000;

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The cells of all rows, in the order of the key. */
export async function* exportRows(
  database: Kysely<Tables>,
  businessId: number,
  table: ExportTable,
  range: ExportRange = {},
): AsyncGenerator<readonly CsvCell[]> {
  let after: readonly number[] | undefined;
  for (;;) {
    const rows = await loadPage(database, businessId, table, range, after);
    for (const row of rows) yield table.columns.map((column) => cellOf(table, row, column));
    const last = rows.at(-1);
    if (rows.length < PAGE_SIZE || !last) return;
    after = table.key.map((_, index) => Number(last[`key${index}`]));
  }
}

async function loadPage(
  database: Kysely<Tables>,
  businessId: number,
  table: ExportTable,
  { from, until }: ExportRange,
  after: readonly number[] | undefined,
): Promise<readonly Row[]> {
  const key = sql.join([...table.key]);
  const conditions = [sql`${table.business} = ${businessId}`];
  if (from !== undefined) conditions.push(sql`${table.dated} >= ${toTimestamp(from)}::timestamptz`);
  if (until !== undefined) conditions.push(sql`${table.dated} < ${toTimestamp(until)}::timestamptz`);
  if (after) conditions.push(sql`(${key}) > (${sql.join(after.map((value) => sql`${value}::bigint`))})`);
  const keyColumns = table.key.map((column, index) => sql`${column} as ${sql.ref(`key${index}`)}`);
  const { rows } = await sql<Row>`${table.select}
    cross join lateral (select ${sql.join(keyColumns)}) as key_of_row
    where ${sql.join(conditions, sql` and `)}
    order by ${key} limit ${PAGE_SIZE}`.execute(database);
  return rows;
}

function cellOf(table: ExportTable, row: Row, column: string): CsvCell {
  const value = row[column] ?? null;
  if (!table.amounts.includes(column) || typeof value !== 'number') return value;
  return decimalText(value, String(row.Currency));
}

/** An instant as ISO 8601 text. */
export function isoText(column: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
