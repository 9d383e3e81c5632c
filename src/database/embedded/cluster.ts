/** The cluster on disk: made by `initdb` at the first start, checked to be of our version at every other. */
import { execFile } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Placement } from './placement.ts';
import { dataFolder } from './server-process.ts';

/** The major version of the PostgreSQL in package.json. */
const MAJOR_VERSION = '18';

/** The superuser of the cluster; its clients are let in by the permissions of the socket, not by a password. */
export const CLUSTER_USER = 'tacite';

/** Written into postgresql.conf, where the operator may change them. Durability stays as PostgreSQL has it: full. */
const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  // Solid state disks; the default supposes that seeking costs 4 times as much as reading on.
  random_page_cost: '1.1',
  // Compiling a query pays off after seconds; ours take milliseconds.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/** Makes the cluster if there is none. Two processes may try at once: the first to finish wins. */
export async function ensureCluster(placement: Placement): Promise<void> {
  const data = dataFolder(placement);
  if (!existsSync(data)) await createCluster(placement, data);
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR_VERSION) {
    throw new Error(
      `The database in ${data} was made by PostgreSQL ${version}; this Tacite brings PostgreSQL ${MAJOR_VERSION}. ` +
        'Move it with pg_dump and pg_restore, or start the version of Tacite that made it.',
    );
  }
}

async function createCluster(placement: Placement, data: string): Promise<void> {
  const draft = mkdtempSync(`${data}.new-`);
  try {
    if (placement.user !== undefined) await chown(draft, placement.user.uid, placement.user.gid);
    await runInitdb(placement, draft);
    renameSync(draft, data);
    flushFolder(placement.folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(join(data, 'PG_VERSION'))) throw error;
  }
}

async function runInitdb(placement: Placement, folder: string): Promise<void> {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
  // Sorted by code point, upper and lower case by Unicode: the same on every machine, whatever its libraries.
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = [`--username=${CLUSTER_USER}`, '--auth-local=trust', '--auth-host=reject'];
  const program = join(placement.programs, 'initdb');
  try {
    await promisify(execFile)(
      program,
      ['-D', folder, '--no-instructions', ...access, ...locale, ...settings],
      {
        ...placement.user,
        cwd: placement.folder,
        env: { LC_ALL: 'C' },
      },
    );
  } catch (error) {
    const told = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(
      `The embedded PostgreSQL could not be set up in ${placement.folder}: ${told || String(error)}`,
      { cause: error },
    );
  }
}

/** A name is on the disk only once its folder is. */
function flushFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
