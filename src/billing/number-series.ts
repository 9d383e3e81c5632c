/**
 * Takes numbers of a series: the counter row is locked for the rest of the transaction, so that a rollback
 * gives the numbers back and the sequence has no gap (CGI ann. II art. 242 nonies A).
 */
import type { Context } from '../accounts/context.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import type { DocumentKind, IssuedDocument } from './document.ts';

export interface LockedSeries {
  readonly pattern: string;
  readonly lastNumber: number;
  readonly lastIssuedAt: Instant | null;
  readonly lastHash: string;
}

/**
 * Locks the series: to be called last, when all else of the batch is written. Drafts, which only refer to the row
 * by its key, are written meanwhile. @throws when it is missing.
 */
export async function lockSeries(
  context: Context,
  segmentId: number,
  kind: DocumentKind,
): Promise<LockedSeries> {
  const row = await context.transaction
    .selectFrom('number_series')
    .select(['pattern', 'last_number', 'last_issued_at', 'last_hash'])
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', segmentId)
    .where('kind', '=', kind)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return {
    pattern: row.pattern,
    lastNumber: row.last_number,
    lastIssuedAt: row.last_issued_at,
    lastHash: row.last_hash,
  };
}

/** Moves the counter to the last document issued. */
export async function advanceSeries(
  context: Context,
  segmentId: number,
  kind: DocumentKind,
  last: IssuedDocument,
): Promise<void> {
  await context.transaction
    .updateTable('number_series')
    .set({
      last_number: last.number,
      last_issued_at: toTimestamp(last.issuedAt),
      last_hash: last.hash,
    })
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', segmentId)
    .where('kind', '=', kind)
    .execute();
}
