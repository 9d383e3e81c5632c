import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { openDatabase } from './connect.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import type { Migration } from './migration.ts';
import { migrations } from './migrations/index.ts';
import { openTestDatabase, type TestDatabase } from './testing.ts';

/** A migrated database, rolled back to nothing: the runner meets an empty one. */
async function openEmptyDatabase(t: TestContext): Promise<TestDatabase> {
  const database = await openTestDatabase(t);
  await sql`drop schema public cascade`.execute(database.kysely);
  await sql`create schema public`.execute(database.kysely);
  return database;
}

/** The runner reads the checksum from the migration's file, so tests borrow the real ids. */
function borrowed(up: Migration['up']): Migration {
  return { id: firstId(), up };
}

function firstId(): string {
  const first = migrations[0];
  assert.ok(first !== undefined);
  return first.id;
}

test('an empty database gets every migration, in order, once', async (t) => {
  const { kysely } = await openEmptyDatabase(t);
  const ids = migrations.map(({ id }) => id);
  assert.deepEqual(ids, [...ids].sort());
  assert.deepEqual(await pendingMigrations(kysely), ids);
  assert.deepEqual(await migrate(kysely), ids);
  assert.deepEqual(await pendingMigrations(kysely), []);
  assert.deepEqual(await migrate(kysely), []);
});

test('two processes that start together migrate once', async (t) => {
  const database = await openEmptyDatabase(t);
  const other = await openDatabase({ connectionString: database.connectionString, maxConnections: 1 });
  t.after(() => other.close());
  const applied = await Promise.all([migrate(database.kysely), migrate(other.kysely)]);
  assert.deepEqual(
    applied.flat(),
    migrations.map(({ id }) => id),
  );
});

test('a migration that fails leaves nothing behind, and the lock is free for the next attempt', async (t) => {
  const { kysely } = await openEmptyDatabase(t);
  const failing = borrowed(async (db) => {
    await sql`create table half_done (id bigint)`.execute(db);
    await sql`select 1 / 0`.execute(db);
  });
  await assert.rejects(migrate(kysely, [failing]), /division by zero/);
  assert.deepEqual(await pendingMigrations(kysely, [failing]), [failing.id]);
  const again = borrowed(async (db) => {
    await sql`create table half_done (id bigint)`.execute(db);
  });
  assert.deepEqual(await migrate(kysely, [again]), [again.id]);
});

test('a database of a newer version is refused', async (t) => {
  const { kysely } = await openTestDatabase(t);
  await kysely.insertInto('migration').values({ id: '9999-from-the-future', checksum: 'x' }).execute();
  await assert.rejects(migrate(kysely), /newer version of Tacite \(it has 9999-from-the-future/);
});

test('a migration that was edited after it was applied is refused', async (t) => {
  const { kysely } = await openTestDatabase(t);
  await kysely.updateTable('migration').set({ checksum: 'another' }).where('id', '=', firstId()).execute();
  await assert.rejects(migrate(kysely), new RegExp(`Migration ${firstId()} was changed after`));
});

test('a migration inserted before an applied one is refused', async (t) => {
  const { kysely } = await openTestDatabase(t);
  const inserted = { id: '0000-too-late', up: async () => {} };
  await assert.rejects(migrate(kysely, [inserted, ...migrations]), /0000-too-late comes before 0001/);
});
