/** Runs a TypeScript file of the project on the project's own Node, with this process's streams, signals and exit code. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ensureNpmPackages } from './npm-packages.mjs';
import { nodeProgram, projectFolder } from './project.mjs';

const FORWARDED_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * @param {string} file relative to the project
 * @param {string[]} args
 * @param {{ quiet?: boolean, prepare?: () => void }} [options] quiet: an installation says only what goes wrong;
 *   prepare: what is to be done before, with the packages there
 * @returns {Promise<number>} the exit code; 128 + n when the program died of signal n, as a shell would say
 */
export async function runOnProjectNode(file, args, options = {}) {
  ensureNpmPackages(options);
  options.prepare?.();
  const child = spawn(nodeProgram, [join(projectFolder, file), ...args], { stdio: 'inherit' });
  for (const signal of FORWARDED_SIGNALS) {
    process.on(signal, () => {
      // A terminal's Ctrl-C reaches the whole group: the child has it already, and a second one would mean "now".
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${nodeProgram} cannot be started: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
