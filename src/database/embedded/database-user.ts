/**
 * PostgreSQL refuses to run as root. When Tacite does, the server runs as another user: the one that already
 * owns the data, else `postgres`, which is created when the machine has none.
 */
import { spawnSync } from 'node:child_process';

export interface DatabaseUser {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';

/** @throws Error telling the operator what to do when the user can neither be found nor created. */
export function ensurePostgresUser(): DatabaseUser {
  const found = findPostgresUser();
  if (found !== undefined) return found;
  const created = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', NAME], {
    encoding: 'utf8',
  });
  const user = findPostgresUser();
  if (user !== undefined) return user;
  throw new Error(
    `PostgreSQL does not run as root, and the user "${NAME}" could not be created ` +
      `(${created.error?.message ?? created.stderr.trim()}). Create it, start Tacite as an ordinary user, ` +
      'or set DATABASE_URL to a PostgreSQL of yours.',
  );
}

function findPostgresUser(): DatabaseUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, NAME], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/** Asks the kernel, as that user: permissions of every folder on the way count, and access lists too. */
export function canUserEnter(user: DatabaseUser, folder: string): boolean {
  return passesAs(user, '-x', folder);
}

export function canUserExecute(user: DatabaseUser, program: string): boolean {
  return passesAs(user, '-r', program) && passesAs(user, '-x', program);
}

function passesAs(user: DatabaseUser, test: '-x' | '-r', path: string): boolean {
  const asked = spawnSync('/bin/sh', ['-c', `test ${test} "$1"`, 'sh', path], {
    ...user,
    cwd: '/',
    stdio: 'ignore',
  });
  return asked.status === 0;
}
