import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from './testing.ts';

test('each test database is migrated, its own, and gone when closed', async (t) => {
  const [one, other] = await Promise.all([openTestDatabase(), openTestDatabase(t)]);
  await one.pool.query('create table only_here (id bigint)');
  const seen = await other.pool.query(
    `select to_regclass('only_here') as only_here, to_regclass('migration') as migration`,
  );
  assert.deepEqual(seen.rows, [{ only_here: null, migration: 'migration' }]);
  await one.close();
  const name = new URL(one.connectionString).pathname.slice(1);
  const left = await other.pool.query('select 1 from pg_database where datname = $1', [name]);
  assert.equal(left.rowCount, 0);
});

test('without a server the message says how to run tests', async (t) => {
  const url = process.env.TEST_DATABASE_URL;
  t.after(() => {
    process.env.TEST_DATABASE_URL = url;
  });
  delete process.env.TEST_DATABASE_URL;
  await assert.rejects(openTestDatabase(), /TEST_DATABASE_URL is missing\. Run the tests with `npm test`/);
});
