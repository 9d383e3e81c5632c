import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  developerPrograms,
  longFiles,
  longFunctions,
  unfinishedFolders,
  unusedExports,
} from './architecture/allowances.ts';
import { findForbiddenDirection, mayWebImport } from './architecture/layers.ts';
import { parseSource, readSourceFiles } from './architecture/source-files.ts';
import { findCircles, findLongFunctions, findUnusedExports } from './architecture/structure.ts';

const MOST_FILE_LINES = 400;
const MOST_FUNCTION_LINES = 70;
const FORBIDDEN_WORDS = /(^|[-.])(utils?|helpers?|managers?|services?|common|misc)([-.]|$)/;

const sources = readSourceFiles('src');
const web = readSourceFiles('web');
const tests = readSourceFiles('tests', 'bench');
const production = sources.filter((file) => !file.isTest);

function report(rule: string, problems: readonly string[]): void {
  assert.equal(problems.length, 0, `${rule}\n${problems.map((problem) => `  ${problem}`).join('\n')}\n`);
}

/** The problems that are not allowed, and the allowances that are not needed. `src/a.ts *` allows all that begins so. */
function beyond(allowed: Readonly<Record<string, string>>, problems: readonly string[]): readonly string[] {
  const allows = (allowance: string, problem: string): boolean =>
    allowance.endsWith('*') ? problem.startsWith(allowance.slice(0, -1)) : problem === allowance;
  const names = Object.keys(allowed);
  const unneeded = names.filter((name) => !problems.some((problem) => allows(name, problem)));
  return [
    ...problems.filter((problem) => !names.some((name) => allows(name, problem))),
    ...unneeded.map((name) => `${name}: no longer needs its line in tests/architecture/allowances.ts`),
  ];
}

test('imports go down the layers only', () => {
  const problems = production.flatMap((file) =>
    file.imports
      .filter(({ isOurs }) => isOurs)
      .map(({ target }) => findForbiddenDirection(file.path, target)),
  );
  report(
    'The layers and their order are in tests/architecture/layers.ts. Move what both need further down:',
    problems.filter((problem) => problem !== undefined),
  );
});

test('the parts of the web applications are used from above only', () => {
  report(
    'app → features → forms, vocabulary → api → ui; what two features need goes further down:',
    web.flatMap(({ path, imports }) =>
      imports
        .filter(({ target, isOurs }) => isOurs && !mayWebImport(path, target))
        .map(({ target }) => `${path} imports ${target}`),
    ),
  );
});

test('no file imports itself through others', () => {
  report('Circles of imports:', findCircles([...sources, ...web]));
});

test('what is for tests stays out of the product', () => {
  const forTests = new Set(sources.filter((file) => file.isTest).map(({ path }) => path));
  report(
    'Only tests may import these:',
    production
      .filter(({ path }) => !developerPrograms.includes(path))
      .flatMap(({ path, imports }) => imports.map(({ target }) => ({ path, target })))
      .filter(({ target }) => forTests.has(target))
      .map(({ path, target }) => `${path} imports ${target}`),
  );
});

test('the domain reads no clock, no chance and no outside', () => {
  const impure =
    /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bperformance\.|\bTemporal\.Now\b|\brandom(UUID|Bytes)\b/;
  const domain = production.filter(({ path }) => path.startsWith('src/domain/'));
  report('Time and identity come in as arguments:', [
    ...domain.flatMap(({ path, lines }) =>
      lines
        .map((line, index) => ({
          place: `${path}:${index + 1}`,
          line: line.replace(/^\s*(\*|\/\*|\/\/).*/, ''),
        }))
        .filter(({ line }) => impure.test(line))
        .map(({ place, line }) => `${place} ${line.trim()}`),
    ),
    ...domain.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target.startsWith('node:') && target !== 'node:crypto')
        .map(({ target }) => `${path} imports ${target}`),
    ),
  ]);
});

test('a file’s name says what it is for', () => {
  report(
    'These words say nothing; name the thing that is done:',
    [...sources, ...web, ...tests]
      .map(({ path }) => path)
      .filter((path) => path.split('/').some((part) => FORBIDDEN_WORDS.test(part))),
  );
});

test(`no file is longer than ${MOST_FILE_LINES} lines`, () => {
  const long = [...sources, ...web, ...tests].filter(({ lines }) => lines.length - 1 > MOST_FILE_LINES);
  report(
    'Split by reason to change (files are reviewed from 300 lines on):',
    beyond(
      longFiles,
      long.map(({ path }) => path),
    ),
  );
});

