/** Builds the web applications when their sources, or the packages they are made of, are other than at the last build. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProgram, projectFolder } from './project.mjs';

const applications = ['web/back-office'];
/** All that goes into them. */
const sources = ['web', 'packages/client/src', 'package-lock.json'];

/** Everything that is said goes to stderr, so that the output of a command stays clean. */
export function buildWeb() {
  const wanted = hashOfSources();
  for (const application of applications) {
    const stamp = join(projectFolder, application, 'dist', 'built-from');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
    console.error(`Building ${application}…`);
    const vite = join(projectFolder, 'node_modules/vite/bin/vite.js');
    const config = join(projectFolder, application, 'vite.config.ts');
    const result = spawnSync(nodeProgram, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
      cwd: projectFolder,
      stdio: ['ignore', 2, 2],
    });
    if (result.status !== 0) {
      console.error(`${application} could not be built; the messages are above.`);
      process.exit(1);
    }
    writeFileSync(stamp, wanted);
  }
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(projectFolder, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(path) {
  const full = join(projectFolder, path);
  if (!existsSync(full)) return [];
  if (path.endsWith('.json')) return [path];
  return readdirSync(full, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'dist' ? [] : filesOf(`${path}/${entry.name}`);
    return [`${path}/${entry.name}`];
  });
}
