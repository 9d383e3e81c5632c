/** Writing to the database as a buggy or malicious program would: plain SQL, always undone. */
import type pg from 'pg';

export type Overrides = Readonly<Record<string, unknown>>;

/**
 * The SQLSTATE that the statements end with, checks at the commit included; undefined when all is well. Whatever
 * comes out is rolled back.
 */
export async function attempt(pool: pg.Pool, statements: readonly string[]): Promise<string | undefined> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const statement of statements) await client.query(statement);
    await client.query('set constraints all immediate');
    return undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/**
 * Inserts copies of rows (`o`) with some columns changed: first to what the SQL expression `computed` gives as
 * jsonb, then to the overrides.
 */
export function copyRows(
  table: string,
  condition: string,
  overrides: Overrides,
  computed = `'{}'::jsonb`,
): string {
  const changed = JSON.stringify(overrides).replaceAll("'", "''");
  return `insert into ${table}
    select (jsonb_populate_record(null::${table}, to_jsonb(o) || ${computed} || '${changed}'::jsonb)).*
    from ${table} o where ${condition}`;
}

/** For each column of a table, the assignment that makes it something else than it is. */
export async function changesOfColumns(pool: pg.Pool, table: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ name: string; type: string; category: string }>(
    `select a.attname as name, t.typname as type, t.typcategory as category
     from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
    [table],
  );
  return new Map(
    rows.map(({ name, type, category }) => [name, `${name} = ${otherValue(name, type, category)}`]),
  );
}

/** @throws Error on a type that it knows no other value of, rather than leave its column untried. */
function otherValue(name: string, type: string, category: string): string {
  if (type === 'jsonb') return `'{"other": 1}'`;
  const [first, last] = [`enum_first(null::${type})`, `enum_last(null::${type})`];
  const byCategory: Readonly<Record<string, string>> = {
    N: `coalesce(${name}, 0) + 1`,
    S: `coalesce(${name}, '') || 'x'`,
    B: `not ${name}`,
    D: `coalesce(${name}, now()) + interval '1 hour'`,
    E: `case when ${name} = ${first} then ${last} else ${first} end`,
  };
  const value = byCategory[category];
  if (value === undefined) throw new Error(`no other value is known of the type ${type}`);
  return value;
}
