/**
 * Opens a database: one pool of connections, the query builder on top of it, and the check that the server is
 * new enough. Every session runs in UTC, so that SQL means the same on every machine.
 */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { RequestClient } from './request-client.ts';
import type { Tables } from './table-types.ts';
import { TenantReads } from './tenant-reads.ts';
import { typeParsers } from './type-parsers.ts';

/** The oldest PostgreSQL with all we use (NULLS NOT DISTINCT, MERGE). */
const OLDEST_MAJOR_VERSION = 15;
const CONNECTION_TIMEOUT_MS = 10_000;
/** Under which our sessions are listed in pg_stat_activity. */
export const APPLICATION_NAME = 'tacite';

export interface DatabaseOptions {
  readonly connectionString: string;
  readonly maxConnections: number;
  /** Told when a connection is lost while nobody uses it; the next query opens another. */
  readonly onConnectionLost?: (error: Error) => void;
}

export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly pool: pg.Pool;
  readonly tenantReads: TenantReads;
  /** Waits for running queries, then closes every connection. May be called twice. */
  close(): Promise<void>;
}

/** @throws Error with a sentence for the operator when the server cannot be reached or is too old. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const session = {
    connectionString: options.connectionString,
    types: typeParsers,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    application_name: APPLICATION_NAME,
    onConnect: prepareSession,
  };
  const pool = new pg.Pool({
    ...session,
    max: options.maxConnections,
    Client: RequestClient,
    // Statements may follow one another without waiting: see request-client.ts.
    pipeline: true,
  });
  const onConnectionLost = options.onConnectionLost ?? ignore;
  pool.on('error', onConnectionLost);
  const readers = Math.ceil(options.maxConnections / 2);
  const tenantReads = new TenantReads({ ...session, max: readers }, onConnectionLost);
  try {
    await checkServer(pool, options.connectionString);
  } catch (error) {
    await pool.end();
    throw error;
  }
  let closing: Promise<void> | undefined;
  return {
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    pool,
    tenantReads,
    close() {
      closing ??= Promise.all([pool.end(), tenantReads.close()]).then(() => undefined);
      return closing;
    },
  };
}

/** A lost idle connection is no failure: the pool drops it, and a query that needed it reports its own error. */
function ignore(): void {}

/**
 * pg waits for the promise though its types say `void`. A connection that is lost while somebody uses it is reported
 * by the failing query, and by an event too: without a listener that event would end the process.
 */
async function prepareSession(client: pg.ClientBase): Promise<void> {
  client.on('error', ignore);
  await client.query(`set time zone 'UTC'; set datestyle to 'ISO'; set intervalstyle to 'iso_8601'`);
}

async function checkServer(pool: pg.Pool, connectionString: string): Promise<void> {
  const result = await pool
    .query<{ server_version_num: string; server_version: string }>(
      `select current_setting('server_version_num') as server_version_num,
              current_setting('server_version') as server_version`,
    )
    .catch((error: unknown) => {
      throw new Error(
        `PostgreSQL cannot be reached at ${withoutPassword(connectionString)}: ${reason(error)}`,
        {
          cause: error,
        },
      );
    });
  const row = result.rows[0];
  const major = Math.floor(Number(row?.server_version_num) / 10_000);
  if (!(major >= OLDEST_MAJOR_VERSION)) {
    throw new Error(
      `PostgreSQL ${OLDEST_MAJOR_VERSION} or newer is needed; ${withoutPassword(connectionString)} runs ${row?.server_version}.`,
    );
  }
}

/** Node gives an empty message when every address of a host refused; its code then says why. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return 'code' in error ? String(error.code) : error.name;
}

/** The connection string as it may be shown in a log. */
export function withoutPassword(connectionString: string): string {
  try {
    const url = new URL(connectionString);
    if (url.password !== '') url.password = '***';
    url.searchParams.delete('password');
    return url.href;
  } catch {
    return 'the database of DATABASE_URL';
  }
}
