import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { accept, refuse } from '../domain/refusal/outcome.ts';
import { openTestDatabase } from './testing.ts';
import { inTransaction } from './transaction.ts';

const database = await openTestDatabase();
after(() => database.close());
const { kysely } = database;

await sql`create table counter (name text primary key, value bigint not null)`.execute(kysely);
await sql`insert into counter values ('left', 0), ('right', 0)`.execute(kysely);

async function counterNamed(name: string): Promise<number | undefined> {
  const result = await sql<{ value: number }>`select value from counter where name = ${name}`.execute(kysely);
  return result.rows[0]?.value;
}

test('what an accepted use case wrote stays', async () => {
  const outcome = await inTransaction(kysely, async (transaction) => {
    await sql`insert into counter values ('accepted', 7)`.execute(transaction);
    return accept('done');
  });
  assert.deepEqual(outcome, { ok: true, value: 'done' });
  assert.equal(await counterNamed('accepted'), 7);
});

test('what a refused use case wrote is gone, and the refusal is answered unchanged', async () => {
  const refusal = refuse('Error.Api.Route.NotFound', 'Path', { method: 'GET', path: '/' });
  const outcome = await inTransaction(kysely, async (transaction) => {
    await sql`insert into counter values ('refused', 7)`.execute(transaction);
    return refusal;
  });
  assert.deepEqual(outcome, refusal);
  assert.equal(await counterNamed('refused'), undefined);
});

test('what a throwing use case wrote is gone, and its exception comes through', async () => {
  await assert.rejects(
    inTransaction(kysely, async (transaction) => {
      await sql`insert into counter values ('thrown', 7)`.execute(transaction);
      throw new Error('must never happen');
    }),
    /must never happen/,
  );
  assert.equal(await counterNamed('thrown'), undefined);
});

test('two transactions that deadlock both succeed, one of them on its second attempt', async () => {
  let attempts = 0;
  let waiting = 0;
  let release = () => {};
  const bothHoldTheirFirstRow = new Promise<void>((resolve) => {
    release = resolve;
  });
  const lock = (first: string, second: string) =>
    inTransaction(kysely, async (transaction) => {
      attempts += 1;
      await sql`update counter set value = value + 1 where name = ${first}`.execute(transaction);
      waiting += 1;
      if (waiting === 2) release();
      await bothHoldTheirFirstRow;
      await sql`update counter set value = value + 1 where name = ${second}`.execute(transaction);
      return accept(undefined);
    });
  await Promise.all([lock('left', 'right'), lock('right', 'left')]);
  assert.equal(attempts, 3);
  assert.deepEqual([await counterNamed('left'), await counterNamed('right')], [2, 2]);
});

test('a transaction that can never be serialised is given up after three retries', async () => {
  let attempts = 0;
  await assert.rejects(
    inTransaction(kysely, async (transaction) => {
      attempts += 1;
      await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(transaction);
      return accept(undefined);
    }),
    /again/,
  );
  assert.equal(attempts, 4);
});

test('another error of the database is not retried', async () => {
  let attempts = 0;
  await assert.rejects(
    inTransaction(kysely, async (transaction) => {
      attempts += 1;
      await sql`insert into counter values ('left', 1)`.execute(transaction);
      return accept(undefined);
    }),
    /duplicate key/,
  );
  assert.equal(attempts, 1);
});
