import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompiledQuery } from 'kysely';
import { openTestBusiness } from '../accounts/testing.ts';
import { openDatabase } from './connect.ts';
import { openTestDatabase } from './testing.ts';

async function openTwo(t: Parameters<typeof openTestDatabase>[0]) {
  const { kysely, connectionString } = await openTestDatabase(t);
  const one = await openTestBusiness(kysely);
  const other = await openTestBusiness(kysely);
  // One reading connection, which both businesses share.
  const database = await openDatabase({ connectionString, maxConnections: 2 });
  return { ids: [one.businessId, other.businessId] as const, database };
}

const segments: CompiledQuery<{ business_id: number }> = {
  ...CompiledQuery.raw('select business_id from segment'),
};

test('a statement without a condition reads the rows of its own business, whoever read before', async (t) => {
  const { ids, database } = await openTwo(t);
  const [one, other] = ids;
  for (const id of [one, other, other, one, one, other])
    assert.deepEqual(
      (await database.tenantReads.read(id, segments)).map((row) => row.business_id),
      [id],
    );
  const many = Array.from({ length: 40 }, (_, index) => (index % 3 === 0 ? one : other));
  const read = await Promise.all(many.map((id) => database.tenantReads.read(id, segments)));
  assert.deepEqual(
    read.map((rows) => rows.map((row) => row.business_id)),
    many.map((id) => [id]),
  );
  await database.close();
});

test('nothing is written, and a failure leaves nothing behind', async (t) => {
  const { ids, database } = await openTwo(t);
  const [one, other] = ids;
  const write = CompiledQuery.raw('delete from segment');
  await assert.rejects(database.tenantReads.read(one, write), /read-only transaction/);
  await assert.rejects(database.tenantReads.read(one, CompiledQuery.raw('select 1/0')), /division by zero/);
  assert.equal((await database.tenantReads.read(other, segments))[0]?.business_id, other);
  await database.close();
  await assert.rejects(database.tenantReads.read(one, segments));
});

test('a migration that changes what a statement answers is no failure', async (t) => {
  const { ids, database } = await openTwo(t);
  const all: CompiledQuery<object> = { ...CompiledQuery.raw('select * from segment') };
  const columnsOf = async () => Object.keys((await database.tenantReads.read(ids[0], all))[0] ?? {}).length;
  let before = 0;
  // Until the plan is kept.
  for (let round = 0; round < 4; round += 1) before = await columnsOf();
  await database.pool.query('alter table segment add column novelty integer');
  assert.equal(await columnsOf(), before + 1);
  await database.close();
});
