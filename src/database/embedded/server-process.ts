/** The server's process: found through PostgreSQL's own `postmaster.pid`, started apart from ours, stopped in order. */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Placement } from './placement.ts';
import { socketFolder } from './socket-folder.ts';

/** Beyond this size (bytes) the log of earlier runs is set aside, once. */
const LOG_LIMIT = 10_000_000;
const SHOWN_LOG_LINES = 12;

export function dataFolder(placement: Placement): string {
  return join(placement.folder, 'data');
}

function pidFile(placement: Placement): string {
  return join(dataFolder(placement), 'postmaster.pid');
}

/** The process that `postmaster.pid` names, alive or not; its first line is the number. */
function recordedServerPid(placement: Placement): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile(placement), 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether the recorded process is the server of this very cluster, not a stranger with a reused number. */
export function isServerRunning(placement: Placement): boolean {
  const pid = recordedServerPid(placement);
  return pid !== undefined && isServerOf(placement, pid);
}

export function isServerOf(placement: Placement, pid: number): boolean {
  if (!existsSync('/proc/self/cmdline')) {
    const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    return stdout.includes(dataFolder(placement));
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(dataFolder(placement));
  } catch {
    return false;
  }
}

export interface StartedServer {
  /** Its exit code, once it has ended; undefined while it runs. */
  exitCode(): number | undefined;
  /** The last lines that it wrote since it was started. */
  lastLogLines(): string;
}

/**
 * Starts the server in a session of its own: neither Ctrl-C in our terminal nor our end reaches it. Does not
 * wait for it to be ready.
 */
export function startServer(placement: Placement): StartedServer {
  const logFile = join(placement.folder, 'server.log');
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT) renameSync(logFile, `${logFile}.old`);
  const log = openSync(logFile, 'a', 0o600);
  const logStart = statSync(logFile).size;
  const folders = `"${socketFolder(placement).replaceAll('"', '""')}"`;
  const server = spawn(
    join(placement.programs, 'postgres'),
    ['-D', dataFolder(placement), '-c', `unix_socket_directories=${folders}`],
    {
      ...placement.user,
      cwd: placement.folder,
      env: { LC_ALL: 'C', ...strangersPid(placement) },
      stdio: ['ignore', log, log],
      detached: true,
    },
  );
  closeSync(log);
  server.unref();
  let exitCode: number | undefined;
  let failure = '';
  server.on('exit', (code) => {
    exitCode = code ?? -1;
  });
  server.on('error', (error) => {
    exitCode = -1;
    failure = error.message;
  });
  return {
    exitCode: () => exitCode,
    lastLogLines() {
      const written = readFileSync(logFile).subarray(logStart).toString('utf8').trim().split('\n');
      return [failure, ...written.slice(-SHOWN_LOG_LINES)].filter((line) => line !== '').join('\n');
    },
  };
}

/**
 * After a reboot the recorded number may belong to a stranger, for whose sake PostgreSQL would not start. This
 * variable is how pg_ctl tells it the number of a process that is no server; deleting `postmaster.pid` instead
 * would also delete the key of the shared memory, with which PostgreSQL sees that no orphan still writes.
 */
function strangersPid(placement: Placement): { readonly PG_GRANDPARENT_PID?: string } {
  const pid = recordedServerPid(placement);
  return pid === undefined || isServerOf(placement, pid) ? {} : { PG_GRANDPARENT_PID: String(pid) };
}

/** Fast shutdown: ends the sessions, writes what is left, then goes. Answers the process; undefined for none. */
export function askServerToStop(placement: Placement): number | undefined {
  const pid = recordedServerPid(placement);
  if (pid === undefined || !isServerRunning(placement)) return undefined;
  process.kill(pid, 'SIGINT');
  return pid;
}
