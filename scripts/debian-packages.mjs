/** The Debian packages that the tests need beside npm's: found on the machine, or installed through apt-get. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const OLDEST_POSTGRESQL = 15;
const POSTGRESQL_FOLDER = '/usr/lib/postgresql';

/** Each with the way to see that it is there. */
const wanted = [
  { name: 'postgresql', isPresent: () => findPostgresqlPrograms() !== undefined },
  { name: 'poppler-utils', isPresent: () => isOnPath('pdftoppm') },
  { name: 'chromium', isPresent: () => isOnPath('chromium') },
];

/** @returns the folder of `initdb` and `pg_ctl` of the newest PostgreSQL server, if one is new enough. */
export function findPostgresqlPrograms() {
  const versions = listFolder(POSTGRESQL_FOLDER).map(Number).filter(Number.isFinite);
  const usable = versions
    .filter((version) => version >= OLDEST_POSTGRESQL)
    .filter((version) => isExecutable(join(POSTGRESQL_FOLDER, String(version), 'bin', 'initdb')))
    .sort((a, b) => b - a);
  return usable[0] === undefined ? undefined : join(POSTGRESQL_FOLDER, String(usable[0]), 'bin');
}

export function ensureDebianPackages() {
  const missing = wanted.filter((item) => !item.isPresent()).map(({ name }) => name);
  if (missing.length === 0) return;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo'];
  const install = [...asRoot, 'apt-get', 'install', '--yes', '--no-install-recommends', ...missing];
  if (!isOnPath('apt-get') || (asRoot.length > 0 && !isOnPath('sudo'))) {
    fail(`The tests need ${missing.join(', ')}. Please install: ${install.join(' ')}`);
  }
  console.error(`Installing Debian packages for the tests: ${missing.join(', ')}…`);
  run([...asRoot, 'apt-get', 'update', '--quiet']);
  run(install);
  const absent = wanted.filter((item) => !item.isPresent()).map(({ name }) => name);
  if (absent.length > 0) {
    fail(
      `Installed, but not usable: ${absent.join(', ')} (PostgreSQL must be ${OLDEST_POSTGRESQL} or newer).`,
    );
  }
}

/** What apt-get says goes to stderr; it asks nothing. */
function run([program, ...args]) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const result = spawnSync(program, args, { stdio: ['ignore', 2, 2], env });
  if (result.status !== 0) fail(`This failed: ${[program, ...args].join(' ')}`);
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, program)));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function listFolder(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
