/** The progress of an import, kept with what its batches write (table `import_run`). */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../database/table-types.ts';
import { type Instant, toTimestamp } from '../../domain/calendar/instant.ts';
import type { ImportKey, PlannedBatch } from '../import-port.ts';

/** Null when there is none, and when the import was finished. */
export async function loadProgress(
  database: Kysely<Tables>,
  businessId: number,
  key: ImportKey,
): Promise<unknown> {
  const row = await runOf(database, businessId, key)
    .select('progress')
    .where('is_finished', '=', false)
    .executeTakeFirst();
  return row?.progress ?? null;
}

/** @param realNow the machine's time: how long the work took, not what a test clock shows. */
export async function saveProgress(
  database: Kysely<Tables>,
  businessId: number,
  key: ImportKey,
  progress: PlannedBatch['progress'],
  realNow: Instant,
): Promise<void> {
  const now = toTimestamp(realNow);
  await sql`
    insert into import_run as run (business_id, file_sha256, mapping_sha256, progress, started_at, updated_at)
    values (${businessId}, ${key.fileSha256}, ${key.mappingSha256}, ${JSON.stringify(progress)}, ${now}, ${now})
    on conflict (business_id, file_sha256, mapping_sha256) do update set
      progress = excluded.progress, is_finished = false, updated_at = excluded.updated_at,
      started_at = case when run.is_finished then excluded.started_at else run.started_at end
  `.execute(database);
}

export async function finishRun(
  database: Kysely<Tables>,
  businessId: number,
  key: ImportKey,
  realNow: Instant,
): Promise<void> {
  await database
    .updateTable('import_run')
    .set({ is_finished: true, updated_at: toTimestamp(realNow) })
    .where('business_id', '=', businessId)
    .where('file_sha256', '=', key.fileSha256)
    .where('mapping_sha256', '=', key.mappingSha256)
    .execute();
}

function runOf(database: Kysely<Tables>, businessId: number, key: ImportKey) {
  return database
    .selectFrom('import_run')
    .where('business_id', '=', businessId)
    .where('file_sha256', '=', key.fileSha256)
    .where('mapping_sha256', '=', key.mappingSha256);
}
