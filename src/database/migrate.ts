/**
 * Brings the schema to the version of this code: forward only, one transaction a migration, one process at a
 * time. A database that is newer than the code, or whose past was rewritten, is refused. Then the wall between
 * businesses is raised around what is new.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import { raiseWall } from './business-wall.ts';
import type { Migration } from './migration.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './table-types.ts';

/** Any number, as long as it never changes: the key of the advisory lock that makes migrating exclusive. */
const LOCK_KEY = 7_226_483_001;
const FOLDER = new URL('./migrations/', import.meta.url);

/**
 * Applies what is missing and answers the ids applied, in order.
 * @throws Error with a sentence for the operator when the database is newer than the code or its past differs.
 */
export function migrate(
  kysely: Kysely<Tables>,
  all: readonly Migration[] = migrations,
): Promise<readonly string[]> {
  return kysely.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${LOCK_KEY})`.execute(connection);
    try {
      await createMigrationTable(connection);
      const applied = await applyMissing(connection, all);
      await raiseWall(connection);
      return applied;
    } finally {
      await sql`select pg_advisory_unlock(${LOCK_KEY})`.execute(connection);
    }
  });
}

/** The ids of migrations that the code knows and the database lacks; for the readiness check. */
export async function pendingMigrations(
  kysely: Kysely<Tables>,
  all: readonly Migration[] = migrations,
): Promise<readonly string[]> {
  const table = await sql<{
    present: boolean;
  }>`select to_regclass('migration') is not null as present`.execute(kysely);
  const applied = table.rows[0]?.present === true ? await loadApplied(kysely) : new Map<string, string>();
  return all.filter(({ id }) => !applied.has(id)).map(({ id }) => id);
}

async function createMigrationTable(kysely: Kysely<Tables>): Promise<void> {
  await sql`
    create table if not exists migration (
      id text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`.execute(kysely);
}

async function applyMissing(kysely: Kysely<Tables>, all: readonly Migration[]): Promise<readonly string[]> {
  const applied = await loadApplied(kysely);
  refuseUnknownPast(applied, all);
  const missing = all.filter(({ id }) => !applied.has(id));
  for (const migration of missing) {
    await kysely.transaction().execute(async (transaction) => {
      await migration.up(transaction.$omitTables<keyof Tables>());
      await transaction
        .insertInto('migration')
        .values({ id: migration.id, checksum: checksumOf(migration.id) })
        .execute();
    });
  }
  return missing.map(({ id }) => id);
}

async function loadApplied(kysely: Kysely<Tables>): Promise<ReadonlyMap<string, string>> {
  const rows = await kysely.selectFrom('migration').select(['id', 'checksum']).orderBy('id').execute();
  return new Map(rows.map(({ id, checksum }) => [id, checksum]));
}

function refuseUnknownPast(applied: ReadonlyMap<string, string>, all: readonly Migration[]): void {
  const known = new Set(all.map(({ id }) => id));
  const unknown = [...applied.keys()].filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw new Error(
      `The database was migrated by a newer version of Tacite (it has ${unknown.join(', ')}, which this version ` +
        'does not know). Start that version or a newer one; going back is not supported.',
    );
  }
  for (const [id, checksum] of applied) {
    if (checksum !== checksumOf(id)) {
      throw new Error(
        `Migration ${id} was changed after this database applied it. Put the file back and write a new ` +
          'migration instead. (A development database can also be thrown away: delete its DATA_DIR.)',
      );
    }
  }
  const firstMissing = all.findIndex(({ id }) => !applied.has(id));
  const late = firstMissing < 0 ? undefined : all.slice(firstMissing).find(({ id }) => applied.has(id));
  if (late !== undefined) {
    throw new Error(`Migration ${all[firstMissing]?.id} comes before ${late.id}, which is already applied.`);
  }
}

/** SHA-256 of the migration's file and of the files of its folder, line ends aside. */
function checksumOf(id: string): string {
  const hash = createHash('sha256');
  for (const file of filesOf(id)) hash.update(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
  return hash.digest('hex');
}

function filesOf(id: string): readonly URL[] {
  const folder = new URL(`${id}/`, FOLDER);
  const parts = existsSync(folder) ? readdirSync(folder).sort() : [];
  return [new URL(`${id}.ts`, FOLDER), ...parts.map((name) => new URL(name, folder))];
}
