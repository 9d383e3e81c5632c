/**
 * One use case, one transaction: committed when the use case accepts, rolled back when it refuses or throws,
 * and played again when PostgreSQL asks for it (serialization failure or deadlock).
 */
import { type Kysely, sql, Transaction } from 'kysely';
import type { Outcome, Refusal } from '../domain/refusal/outcome.ts';
import { isOutdatedPlan } from './request-client.ts';
import type { Tables } from './table-types.ts';

/** SQLSTATE 40001 serialization_failure and 40P01 deadlock_detected: the same work may succeed if done again. */
const RETRYABLE = new Set(['40001', '40P01']);
const MAX_RETRIES = 3;
/** Upper bound of the first pause, doubled each time; drawn at random so that two rivals do not meet again. */
const FIRST_PAUSE_MS = 10;

/** Carries the refusals out of the query builder's transaction, which rolls back on any exception. */
class RolledBack extends Error {
  readonly refusals: readonly [Refusal, ...Refusal[]];

  constructor(refusals: readonly [Refusal, ...Refusal[]]) {
    super('rolled back by a refusal');
    this.refusals = refusals;
  }
}

/**
 * Runs `work` in a transaction (read committed). `work` may run several times: it must have no effect outside
 * the transaction. Within a transaction that is open already it becomes a part of that one: a refusal undoes the part
 * only, and what is thrown, or asked for again by PostgreSQL, concerns the whole.
 */
export async function inTransaction<T>(
  kysely: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (kysely instanceof Transaction) return asPart(kysely, work);
  return untilSerialized(() => attempt(kysely, work));
}

/** Does a whole transaction again when PostgreSQL asks for it, a few times at most. */
export async function untilSerialized<T>(doOnce: () => Promise<T>): Promise<T> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await doOnce();
    } catch (error) {
      if (retries === MAX_RETRIES || !isRetryable(error)) throw error;
      await pause(Math.random() * FIRST_PAUSE_MS * 2 ** retries);
    }
  }
}

async function attempt<T>(
  kysely: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    return await kysely.transaction().execute(async (transaction) => {
      const outcome = await work(transaction);
      if (!outcome.ok) throw new RolledBack(outcome.refusals);
      return outcome;
    });
  } catch (error) {
    if (error instanceof RolledBack) return { ok: false, refusals: error.refusals };
    throw error;
  }
}

async function asPart<T>(
  transaction: Transaction<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  await sql`savepoint part`.execute(transaction);
  const outcome = await work(transaction);
  if (!outcome.ok) await sql`rollback to savepoint part`.execute(transaction);
  await sql`release savepoint part`.execute(transaction);
  return outcome;
}

function isRetryable(error: unknown): boolean {
  if (isOutdatedPlan(error)) return true;
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && RETRYABLE.has(error.code)
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
