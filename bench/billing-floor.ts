/**
 * The floor of a run: a second business gets a copy of all rows that were there before it, then, timed, of those
 * that it inserted; one `insert … select` a table, same tables, indexes, keys and triggers.
 */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../src/database/table-types.ts';

/** Parents first. */
const copiedBefore = [
  'tax_profile',
  'segment',
  'number_series',
  'seller_snapshot',
  'feature',
  'offer',
  'offer_feature',
  'customer',
  'subscription',
  'subscription_feature',
  'subscription_period',
  'invoice',
  'invoice_line',
  'invoice_tax',
  'balance_line',
  'event',
];

const inserted = ['subscription_period', 'invoice', 'balance_line', 'invoice_line', 'invoice_tax', 'event'];

/** What an import finds: its business, with the catalogue. */
const copiedBeforeImport = copiedBefore.slice(0, copiedBefore.indexOf('customer'));

export function prepareFloor(kysely: Kysely<Tables>): Promise<void> {
  return prepareCopies(kysely, copiedBefore);
}

export function prepareImportFloor(kysely: Kysely<Tables>): Promise<void> {
  return prepareCopies(kysely, copiedBeforeImport);
}

async function prepareCopies(kysely: Kysely<Tables>, tables: readonly string[]): Promise<void> {
  await sql`insert into business (name, kind, default_language, created_at)
    select name || ' (floor)', kind, default_language, created_at from business`.execute(kysely);
  await kysely.transaction().execute(async (transaction) => {
    // A copy of what was checked when it was written, and not part of what is timed.
    await sql`set local session_replication_role = replica`.execute(transaction);
    for (const table of tables) await copy(transaction, table);
  });
  await sql`vacuum analyze`.execute(kysely);
}

/** Answers the seconds that the rows of these tables, parents first, take in one transaction. */
export async function copyToSecondBusiness(
  kysely: Kysely<Tables>,
  tables: readonly string[],
): Promise<number> {
  const startedAt = performance.now();
  await kysely.transaction().execute(async (transaction) => {
    for (const table of tables) await copy(transaction, table);
  });
  return (performance.now() - startedAt) / 1000;
}

/** Answers the seconds. */
export async function insertFloor(kysely: Kysely<Tables>): Promise<number> {
  const startedAt = performance.now();
  await kysely.transaction().execute(async (transaction) => {
    await sql`update number_series d
      set last_number = s.last_number, last_issued_at = s.last_issued_at, last_hash = s.last_hash
      from number_series s
      where d.business_id = (select max(business_id) from business)
        and s.business_id = (select min(business_id) from business)
        and s.segment_id = d.segment_id and s.kind = d.kind`.execute(transaction);
    for (const table of inserted) await copy(transaction, table);
  });
  return (performance.now() - startedAt) / 1000;
}

/** Rows of the first business that the second one lacks; ids are unique within a business, so they stay. */
async function copy(kysely: Kysely<Tables>, table: string): Promise<void> {
  const { rows } = await sql<{ name: string; is_key: boolean }>`
    select a.attname as name, a.attnum = any(i.indkey) as is_key
    from pg_attribute a join pg_index i on i.indrelid = a.attrelid and i.indisprimary
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attname <> 'business_id'
    order by a.attnum
  `.execute(kysely);
  const names = rows.map(({ name }) => sql.ref(name));
  const sameKey = rows
    .filter(({ is_key }) => is_key)
    .map(({ name }) => sql`d.${sql.ref(name)} = s.${sql.ref(name)}`);
  const isNew = sameKey.length === 0 ? sql`true` : sql.join(sameKey, sql` and `);
  const order = rows.some(({ name }) => name === 'id') ? sql`order by s.id` : sql``;
  await sql`insert into ${sql.table(table)} (business_id, ${sql.join(names)})
    select (select max(business_id) from business), ${sql.join(rows.map(({ name }) => sql`s.${sql.ref(name)}`))}
    from ${sql.table(table)} s
    where s.business_id = (select min(business_id) from business)
      and not exists (select from ${sql.table(table)} d
        where d.business_id = (select max(business_id) from business) and ${isNew}) ${order}`.execute(kysely);
}
