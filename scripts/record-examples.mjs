/**
 * `npm run examples`: runs the tests of both APIs, lets them write down what they exchange, and keeps for each
 * operation one success per status and one answer per error, under docs/examples.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ensureDebianPackages } from './debian-packages.mjs';
import { ensureNpmPackages } from './npm-packages.mjs';
import { nodeProgram, projectFolder } from './project.mjs';
import { startThrowawayCluster } from './throwaway-cluster.mjs';

const apis = { live: 'tests/live-api', 'back-office': 'tests/back-office' };
/** What runs at once, at random or in great number tells a different story each time. */
const UNFIT = /\.property\.|at-once|limits|isolation/;
/** A longer answer is hard to read: one of several is taken only when there is no shorter. */
const MOST_READABLE = 3_500;

ensureNpmPackages();
ensureDebianPackages();
const scratch = mkdtempSync(join(tmpdir(), 'tacite-examples-'));
const cluster = startThrowawayCluster();
try {
  process.exitCode = runTests() || keepBest();
} finally {
  cluster.stop();
  rmSync(scratch, { recursive: true, force: true });
}

function runTests() {
  const files = Object.values(apis).flatMap((folder) =>
    readdirSync(join(projectFolder, folder))
      .filter((name) => name.endsWith('.test.ts') && !UNFIT.test(name))
      .map((name) => `${folder}/${name}`),
  );
  const { status } = spawnSync(nodeProgram, ['--test', '--test-reporter=dot', ...files], {
    cwd: projectFolder,
    stdio: 'inherit',
    env: { ...process.env, TEST_DATABASE_URL: cluster.url, TACITE_EXAMPLES_FOLDER: scratch },
  });
  return status ?? 1;
}

function keepBest() {
  for (const name of Object.keys(apis)) {
    const folder = join(projectFolder, 'docs/examples', name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const byOperation = groupBy(readCandidates(join(scratch, name)), ({ operationId }) => operationId);
    for (const [operationId, candidates] of byOperation) {
      const kept = [...groupBy(candidates, nameOf).values()]
        .map((same) => same.reduce((best, one) => (rank(one) < rank(best) ? one : best)))
        .sort((a, b) => a.status - b.status || (nameOf(a) < nameOf(b) ? -1 : 1))
        .map(({ status, request, answer }) => ({ status, request, answer }));
      writeFileSync(join(folder, `${operationId}.json`), `${JSON.stringify(kept, null, 2)}\n`);
    }
    console.log(`${byOperation.size} operations of ${name}: docs/examples/${name}`);
  }
  return 0;
}

/** In a fixed order: first the tests of the whole contract, which show the plainest calls. */
function readCandidates(folder) {
  const order = (name) => (name.startsWith('contract') ? `0${name}` : `1${name}`);
  return readdirSync(folder)
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => ({ ...JSON.parse(line), source: basename(name) })),
    );
}

/** @returns {Map<string, any[]>} in the order in which the names come up */
function groupBy(candidates, nameOfOne) {
  const groups = new Map();
  for (const one of candidates) {
    const name = nameOfOne(one);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return groups;
}

function nameOf({ status, answer }) {
  if (status < 400) return String(status);
  const first = Array.isArray(answer) ? answer[0] : answer;
  return `${status} ${first?.Error ?? first?.Code}`;
}

/** The lower the better. */
function rank({ isAlias, answer }) {
  const lists = Array.isArray(answer) ? [answer] : Object.values(answer ?? {}).filter(Array.isArray);
  const isEmpty = answer?.Id === undefined && lists.length > 0 && lists.every((list) => list.length === 0);
  const length = JSON.stringify(answer ?? null).length;
  return (isEmpty ? 4 : 0) + (length > MOST_READABLE ? 2 : 0) + (isAlias ? 1 : 0);
}
