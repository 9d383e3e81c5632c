/** Nothing in the domain reads the clock, draws lots or touches the world (domain.md §12): its source is searched. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';

const domainFolder = join(import.meta.dirname, '..');

const forbidden: readonly (readonly [string, RegExp])[] = [
  ['Date.now', /\bDate\s*\.\s*now\b/],
  ['new Date() without argument', /\bnew\s+Date\s*(\(\s*\)|(?![\w(\s]))/],
  ['Date() as a function', /(?<!new\s+)(?<![\w.])Date\s*\(/],
  ['Temporal.Now', /\bTemporal\s*\.\s*Now\b/],
  ['performance', /\bperformance\b/],
  ['process.hrtime and all of process', /\bprocess\s*[.[]/],
  ['Math.random', /\bMath\s*\.\s*random\b/],
  ['random values of crypto', /\brandom(UUID|Bytes|Int|FillSync|Fill)\b|\bgetRandomValues\b/],
  ['file system', /['"](node:)?fs(\/promises)?['"]/],
  ['network', /\bfetch\s*\(|['"](node:)?(net|http|https|http2|dgram|dns|tls)['"]/],
  ['other processes', /['"](node:)?(child_process|worker_threads|os)['"]/],
  ['timers', /\b(setTimeout|setInterval|setImmediate|queueMicrotask)\b/],
  ['the console', /\bconsole\s*\./],
  ['globalThis', /\bglobalThis\b/],
];

/** Comments may speak of what the code must not do. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

function violations(source: string): string[] {
  const code = withoutComments(source);
  return forbidden.filter(([, pattern]) => pattern.test(code)).map(([name]) => name);
}

function sourceFiles(): string[] {
  return readdirSync(domainFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

test('the domain reads no clock, no chance and no world', () => {
  const files = sourceFiles();
  assert.ok(files.length >= 30, `only ${files.length} files were found`);
  const found = files.flatMap((file) =>
    violations(readFileSync(file, 'utf8')).map((name) => `${relative(domainFolder, file)}: ${name}`),
  );
  assert.deepEqual(found, []);
});

test('the search finds what it is for', () => {
  const impure = [
    'const now = Date.now();',
    'const now = new Date();',
    'const now = new Date ( );',
    'const now = new Date;',
    'const now = Date();',
    'const now = Temporal.Now.instant();',
    'const lot = Math.random();',
    'const home = process.env.HOME;',
    "const home = process['env'];",
    "import { readFileSync } from 'node:fs';",
    "import { readFile } from 'node:fs/promises';",
    "import fs from 'fs';",
    'await fetch(address);',
    "import { randomUUID } from 'node:crypto';",
    'setTimeout(next, 0);',
    "const path = '/a'; const now = Date.now();",
  ];
  for (const source of impure) assert.notDeepEqual(violations(source), [], source);
});

test('the search leaves alone what is pure', () => {
  const pure = [
    'const at = new Date(milliseconds).toISOString();',
    'const day = new Date(Date.UTC(2026, 0, 1));',
    'const at = Date.parse(text);',
    '// Date.now() is for others',
    '/** never Math.random */ const one = 1;',
    'interface Clock { readonly processed: number }',
    'function isPlainDate(value: PlainDate) {}',
    'const format: (at: Date) => string = write;',
  ];
  for (const source of pure) assert.deepEqual(violations(source), [], source);
});
