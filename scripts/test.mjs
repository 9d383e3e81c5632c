/**
 * `npm test`: installs what is missing, starts a throw-away PostgreSQL, runs the test files and counts.
 * `npm test -- billing` runs the files whose path contains `billing`. The last line says what came out.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureDebianPackages } from './debian-packages.mjs';
import { ensureNpmPackages } from './npm-packages.mjs';
import { nodeProgram, projectFolder } from './project.mjs';
import { startThrowawayCluster } from './throwaway-cluster.mjs';
import { buildWeb } from './web-applications.mjs';

/** Five minutes for one test: nothing should hang for ever, end-to-end tests included. */
const TEST_TIMEOUT_MS = 300_000;
const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

process.exitCode = await main(process.argv.slice(2));

async function main(filters) {
  ensureNpmPackages();
  const files = findTestFiles(filters);
  if (files.length === 0) {
    console.log(
      filters.length === 0 ? 'There is no test file.' : `No test file matches ${filters.join(' ')}.`,
    );
    console.log('0 passed, 0 failed');
    return 1;
  }
  ensureDebianPackages();
  if (files.some((file) => file.startsWith(join('tests', 'web')) || file.startsWith(join('tests', 'server'))))
    buildWeb();
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given ? { url: given, stop() {} } : startThrowawayCluster();
  const scratch = mkdtempSync(join(tmpdir(), 'tacite-counts-'));
  try {
    const { code, counts } = await runTests(files, cluster.url, join(scratch, 'counts.json'));
    return report(code, counts);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    cluster.stop();
  }
}

function findTestFiles(filters) {
  return ['src', 'tests']
    .flatMap((folder) => readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => relative(projectFolder, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
    .sort();
}

/** In a process group of its own: a signal reaches us first, and we end the runner with all its children. */
async function runTests(files, databaseUrl, countsFile) {
  const child = spawn(
    nodeProgram,
    [
      '--test',
      `--test-concurrency=${availableParallelism()}`,
      `--test-timeout=${TEST_TIMEOUT_MS}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      `--test-reporter=${join(projectFolder, 'scripts', 'count-reporter.mjs')}`,
      `--test-reporter-destination=${countsFile}`,
      ...files,
    ],
    {
      cwd: projectFolder,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
      env: { ...process.env, TEST_DATABASE_URL: databaseUrl },
    },
  );
  let interrupted;
  for (const signal of Object.keys(SIGNAL_EXIT_CODES)) {
    process.on(signal, () => {
      interrupted ??= signal;
      process.kill(-child.pid, 'SIGKILL');
    });
  }
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  if (interrupted) return { code: SIGNAL_EXIT_CODES[interrupted], counts: {} };
  return { code, counts: JSON.parse(readFileSync(countsFile, 'utf8') || '{}') };
}

/** A test that was cut short, skipped or postponed has not passed. */
function report(code, counts) {
  const { passed = 0, cancelled = 0, skipped = 0, todo = 0, tests = 0 } = counts;
  const failed = tests - passed;
  if (cancelled + skipped + todo > 0) {
    console.log(`Counted as failed: ${cancelled} cut short, ${skipped} skipped, ${todo} postponed.`);
  }
  if (code !== 0 && failed === 0) console.log(`The test runner ended with exit code ${code}.`);
  console.log(`${passed} passed, ${failed} failed`);
  if (code !== 0) return code;
  return tests === 0 || failed > 0 ? 1 : 0;
}