test(`no function is longer than ${MOST_FUNCTION_LINES} lines`, () => {
  const long = [...production, ...web].flatMap((file) =>
    findLongFunctions(file, MOST_FUNCTION_LINES).map(({ name }) => `${file.path} ${name}`),
  );
  report('Name its steps:', beyond(longFunctions, long));
});

test('every export serves the product', () => {
  const users = [...sources, ...web, ...tests];
  const unused = [...findUnusedExports(sources, users), ...findUnusedExports(web, users)];
  const finished = unused.filter(
    (name) => name in unusedExports || !unfinishedFolders.some((folder) => name.startsWith(folder)),
  );
  report('Delete it, or the word `export`:', beyond(unusedExports, finished));
});

test('the rules see what they forbid', () => {
  const reader = parseSource(
    'src/billing/reader.ts',
    [
      "import type { A } from '../payments/gateway.ts';",
      "import {\n  b,\n  type C as D,\n} from './other.ts';",
      "import * as everything from '../domain/money/allocate.ts';",
      "export { e as f } from './third.ts';",
      'export async function bill(): Promise<void> {}',
      'export const rate = 1;',
    ].join('\n'),
  );
  assert.deepEqual(
    reader.imports.map(({ target, names }) => [target, names]),
    [
      ['src/payments/gateway.ts', ['A']],
      ['src/billing/other.ts', ['b', 'C']],
      ['src/domain/money/allocate.ts', 'all'],
      ['src/billing/third.ts', ['e']],
    ],
  );
  assert.deepEqual(reader.exports, ['bill', 'rate', 'f']);
  assert.match(findForbiddenDirection(reader.path, 'src/payments/gateway.ts') ?? '', /billing → payments/);
  assert.match(findForbiddenDirection('src/domain/a.ts', 'src/database/b.ts') ?? '', /domain → database/);
  assert.match(
    findForbiddenDirection('src/database/a.ts', 'src/domain/money/b.ts') ?? '',
    /database → domain/,
  );
  assert.match(findForbiddenDirection('src/novelty/a.ts', 'src/domain/b.ts') ?? '', /has no place/);
  assert.match(findForbiddenDirection('src/cli/a.ts', 'src/main.ts') ?? '', /cli → main/);
  assert.equal(findForbiddenDirection('src/payments/a.ts', 'src/billing/b.ts'), undefined);
  assert.equal(findForbiddenDirection('src/database/a.ts', 'src/domain/calendar/b.ts'), undefined);

  const one = parseSource('src/a.ts', "import { b } from './b.ts';\nexport const a = b;");
  const two = parseSource(
    'src/b.ts',
    "import { a } from './a.ts';\nexport const b = a;\nexport const c = 1;",
  );
  assert.deepEqual(findCircles([one, two]), ['src/a.ts → src/b.ts → src/a.ts']);
  assert.deepEqual(findUnusedExports([one, two], [one, two]), ['src/b.ts c']);
  const typed = parseSource(
    'src/c.ts',
    'export interface Options {}\nexport type Lost = 1;\nexport function f(x: Options) {}',
  );
  assert.deepEqual(findUnusedExports([typed], []), ['src/c.ts Lost', 'src/c.ts f']);
  const inner = parseSource('src/d.ts', 'export const inner = 1;\nexport const outer = inner;');
  const innerTest = parseSource('src/d.test.ts', "import { inner, outer } from './d.ts';");
  assert.deepEqual(findUnusedExports([inner], [innerTest]), ['src/d.ts outer']);
  assert.deepEqual(findUnusedExports([inner], []), ['src/d.ts inner', 'src/d.ts outer']);
  assert.deepEqual(beyond({ 'src/c.ts *': 'new', 'src/d.ts x': 'old' }, ['src/c.ts f', 'src/e.ts y']), [
    'src/e.ts y',
    'src/d.ts x: no longer needs its line in tests/architecture/allowances.ts',
  ]);

  const body = Array.from({ length: 5 }, () => '  work();').join('\n');
  const long = parseSource(
    'src/a.ts',
    `function f(\n  x: number,\n): void {\n${body}\n}\n\nconst g = () => {\n${body}\n};`,
  );
  assert.deepEqual(findLongFunctions(long, 7), [{ name: 'f', lines: 9 }]);
  assert.deepEqual(
    findLongFunctions(long, 6).map(({ name }) => name),
    ['f', 'g'],
  );
  assert.deepEqual(findLongFunctions(long, 9), []);
});
