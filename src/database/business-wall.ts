/**
 * The second wall between businesses, behind the conditions of our own statements: row level security. A transaction
 * on behalf of a business runs as a role that sees the rows of that business alone (docs/decisions/0014). The wall is
 * raised after the migrations and covers every table with a `business_id`, so that none has to remember it.
 */
import { type Kysely, sql } from 'kysely';
import type { Tables } from './table-types.ts';

/** Belongs to the whole cluster, so that several databases on it may create it at once. Nobody can log in as it. */
const ROLE = 'tacite_tenant';

const policy = `business_id = nullif(current_setting('tacite.business_id', true), '')::bigint`;

const protectTables = `
do $$
declare unprotected regclass;
begin
  for unprotected in
    select c.oid from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'business_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
  loop
    execute format('alter table %s enable row level security', unprotected);
    execute format('create policy own_business on %s using (%s)', unprotected, $policy$${policy}$policy$);
  end loop;
end $$`;

/**
 * Triggers that read documents, to check what is written, do so as the owner. The comparison of an enumeration counts
 * as one that could tell of hidden rows and so cannot be looked up in an index behind the wall: each check would read
 * all documents of a segment instead of the last one of a series.
 */
const checkAsOwner = `
do $$
declare unchecked regprocedure;
begin
  for unchecked in
    select oid::regprocedure from pg_proc
    where pronamespace = 'public'::regnamespace and prorettype = 'trigger'::regtype
      and prosrc ~ '(from|join) invoice' and not prosecdef
  loop
    execute format('alter function %s security definer set search_path = public, pg_temp', unchecked);
  end loop;
end $$`;

/** Whoever creates a role may grant it to itself; from PostgreSQL 16 on it must, to take it. */
const createRole = `
do $$
begin
  if to_regrole('${ROLE}') is null then
    begin
      create role ${ROLE} nologin;
    exception when duplicate_object or unique_violation then null;
    end;
    if not (select rolsuper from pg_roles where rolname = current_user) then
      execute format('grant ${ROLE} to %I', current_user);
    end if;
  end if;
exception when insufficient_privilege then null;
end $$`;

const grantRights = `
do $$
declare missing regclass;
begin
  if to_regrole('${ROLE}') is null then
    return;
  end if;
  for missing in
    select distinct p.polrelid from pg_policy p
    where not has_table_privilege('${ROLE}', p.polrelid, 'select')
      or not has_table_privilege('${ROLE}', p.polrelid, 'insert')
      or not has_table_privilege('${ROLE}', p.polrelid, 'update')
      or not has_table_privilege('${ROLE}', p.polrelid, 'delete')
  loop
    execute format('grant select, insert, update, delete on %s to ${ROLE}', missing);
  end loop;
  for missing in
    select s.oid from pg_class s
    join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid and d.deptype = 'i'
    join pg_policy p on d.refclassid = 'pg_class'::regclass and d.refobjid = p.polrelid
    where case s.relkind when 'S' then not has_sequence_privilege('${ROLE}', s.oid, 'usage') end
  loop
    execute format('grant usage on sequence %s to ${ROLE}', missing);
  end loop;
end $$`;

/**
 * What is in place already is left alone. Where the connecting user may not take the role, transactions go on as that
 * user: see `isWallStanding`. Called by one process at a time, as migrations are.
 */
export async function raiseWall(connection: Kysely<Tables>): Promise<void> {
  await sql.raw(protectTables).execute(connection);
  await sql.raw(checkAsOwner).execute(connection);
  await sql.raw(createRole).execute(connection);
  await sql.raw(grantRights).execute(connection);
  const body = ` select '${(await mayTakeRole(connection)) ? ROLE : 'none'}' `;
  const { rows } = await sql`
    select from pg_proc
    where proname = 'business_role' and pronamespace = 'public'::regnamespace and prosrc = ${body}`.execute(
    connection,
  );
  if (rows.length > 0) return;
  // As a function it costs a statement nothing, and what was found out holds for every process of this database.
  await sql
    .raw(`create or replace function business_role() returns text language sql immutable as $$${body}$$`)
    .execute(connection);
}

/** Whether transactions on behalf of a business are held to its rows by PostgreSQL. */
export async function isWallStanding(kysely: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ role: string }>`select business_role() as role`.execute(kysely);
  return rows[0]?.role === ROLE;
}

/** What the operator should know where the wall does not stand. */
export const WALL_IS_MISSING =
  `The rows of one business are not kept from another by PostgreSQL itself, as the user of DATABASE_URL may not ` +
  `take the role ${ROLE}. As an administrator of the database: create role ${ROLE} nologin; ` +
  `grant ${ROLE} to <that user>; then start again.`;

/** Tried, as the rule differs between versions of PostgreSQL. */
async function mayTakeRole(connection: Kysely<Tables>): Promise<boolean> {
  try {
    await sql.raw(`set role ${ROLE}`).execute(connection);
  } catch (error) {
    if (isRefusedRole(error)) return false;
    throw error;
  }
  await sql`reset role`.execute(connection);
  return true;
}

/** 42501 insufficient_privilege; 22023 invalid_parameter_value, which is a role that does not exist. */
function isRefusedRole(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '42501' || error.code === '22023');
}
