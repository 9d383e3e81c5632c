/**
 * The PostgreSQL that Tacite brings along: set up at the first start, shared by every process of the same
 * DATA_DIR (server, command line), stopped by the last of them. A server that outlived a killed process is
 * taken over.
 */
import pg from 'pg';
import { APPLICATION_NAME } from './connect.ts';
import { CLUSTER_USER, ensureCluster } from './embedded/cluster.ts';
import { type Placement, placeCluster } from './embedded/placement.ts';
import {
  askServerToStop,
  isServerOf,
  isServerRunning,
  type StartedServer,
  startServer,
} from './embedded/server-process.ts';
import { socketFolder } from './embedded/socket-folder.ts';

/**
 * Every process holds this advisory lock, shared, on a connection of its own for as long as it uses the server.
 * Who leaves tries to take it alone: whoever succeeds is the last, and newcomers wait until the server is gone.
 */
const PRESENCE_LOCK_KEY = 7_226_483_003;
const DATABASE = 'tacite';
const POLL_MS = 20;
/** Crash recovery replays up to max_wal_size; minutes at worst. */
const START_TIMEOUT_MS = 600_000;
const SLOW_START_MS = 5_000;
const STOP_TIMEOUT_MS = 60_000;
/** Sessions that our own pool just closed take a moment to leave pg_stat_activity. */
const LEAVING_MS = 2_000;
const NO_SUCH_DATABASE = '3D000';
/** duplicate_database, or the unique index of pg_database when both creations commit at once. */
const DATABASE_EXISTS = ['42P04', '23505'];

export interface EmbeddedPostgres {
  readonly connectionString: string;
  /** Stops the server unless someone else is connected. Close every connection of one's own before. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Told what the operator should know: an unusual place, a long recovery, a server that was lost. */
  readonly onMessage?: (message: string) => void;
}

/** @throws Error with the last lines of the server's log when it does not start. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const tell = options.onMessage ?? (() => {});
  const placement = placeCluster(options.dataDir, tell);
  await ensureCluster(placement);
  let isClosing = false;
  let presence = keepPresence(await enter(placement, tell));
  let closed: Promise<void> | undefined;
  return {
    connectionString: connectionString(placement, DATABASE),
    close() {
      isClosing = true;
      closed ??= presence.then((client) => client && leave(placement, client, tell));
      return closed;
    },
  };

  /** The server may be killed under us; then it is started again, and the pool connects anew. */
  async function keepPresence(client: pg.Client): Promise<pg.Client | undefined> {
    client.once('end', () => {
      if (isClosing) return;
      tell('The embedded PostgreSQL was lost; starting it again.');
      presence = enter(placement, tell).then(keepPresence, (error: unknown) => {
        tell(String(error));
        return undefined;
      });
    });
    return client;
  }
}

/** Starts the server, or joins the one that runs, and takes the presence lock. */
async function enter(placement: Placement, tell: (message: string) => void): Promise<pg.Client> {
  const startedAt = performance.now();
  let isSlow = false;
  let own: StartedServer | undefined;
  for (;;) {
    own = startUnlessRunning(placement, own);
    const client = await join(placement);
    if (client !== undefined) return client;
    const waited = performance.now() - startedAt;
    if (waited > START_TIMEOUT_MS)
      throw new Error(`The embedded PostgreSQL is not ready. ${logOf(placement, own)}`);
    if (waited > SLOW_START_MS && !isSlow) tell('Waiting for PostgreSQL; it may be recovering from a crash…');
    isSlow = waited > SLOW_START_MS;
    await pause(POLL_MS);
  }
}

function startUnlessRunning(placement: Placement, own: StartedServer | undefined): StartedServer | undefined {
  const hasEnded = own?.exitCode() !== undefined;
  // Someone else was faster: ours gave way, and theirs is joined.
  if (isServerRunning(placement)) return hasEnded ? undefined : own;
  if (own === undefined) return startServer(placement);
  if (!hasEnded) return own;
  if (own.lastLogLines().includes('postmaster.pid')) return undefined;
  throw new Error(`The embedded PostgreSQL did not start. ${logOf(placement, own)}`);
}

function logOf(placement: Placement, own: StartedServer | undefined): string {
  const lines = own === undefined ? '' : `\n${own.lastLogLines()}`;
  return `Its log is ${placement.folder}/server.log:${lines}`;
}

/** Undefined when the server is not ready yet, or is going. */
async function join(placement: Placement): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: connectionString(placement, DATABASE),
    application_name: `${APPLICATION_NAME} presence`,
  });
  // A lost connection is told by the failing query, or by the event `end`.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK_KEY]);
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    if (hasCode(error, NO_SUCH_DATABASE)) await createDatabase(placement);
    else if (!isServerAway(error)) throw error;
    return undefined;
  }
}

async function createDatabase(placement: Placement): Promise<void> {
  const client = new pg.Client({ connectionString: connectionString(placement, 'postgres') });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`create database ${DATABASE}`);
  } catch (error) {
    // Another process that starts at the same moment made it.
    if (!hasCode(error, ...DATABASE_EXISTS)) throw error;
  } finally {
    await client.end();
  }
}

async function leave(
  placement: Placement,
  presence: pg.Client,
  tell: (message: string) => void,
): Promise<void> {
  try {
    if (!(await isLast(presence))) return;
    const pid = askServerToStop(placement);
    if (pid !== undefined) await untilStopped(placement, pid, tell);
  } catch (error) {
    // Whoever stopped the server did it for us.
    if (!isServerAway(error)) throw error;
  } finally {
    await presence.end().catch(() => {});
  }
}

async function isLast(presence: pg.Client): Promise<boolean> {
  await presence.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK_KEY]);
  const lock = await presence.query<{ is_taken: boolean }>('select pg_try_advisory_lock($1) as is_taken', [
    PRESENCE_LOCK_KEY,
  ]);
  return lock.rows[0]?.is_taken === true && (await isAlone(presence));
}

async function isAlone(presence: pg.Client): Promise<boolean> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < LEAVING_MS) {
    const others = await presence.query<{ application_name: string }>(
      `select application_name from pg_stat_activity
       where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    if (others.rowCount === 0) return true;
    // Our own pool's sessions are about to go; anyone else, or a process that just arrives, means to stay.
    if (others.rows.some((other) => other.application_name !== APPLICATION_NAME)) return false;
    await pause(POLL_MS);
  }
  return false;
}

/** The process is watched, not `postmaster.pid`, which goes a moment before it. */
async function untilStopped(
  placement: Placement,
  pid: number,
  tell: (message: string) => void,
): Promise<void> {
  for (const startedAt = performance.now(); isServerOf(placement, pid); await pause(POLL_MS)) {
    if (performance.now() - startedAt < STOP_TIMEOUT_MS) continue;
    tell(`PostgreSQL (process ${pid}) is still stopping; it was left to it.`);
    return;
  }
}

function connectionString(placement: Placement, database: string): string {
  return `postgres://${CLUSTER_USER}@${encodeURIComponent(socketFolder(placement))}/${database}`;
}

/** No socket yet, nobody behind it, the server starting or stopping (57P0x), or gone in mid-sentence. */
function isServerAway(error: unknown): boolean {
  if (hasCode(error, 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03')) return true;
  return error instanceof Error && /Connection terminated|not queryable/.test(error.message);
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
