/**
 * What the tick could not do. A row that throws would stop the batch it is in, and every later one, as it comes
 * first each time: it is found by halving the batch, set aside, and tried again after a while.
 */
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tables } from '../database/table-types.ts';
import type { Context } from './context.ts';

/** Whose subject is a subscription, a buyer, a draft. */
export type TickedKind = 'Renewal' | 'Billing' | 'Finalising';

/** @param column of the statement that claims subjects of this kind: `c.id` */
export function isNotSetAside(kind: TickedKind, column: string, businessId: number): RawBuilder<SqlBool> {
  // Read once for the statement; the table is empty but on a bad day.
  return sql`${sql.ref(column)} <> all (array(
    select f.subject_id from tick_failure f
    where f.business_id = ${businessId} and f.kind = ${kind} and f.retry_at > now()))`;
}

/** Carries, out of a batch that failed, whom it was about. */
export class FailedBatch extends Error {
  readonly subjectIds: readonly number[];
  /** The SQLSTATE of the cause, for whoever repeats what PostgreSQL wants repeated. */
  readonly code: string | undefined;

  constructor(subjectIds: readonly number[], cause: unknown) {
    super('a batch of the tick failed', { cause });
    this.subjectIds = subjectIds;
    this.code = sqlStateOf(cause);
  }
}

/** Does the work of a batch: what it is about has failed no more, or is named by the error. */
export async function asBatch<T>(
  { transaction, businessId }: Context,
  kind: TickedKind,
  subjectIds: readonly number[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    const done = await work();
    await sql`delete from tick_failure
      where business_id = ${businessId} and kind = ${kind} and subject_id = any(${subjectIds})`.execute(
      transaction,
    );
    return done;
  } catch (error) {
    throw new FailedBatch(subjectIds, error);
  }
}

/**
 * Whether it is the subject that is at fault: an exception of ours, or data that PostgreSQL refuses (classes 22, 23,
 * 42, P0, and TC, which is ours). A lost connection or a full disk would set aside whoever happened to be there.
 */
export function isFaultOfSubject({ code }: FailedBatch): boolean {
  return code === undefined || /^(22|23|42|P0|TC)/.test(code);
}

function sqlStateOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const FIRST_PAUSE_MINUTES = 5;
const LONGEST_PAUSE_MINUTES = 24 * 60;
const MAX_MESSAGE_LENGTH = 1_000;

/** Sets a subject aside: 5 minutes at first, twice as long each time, a day at most. */
export async function setAside(
  kysely: Kysely<Tables>,
  businessId: number,
  kind: TickedKind,
  subjectId: number,
  cause: unknown,
): Promise<void> {
  const message = (cause instanceof Error ? cause.message : String(cause)).slice(0, MAX_MESSAGE_LENGTH);
  await sql`
    insert into tick_failure as f (business_id, kind, subject_id, failures, message, failed_at, retry_at)
    values (${businessId}, ${kind}, ${subjectId}, 1, ${message}, now(), now() + ${pause(sql`0`)})
    on conflict (business_id, kind, subject_id) do update set failures = f.failures + 1,
      message = excluded.message, failed_at = now(), retry_at = now() + ${pause(sql`f.failures`)}
  `.execute(kysely);
}

function pause(failuresBefore: RawBuilder<unknown>): RawBuilder<unknown> {
  const doublings = sql`least(${failuresBefore}, 20)`;
  return sql`least(${FIRST_PAUSE_MINUTES} * 2 ^ ${doublings}, ${LONGEST_PAUSE_MINUTES}) * interval '1 minute'`;
}
