/**
 * Writing rows in sets: one statement whatever the number of rows, each column sent as one array (`unnest`).
 * The PostgreSQL type of a column also says how its values are sent: `timestamptz` takes Instants, `jsonb` any
 * JSON value.
 */
import { type Kysely, sql } from 'kysely';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import type { Tables } from './table-types.ts';

/** Column name → PostgreSQL type, for the columns that a set writes. */
export type ColumnTypes = Readonly<Record<string, string>>;

type CellOf<PgType extends string> = PgType extends 'timestamptz'
  ? Instant | null
  : PgType extends 'bigint' | 'integer'
    ? number | null
    : PgType extends 'boolean'
      ? boolean | null
      : PgType extends 'jsonb'
        ? unknown
        : string | null;

export type RowOf<Columns extends ColumnTypes> = { readonly [Name in keyof Columns]: CellOf<Columns[Name]> };

/** Inserts all rows with one statement. Does nothing when there is none. */
export async function insertRows<Columns extends ColumnTypes>(
  database: Kysely<Tables>,
  table: keyof Tables,
  columns: Columns,
  rows: readonly RowOf<Columns>[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    select * from unnest(${sql.join(arraysOf(columns, rows))})`.execute(database);
}

/**
 * Updates rows by their key with one statement: `key` columns are matched, the others set. A column of a row
 * may not be left out: every row sets every column.
 */
export async function updateRows<Columns extends ColumnTypes>(
  database: Kysely<Tables>,
  table: keyof Tables,
  key: readonly (keyof Columns & string)[],
  columns: Columns,
  rows: readonly RowOf<Columns>[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const names = Object.keys(columns);
  const assignments = names
    .filter((name) => !key.includes(name))
    .map((name) => sql`${sql.ref(name)} = v.${sql.ref(name)}`);
  const conditions = key.map((name) => sql`t.${sql.ref(name)} = v.${sql.ref(name)}`);
  const result = await sql`update ${sql.table(table)} t set ${sql.join(assignments)}
    from unnest(${sql.join(arraysOf(columns, rows))}) as v(${sql.join(names.map((name) => sql.ref(name)))})
    where ${sql.join(conditions, sql` and `)}`.execute(database);
  return Number(result.numAffectedRows ?? 0n);
}

/** As many fresh ids as asked for, from the sequence of the table's identity column. */
export async function takeIds(
  database: Kysely<Tables>,
  table: keyof Tables,
  count: number,
): Promise<number[]> {
  if (count === 0) return [];
  const result = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count}::integer)
  `.execute(database);
  return result.rows.map((row) => row.id);
}

/** An instant as a typed SQL value, for comparisons. */
export function at(instant: Instant) {
  return sql<Instant>`${toTimestamp(instant)}::timestamptz`;
}

function arraysOf<Columns extends ColumnTypes>(columns: Columns, rows: readonly RowOf<Columns>[]) {
  return Object.entries(columns).map(([name, type]) => {
    const cells = rows.map((row) => cellToSend(row[name], type));
    return sql`${cells}::${sql.raw(type)}[]`;
  });
}

function cellToSend(cell: unknown, type: string): unknown {
  if (cell === null || cell === undefined) return null;
  if (type === 'timestamptz' && typeof cell === 'number') return new Date(cell).toISOString();
  if (type === 'jsonb') return JSON.stringify(cell);
  return cell;
}
