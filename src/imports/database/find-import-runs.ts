/** Lists the imports of a business with how far they are, newest first. */
import { type SqlBool, sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../../accounts/paging.ts';
import { allOf, equals, isWithin } from '../../database/conditions.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { type ImportProgress, parseProgress } from '../import-progress.ts';

export interface ImportRunRow {
  readonly id: number;
  /** Of the file and of the mapping: together they name an import. */
  readonly fileSha256: string;
  readonly mappingSha256: string;
  readonly isFinished: boolean;
  /** Null when another version kept it. */
  readonly progress: ImportProgress | null;
  /** Both by the machine's clock. */
  readonly startedAt: Instant;
  readonly updatedAt: Instant;
}

export interface ImportRunFilter {
  readonly id?: number | undefined;
  readonly fileSha256?: string | undefined;
  readonly isFinished?: boolean | undefined;
  readonly startedFrom?: Instant | undefined;
  readonly startedTo?: Instant | undefined;
}

export async function findImportRuns(
  { transaction, businessId }: Context,
  filter: ImportRunFilter,
  paging: Paging,
): Promise<PageOf<ImportRunRow>> {
  const { isFinished } = filter;
  const query = transaction
    .selectFrom('import_run as r')
    .where('r.business_id', '=', businessId)
    .where(
      allOf([
        equals('r.id', filter.id),
        equals('r.file_sha256', filter.fileSha256),
        isFinished === undefined ? undefined : sql<SqlBool>`r.is_finished = ${isFinished}`,
        isWithin('r.started_at', filter.startedFrom, filter.startedTo),
      ]),
    );
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const rows = await query
    .selectAll('r')
    .orderBy('r.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  const items = rows.map((row) => ({
    id: row.id,
    fileSha256: row.file_sha256,
    mappingSha256: row.mapping_sha256,
    isFinished: row.is_finished,
    progress: parseProgress(row.progress),
    startedAt: row.started_at,
    updatedAt: row.updated_at,
  }));
  return { items, totalItems: total };
}
