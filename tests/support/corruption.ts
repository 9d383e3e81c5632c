/** Changing what no program may change, as somebody with all rights on the database could, and putting it back. */
import type pg from 'pg';

const tables = [
  'number_series',
  'seller_snapshot',
  'invoice',
  'invoice_line',
  'invoice_tax',
  'balance_line',
  'payment',
  'subscription',
  'subscription_period',
  'event',
] as const;

/** Keeps a copy of what may be corrupted; to be called once. */
export async function keepCopies(pool: pg.Pool): Promise<void> {
  for (const table of tables) await pool.query(`create table kept_${table} as table ${table}`);
}

/** Without triggers and without foreign keys. */
export async function corrupt(pool: pg.Pool, statement: string): Promise<void> {
  await withoutTriggers(pool, [statement]);
}

export async function putBack(pool: pg.Pool): Promise<void> {
  await withoutTriggers(
    pool,
    tables.flatMap((table) => [`delete from ${table}`, `insert into ${table} select * from kept_${table}`]),
  );
}

async function withoutTriggers(pool: pg.Pool, statements: readonly string[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin; set local session_replication_role = replica');
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
