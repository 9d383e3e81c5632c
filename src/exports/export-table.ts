/**
 * One table of an export: a query that gives a page of rows in the order of its key, and the names of its
 * columns as the API calls them. Streams in constant memory, a thousand rows at a time.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../database/table-types.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { decimalText } from '../domain/money/currency.ts';
import type { CsvCell } from './csv-writer.ts';

type Column = readonly [name: string, value: RawBuilder<unknown>, kind?: 'Sealed'];

interface TableDefinition {
  /** What its rows are, for the help. */
  readonly about: string;
  /** In their order; instants by `instantColumn`. */
  readonly columns: readonly Column[];
  /** Which of them are minor units of the row's `Currency`: written as decimal text. */
  readonly amounts?: readonly string[];
  /** Whether the columns that are `Sealed` are empty in a row, unless they are asked for. */
  readonly sealed?: RawBuilder<unknown>;
  readonly from: RawBuilder<unknown>;
  /** The business of a row. */
  readonly business: RawBuilder<unknown>;
  /** Unique and indexed within a business. */
  readonly key: readonly RawBuilder<unknown>[];
  /** The date that `from` and `until` of a range filter. */
  readonly dated: RawBuilder<unknown>;
}

export interface ExportTable {
  readonly about: string;
  readonly columns: readonly string[];
  readonly amounts: ReadonlySet<string>;
  /** Everything from `select` to the joins; each row brings its key, so that the next page knows where it starts. */
  readonly select: (opensSealed: boolean) => RawBuilder<unknown>;
  readonly business: RawBuilder<unknown>;
  readonly key: readonly RawBuilder<unknown>[];
  readonly dated: RawBuilder<unknown>;
}

export interface ExportRange {
  readonly from?: Instant | undefined;
  /** Excluded. */
  readonly until?: Instant | undefined;
  /** Whether what names an anonymised customer is written too: for a lawful reason (docs/decisions/0034). */
  readonly opensSealed?: boolean | undefined;
}

const PAGE_SIZE = 1_000;

type Row = Readonly<Record<string, string | number | boolean | null>>;

export function exportTable({
  columns,
  amounts = [],
  sealed = sql`false`,
  from,
  ...rest
}: TableDefinition): ExportTable {
  const valuesOf = (opensSealed: boolean) =>
    columns.map(([name, value, kind]) =>
      kind === undefined || opensSealed
        ? sql`${value} as ${sql.ref(name)}`
        : sql`case when not (${sealed}) then ${value} end as ${sql.ref(name)}`,
    );
  const keys = rest.key.map((value, index) => sql`${value} as ${sql.ref(keyName(index))}`);
  return {
    ...rest,
    columns: columns.map(([name]) => name),
    amounts: new Set(amounts),
    select: (opensSealed) => sql`select ${sql.join([...valuesOf(opensSealed), ...keys])} ${from}`,
  };
}

/** An instant as ISO 8601 text, in UTC. */
export function instantColumn(name: string, value: RawBuilder<unknown>): Column {
  return [name, sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`];
}

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
    after = table.key.map((_, index) => Number(last[keyName(index)]));
  }
}

async function loadPage(
  database: Kysely<Tables>,
  businessId: number,
  { select, business, key, dated }: ExportTable,
  { from, until, opensSealed = false }: ExportRange,
  after: readonly number[] | undefined,
): Promise<readonly Row[]> {
  const order = sql.join([...key]);
  const conditions = [sql`${business} = ${businessId}`];
  if (from !== undefined) conditions.push(sql`${dated} >= ${toTimestamp(from)}::timestamptz`);
  if (until !== undefined) conditions.push(sql`${dated} < ${toTimestamp(until)}::timestamptz`);
  if (after) conditions.push(sql`(${order}) > (${sql.join(after.map((value) => sql`${value}::bigint`))})`);
  const { rows } = await sql<Row>`${select(opensSealed)}
    where ${sql.join(conditions, sql` and `)}
    order by ${order} limit ${PAGE_SIZE}`.execute(database);
  return rows;
}

function cellOf({ amounts }: ExportTable, row: Row, column: string): CsvCell {
  const value = row[column] ?? null;
  if (!amounts.has(column) || typeof value !== 'number') return value;
  return decimalText(value, String(row.Currency));
}

function keyName(index: number): string {
  return `key${index}`;
}
