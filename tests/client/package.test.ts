/** The package as its users meet it: what is generated is up to date, it builds, and its README is true. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { clientFiles } from '../../packages/client/generator/client-files.ts';

const project = join(import.meta.dirname, '../..');
const folder = join(project, 'packages/client');

test('what is generated is what the operations say now', () => {
  const generated = join(folder, 'src/generated');
  const written = readdirSync(generated, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const expected = clientFiles();
  const stale = [...new Set([...written, ...expected.keys()])].filter(
    (name) => !written.includes(name) || readFileSync(join(generated, name), 'utf8') !== expected.get(name),
  );
  assert.deepEqual(stale, [], 'run: npm run client:generate');
});

test('it builds without dependencies, and a strict project compiles the README against it', (t) => {
  const scratch = mkdtempSync(join(tmpdir(), 'tacite-client-'));
  t.after(() => rmSync(scratch, { recursive: true }));
  const typescript = join(project, 'node_modules/typescript/bin/tsc');
  const compile = (project: string, ...more: string[]) => {
    try {
      execFileSync(process.execPath, [typescript, '--project', project, ...more], { encoding: 'utf8' });
    } catch (error) {
      assert.fail(error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error));
    }
  };
  const dist = join(scratch, 'node_modules/@tacite/client/dist');
  mkdirSync(dist, { recursive: true });
  compile(join(folder, 'tsconfig.json'), '--outDir', dist);
  cpSync(join(folder, 'package.json'), join(dist, '../package.json'));
  symlinkSync(join(project, 'node_modules/@types'), join(scratch, 'node_modules/@types'));
  const description: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  assert.ok(typeof description === 'object' && description && !('dependencies' in description));
  // The first example makes the client that the others use.
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const [first = '', ...others] = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  assert.ok(others.length >= 5, `${others.length + 1} examples`);
  const made = first.slice(0, first.indexOf('});') + 3);
  for (const [index, code] of [
    first,
    ...others.map((one) => `${one.includes('createServer') ? '' : made}\n${one}`),
  ].entries())
    writeFileSync(join(scratch, `example-${index}.ts`), `${code}\nexport {};\n`);
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    types: ['node'],
  };
  writeFileSync(join(scratch, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(scratch, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['example-*.ts'] }),
  );
  compile(join(scratch, 'tsconfig.json'));
});
