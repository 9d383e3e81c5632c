/**
 * The shape that all tables share: data is distributed by business, so every key begins with `business_id`, and
 * the same migrations give the same schema on the oldest PostgreSQL that is supported and on the embedded one.
 */
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type pg from 'pg';
import { openDatabase } from './connect.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { migrate } from './migrate.ts';
import { openTestDatabase } from './testing.ts';

/** Tables that belong to no business, each with its reason. */
const tablesOfNoBusiness: Readonly<Record<string, string>> = {
  migration: 'of the database as a whole',
};

interface Key {
  readonly table_name: string;
  readonly name: string;
  readonly columns: readonly string[];
}

interface ForeignKey extends Key {
  readonly target: string;
  readonly target_columns: readonly string[];
}

async function loadTables(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`,
  );
  return rows.map(({ name }) => name).filter((name) => !(name in tablesOfNoBusiness));
}

/** Primary keys, unique constraints and unique indexes: a constraint has an index of its own. */
async function loadUniqueKeys(pool: pg.Pool): Promise<(Key & { readonly is_primary: boolean })[]> {
  const { rows } = await pool.query(`
    select c.relname as table_name, x.relname as name, i.indisprimary as is_primary,
      array(select coalesce(a.attname::text, '(expression)')
            from unnest(i.indkey::smallint[]) with ordinality k(number, position)
            left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number and k.number > 0
            order by k.position) as columns
    from pg_index i
    join pg_class c on c.oid = i.indrelid
    join pg_class x on x.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace and i.indisunique
    order by 1, 2`);
  return rows.filter((row) => !(row.table_name in tablesOfNoBusiness));
}

async function loadForeignKeys(pool: pg.Pool): Promise<ForeignKey[]> {
  const columns = (numbers: string, table: string) => `
    array(select a.attname::text from unnest(k.${numbers}) with ordinality n(number, position)
          join pg_attribute a on a.attrelid = k.${table} and a.attnum = n.number order by n.position)`;
  const { rows } = await pool.query(`
    select k.conrelid::regclass::text as table_name, k.conname as name, k.confrelid::regclass::text as target,
      ${columns('conkey', 'conrelid')} as columns, ${columns('confkey', 'confrelid')} as target_columns
    from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace
    order by 1, 2`);
  return rows;
}

test('every table belongs to a business by its primary key', async (t) => {
  const { pool } = await openTestDatabase(t);
  const primary = (await loadUniqueKeys(pool)).filter((key) => key.is_primary);
  const first = new Map(primary.map(({ table_name, columns }) => [table_name, columns[0]]));
  const tables = await loadTables(pool);
  assert.ok(tables.length > 20, 'the schema is there');
  assert.deepEqual(
    tables.filter((table) => first.get(table) !== 'business_id'),
    [],
  );
});

test('every unique key begins with the business', async (t) => {
  const { pool } = await openTestDatabase(t);
  const keys = await loadUniqueKeys(pool);
  assert.ok(keys.some(({ is_primary }) => !is_primary));
  assert.deepEqual(
    keys.filter(({ columns }) => columns[0] !== 'business_id'),
    [],
  );
});

test('every foreign key stays within the business', async (t) => {
  const { pool } = await openTestDatabase(t);
  const keys = await loadForeignKeys(pool);
  assert.ok(keys.length > 20, 'there are foreign keys');
  assert.deepEqual(
    keys.filter(
      ({ columns, target_columns }) => columns[0] !== 'business_id' || target_columns[0] !== 'business_id',
    ),
    [],
  );
});

test('every business_id leads to a business, through the keys of its table', async (t) => {
  const { pool } = await openTestDatabase(t);
  const targets = Map.groupBy(await loadForeignKeys(pool), ({ table_name }) => table_name);
  const orphans = (await loadTables(pool)).filter((table) => table !== 'business' && !targets.has(table));
  assert.deepEqual(orphans, []);
});

test('ids are identities, never sequences that a table merely defaults to', async (t) => {
  const { pool } = await openTestDatabase(t);
  const { rows } = await pool.query(`
    select c.relname || '.' || a.attname as "column", a.attidentity as identity,
      pg_get_expr(d.adbin, d.adrelid) as "default"
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
      and (a.attname = 'id' and a.atttypid = 'bigint'::regtype or pg_get_expr(d.adbin, d.adrelid) like 'nextval%')
    order by 1`);
  assert.ok(rows.length > 15, 'there are ids');
  assert.deepEqual(
    rows.filter((row) => row.identity !== 'd' || row.default !== null),
    [],
  );
});

test('money and counts are whole numbers: no floating or decimal column anywhere', async (t) => {
  const { pool } = await openTestDatabase(t);
  const { rows } = await pool.query(`
    select table_name, column_name, data_type from information_schema.columns
    where table_schema = 'public' and data_type in ('real', 'double precision', 'numeric', 'money',
      'timestamp without time zone', 'time without time zone')`);
  assert.deepEqual(rows, []);
});

test('the rules see what they forbid', async (t) => {
  const { pool } = await openTestDatabase(t);
  await pool.query(`create table stray (id bigint primary key, name text unique, offer bigint,
    business_id bigint references business, foreign key (offer, business_id) references offer (business_id, id))`);
  assert.ok((await loadTables(pool)).includes('stray'));
  const isStray = ({ table_name }: Key) => table_name === 'stray';
  const unique = (await loadUniqueKeys(pool)).filter(isStray);
  assert.deepEqual(
    unique.map(({ columns, is_primary }) => [columns, is_primary]),
    [
      [['name'], false],
      [['id'], true],
    ],
  );
  const foreign = (await loadForeignKeys(pool)).filter(isStray);
  assert.deepEqual(foreign.map(({ columns }) => columns).sort(), [['business_id'], ['offer', 'business_id']]);
});

/** Everything that a migration makes, as PostgreSQL itself words it. */
async function describeSchema(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    select format('%s.%s %s%s%s', table_name, column_name, udt_name,
        case is_nullable when 'NO' then ' not null' else '' end, ' default ' || column_default) as line
      from information_schema.columns where table_schema = 'public'
    union all
    select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
      -- From 18 on, NOT NULL is a constraint too.
      where connamespace = 'public'::regnamespace and contype <> 'n'
    union all
    select indexdef from pg_indexes where schemaname = 'public'
    union all
    select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    union all
    select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
    union all
    select format('%s %s', enumtypid::regtype, string_agg(enumlabel, ' ' order by enumsortorder)) from pg_enum
      group by enumtypid`);
  return rows.map(({ line }) => line).sort();
}

/** Under /tmp and open: the user that PostgreSQL runs as must get there. */
function temporaryDataDir(t: TestContext): string {
  const folder = mkdtempSync('/tmp/tacite-schema-');
  chmodSync(folder, 0o755);
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'data');
}

test('the embedded PostgreSQL gets the same schema from the same migrations', async (t) => {
  const { pool } = await openTestDatabase(t);
  const expected = await describeSchema(pool);
  const embedded = await startEmbeddedPostgres({ dataDir: temporaryDataDir(t) });
  try {
    const database = await openDatabase({ connectionString: embedded.connectionString, maxConnections: 1 });
    try {
      const { rows } = await database.pool.query(`select current_setting('server_version_num')::int as v`);
      assert.ok(rows[0].v >= 180_000, `an embedded PostgreSQL 18, not ${rows[0].v}`);
      await migrate(database.kysely);
      assert.deepEqual(await describeSchema(database.pool), expected);
    } finally {
      await database.close();
    }
  } finally {
    await embedded.close();
  }
});
