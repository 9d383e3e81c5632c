import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { instant } from '../domain/calendar/instant.ts';
import { accept, refuse } from '../domain/refusal/outcome.ts';
import { enterBusiness, inBusiness } from './business-scope.ts';
import { openTestDatabase, type TestDatabase } from './testing.ts';
import { inTransaction } from './transaction.ts';

const scope = { businessId: 1, agentId: null, now: instant(Date.parse('2026-01-31T12:00:00Z')) };

async function openSingle(t: TestContext): Promise<TestDatabase> {
  const database = await openTestDatabase(t, { maxConnections: 1 });
  await database.pool.query('create table note (text text); grant all on note to public');
  return database;
}

async function notesOf({ pool }: TestDatabase): Promise<string[]> {
  const { rows } = await pool.query<{ text: string }>('select text from note order by text');
  return rows.map(({ text }) => text);
}

test('what is accepted is there, what is refused or fails is not, also when it is the first statement', async (t) => {
  const database = await openSingle(t);
  for (const open of [
    inTransaction,
    (kysely: typeof database.kysely, work: Parameters<typeof inTransaction>[1]) =>
      inBusiness(kysely, scope, work),
  ]) {
    const write = (text: string) => (transaction: Parameters<Parameters<typeof inTransaction>[1]>[0]) =>
      sql`insert into note (text) values (${text})`.execute(transaction);
    await open(database.kysely, async (transaction) => accept(await write('kept')(transaction)));
    await open(database.kysely, async (transaction) => {
      await write('refused')(transaction);
      return refuse('Error.Customer.NotFound');
    });
    await assert.rejects(
      open(database.kysely, async (transaction) => accept(await sql`select 1/0`.execute(transaction))),
      /division by zero/,
    );
    await open(database.kysely, async () => accept(undefined));
    assert.deepEqual(await notesOf(database), ['kept']);
    await database.pool.query('delete from note');
  }
});

test('when the business cannot be entered, the statement sent along does nothing, and is well the next time', async (t) => {
  const database = await openSingle(t);
  const write = (text: string) =>
    inBusiness(database.kysely, scope, async (transaction) =>
      accept((await sql`insert into note (text) values (${text})`.execute(transaction)).numAffectedRows),
    );
  const takeRole = (name: string) =>
    database.pool.query(`create or replace function business_role() returns text language sql immutable
      as $$ select '${name}' $$`);
  // The third time is the one at which the statement would be prepared.
  await write('a');
  await write('b');
  await takeRole('nobody_of_that_name');
  await assert.rejects(write('as the owner'), /nobody_of_that_name/);
  await takeRole('tacite_tenant');
  await write('c');
  await write('d');
  assert.deepEqual(await notesOf(database), ['a', 'b', 'c', 'd']);
});

test('a statement that comes again is prepared in a business, and not in other transactions', async (t) => {
  const { kysely } = await openSingle(t);
  const prepared = async () => {
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements
      where name like 'kept%' and statement like '%from note%'`.execute(kysely);
    return rows.length;
  };
  for (let use = 0; use < 5; use += 1)
    await inTransaction(kysely, async (transaction) =>
      accept(await sql`select text from note where text = ${'a'}`.execute(transaction)),
    );
  assert.equal(await prepared(), 0);
  for (let use = 0; use < 5; use += 1)
    await inBusiness(kysely, scope, async (transaction) =>
      accept(await sql`select text from note where text = ${'a'}`.execute(transaction)),
    );
  assert.equal(await prepared(), 1);
});

test('a migration that changes what a prepared statement answers is survived, in a transaction or not', async (t) => {
  const { kysely, pool } = await openSingle(t);
  const read = () => sql<{ text: string }>`select * from note where text = ${'a'}`;
  const inOne = () =>
    inBusiness(kysely, scope, async (transaction) => accept((await read().execute(transaction)).rows));
  await pool.query(`insert into note values ('a')`);
  for (let use = 0; use < 5; use += 1) {
    await inOne();
    await read().execute(kysely);
  }
  await pool.query(`alter table note add column more integer not null default 1`);
  assert.deepEqual(await inOne(), accept([{ text: 'a', more: 1 }]));
  await pool.query(`alter table note add column most integer not null default 2`);
  assert.deepEqual((await read().execute(kysely)).rows, [{ text: 'a', more: 1, most: 2 }]);
});

test('a transaction that enters and does nothing leaves the connection as it was', async (t) => {
  const { kysely } = await openSingle(t);
  await kysely.transaction().execute((transaction) => enterBusiness(transaction, scope));
  const { rows } = await sql<{ business: string | null }>`
    select current_setting('tacite.business_id', true) as business`.execute(kysely);
  assert.ok(!rows[0]?.business);
});
