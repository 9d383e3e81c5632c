/**
 * One import at a time in a business. The right to import is an advisory lock of a session of its own, so that it
 * outlives transactions and ends with the process; it is keyed on the name of the business, which may not exist yet.
 */
import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import type { Tables } from '../../database/table-types.ts';
import type { ImportLock } from '../import-port.ts';

export interface HeldLock extends ImportLock {
  /** False once the connection that held it is gone: somebody else may then import. */
  isHeld(): boolean;
}

/** An import that was killed holds its right until the server notices: a moment, which is waited for. */
const PATIENCE = '2s';
/** SQLSTATE lock_not_available. */
const NOT_AVAILABLE = '55P03';

/**
 * Null when another import holds it. A killed import frees it while the server may still be committing its last
 * batch: that one is waited for too, or it would be done twice.
 */
export async function acquireImportLock(pool: pg.Pool, businessName: string): Promise<HeldLock | null> {
  const session = await pool.connect();
  let lostBy: Error | undefined;
  const onLost = (error: Error) => {
    lostBy = error;
  };
  session.on('error', onLost);
  const giveBack = (broken?: Error | boolean) => {
    session.off('error', onLost);
    session.release(broken);
  };
  try {
    if (!(await takeRight(session, businessName))) {
      giveBack();
      return null;
    }
    const batches = [keyOf('batches', businessName)];
    await session.query('select pg_advisory_lock(hashtextextended($1, 0))', batches);
    await session.query('select pg_advisory_unlock(hashtextextended($1, 0))', batches);
  } catch (error) {
    // Ends the session, and with it whatever it held.
    giveBack(true);
    throw error;
  }
  return {
    isHeld: () => lostBy === undefined,
    async release() {
      const right = [keyOf('import', businessName)];
      if (!lostBy) await session.query('select pg_advisory_unlock(hashtextextended($1, 0))', right);
      giveBack(lostBy);
    },
  };
}

/** The lock is the session's; the transaction only bounds the wait. */
async function takeRight(session: pg.ClientBase, businessName: string): Promise<boolean> {
  await session.query(`begin; set local lock_timeout = '${PATIENCE}'`);
  try {
    await session.query('select pg_advisory_lock(hashtextextended($1, 0))', [keyOf('import', businessName)]);
    await session.query('commit');
    return true;
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === NOT_AVAILABLE;
    if (!isTaken) throw error;
    await session.query('rollback');
    return false;
  }
}

/** Held by every writing transaction of an import until its end, shared: see `acquireImportLock`. */
export async function announceBatch(transaction: Kysely<Tables>, businessName: string): Promise<void> {
  const key = keyOf('batches', businessName);
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${key}, 0))`.execute(transaction);
}

function keyOf(what: 'import' | 'batches', businessName: string): string {
  return `tacite ${what} ${businessName}`;
}
