/**
 * A PostgreSQL server that lives as long as a test run: its own folder under the temporary one, a Unix socket
 * in it, no durability. What a killed run left behind is removed by the next.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPostgresqlPrograms } from './debian-packages.mjs';

/** Not os.tmpdir(): a TMPDIR under a private home is closed to the user postgres, or too long for a socket. */
const TEMPORARY_FOLDER = '/tmp';
const PREFIX = 'tacite-test-';

/** Nothing is kept, so nothing needs to reach the disk; the rest suits a few test files at a time. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '300',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  listen_addresses: "''",
};

/**
 * @param {Record<string, string>} overrides settings that take the place of those above, for benchmarks
 * @returns {{ url: string, stop: () => void }} `url` is the superuser's, to the database `postgres`.
 */
export function startThrowawayCluster(overrides = {}) {
  removeAbandonedClusters();
  const programs = findPostgresqlPrograms();
  if (programs === undefined) throw new Error('No PostgreSQL server of Debian was found.');
  const folder = mkdtempSync(join(TEMPORARY_FOLDER, PREFIX));
  const owner = databaseUser();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  writeFileSync(join(folder, 'run.pid'), String(process.pid));
  const data = join(folder, 'data');
  const run = (program, ...args) => runProgram(join(programs, program), args, folder, owner);
  const stop = () => {
    run('pg_ctl', 'stop', '-D', data, '-m', 'immediate', '-s');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    // The user is named `tacite` and sorts by code point, as in the embedded PostgreSQL.
    must(
      run('initdb', '-D', data, '-U', 'tacite', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'),
    );
    const settings = { ...SETTINGS, ...overrides, unix_socket_directories: `'${folder}'` };
    const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
    writeFileSync(join(data, 'postgresql.auto.conf'), lines.join(''));
    must(run('pg_ctl', 'start', '-D', data, '-w', '-s', '-l', join(folder, 'server.log')));
  } catch (error) {
    stop();
    throw error;
  }
  return { url: `postgres://tacite@${encodeURIComponent(folder)}/postgres`, stop };
}

/** Of every earlier run whose process is gone. */
function removeAbandonedClusters() {
  for (const name of readdirSync(TEMPORARY_FOLDER).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(TEMPORARY_FOLDER, name);
    const pid = readPid(join(folder, 'run.pid'));
    if (pid === undefined || isAlive(pid)) continue;
    const server = readPid(join(folder, 'data', 'postmaster.pid'));
    if (server !== undefined && isAlive(server)) process.kill(server, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function readPid(file) {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** PostgreSQL refuses to run as root; Debian's package brings the user `postgres`. */
function databaseUser() {
  if (process.getuid?.() !== 0) return undefined;
  const number = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

/** Output goes to a file: a pipe would stay open in the server that pg_ctl leaves running, and never end. */
function runProgram(program, args, folder, owner) {
  const result = spawnSync(program, args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 120_000,
    ...owner,
  });
  return { program, ...result };
}

function must({ program, status, error, stderr }) {
  if (status === 0) return;
  throw new Error(`${program} failed: ${error?.message ?? stderr?.toString() ?? ''}`);
}
