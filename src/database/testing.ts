/**
 * A fresh, migrated database for a test file: cloned from a template that is built once per state of the
 * migrations, dropped when the test ends. `npm test` provides the server.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Database, openDatabase } from './connect.ts';
import { migrate } from './migrate.ts';

/** Serialises the building of the template between test files that start together. */
const TEMPLATE_LOCK_KEY = 7_226_483_002;

export interface TestDatabase extends Database {
  readonly connectionString: string;
}

/** What `openTestDatabase` needs of a `node:test` context. */
interface HasAfter {
  after(hook: () => Promise<void>): void;
}

/** With a test context the database is dropped after that test; without, call `close()` in `after`. */
export async function openTestDatabase(
  context?: HasAfter,
  options: { readonly maxConnections?: number } = {},
): Promise<TestDatabase> {
  const adminUrl = process.env.TEST_DATABASE_URL;
  if (adminUrl === undefined || adminUrl === '') {
    throw new Error(
      'TEST_DATABASE_URL is missing. Run the tests with `npm test`, or `npm test -- <part of a path>` for some: ' +
        'it starts a throw-away PostgreSQL for them.',
    );
  }
  const template = await ensureTemplate(adminUrl);
  const name = `tacite_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  // Copying the files takes 34 ms, where PostgreSQL's default, through the log, takes 90.
  await asAdmin(adminUrl, (admin) =>
    admin.query(`create database ${name} template ${template} strategy file_copy`),
  );
  const connectionString = inDatabase(adminUrl, name);
  const database = await openDatabase({ connectionString, maxConnections: options.maxConnections ?? 5 });
  const testDatabase = {
    ...database,
    connectionString,
    async close() {
      await database.close();
      await asAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
  context?.after(() => testDatabase.close());
  return testDatabase;
}

async function ensureTemplate(adminUrl: string): Promise<string> {
  const template = `tacite_template_${hashOfMigrations()}`;
  await asAdmin(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK_KEY]);
    const found = await admin.query('select 1 from pg_database where datname = $1', [template]);
    if (found.rowCount === 0) await buildTemplate(admin, adminUrl, template);
  });
  return template;
}

/** Renamed only when complete, so that a build that was cut short is never taken for the template. */
async function buildTemplate(admin: pg.Client, adminUrl: string, template: string): Promise<void> {
  const unfinished = `${template}_unfinished`;
  await admin.query(`drop database if exists ${unfinished} with (force)`);
  await admin.query(`create database ${unfinished}`);
  const database = await openDatabase({
    connectionString: inDatabase(adminUrl, unfinished),
    maxConnections: 1,
  });
  try {
    await migrate(database.kysely);
  } finally {
    await database.close();
  }
  await admin.query(`alter database ${unfinished} rename to ${template}`);
}

/** A session of its own; ending it releases the advisory lock it may hold. */
async function asAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function inDatabase(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

function hashOfMigrations(): string {
  const folder = join(import.meta.dirname, 'migrations');
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.(ts|sql)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
  }
  for (const name of ['migrate.ts', 'business-wall.ts'])
    hash.update(readFileSync(join(import.meta.dirname, name)));
  return hash.digest('hex').slice(0, 16);
}
