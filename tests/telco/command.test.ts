import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { contentOf, openWorkshop, shortFile, type Workshop } from './telco.ts';

const project = join(import.meta.dirname, '..', '..');
const mapping = join(project, 'examples', 'telco', 'mapping.yaml');

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** `tacite import` as a user types it, on the database of the test. */
function command({ database }: Workshop, args: readonly string[], language = 'en'): Promise<Ended> {
  const env = { ...process.env, DATABASE_URL: database.connectionString, LANG: language, TACITE_DEMO: '0' };
  return new Promise((resolve) => {
    const program = [join(project, 'src', 'cli', 'main.ts'), 'import', ...args];
    execFile(process.execPath, program, { env }, (failure, out, error) => {
      resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, out, error });
    });
  });
}

test('the command tells what it does, and ends with 1 when lines were refused', async (context) => {
  const workshop = await openWorkshop(context);
  const path = await shortFile(workshop, 300);
  const before = await contentOf(workshop);
  const dry = await command(workshop, ['--dry-run', '--mapping', mapping, path]);
  assert.equal(dry.code, 0, dry.error);
  assert.match(dry.out, /nothing was written to the database/);
  assert.match(dry.out, /would create: The business Telco\n/);
  assert.deepEqual(await contentOf(workshop), before);

  await writeFile(path, (await readFile(path, 'utf8')).replace(',29.85,', ',-29.85,'));
  const refused = join(workshop.folder, 'put-aside.csv');
  const real = await command(workshop, ['--mapping', mapping, '--refused', refused, '--json', path]);
  assert.equal(real.code, 1, real.error);
  const report = JSON.parse(real.out);
  assert.deepEqual([report.subscriptions.created, report.linesRefused, report.isComplete], [299, 1, true]);
  assert.match(await readFile(refused, 'utf8'), /^\ufeffcustomerID,.*\r\n7590-VHVEG,.*\r\n$/);
  assert.match(
    await readFile(join(workshop.folder, 'put-aside-reasons.csv'), 'utf8'),
    /^\ufeffline,.*\r\n2,MonthlyCharges,AmountRecurrence,-29\.85,Error\.Import\.Value\.TooSmall,.*\r\n$/,
  );
});

test('what cannot be used is told in a sentence, with 2', async (context) => {
  const workshop = await openWorkshop(context);
  const { folder } = workshop;
  const path = await shortFile(workshop, 5);
  const bad = join(folder, 'bad.yaml');
  await writeFile(bad, (await readFile(mapping, 'utf8')).replace('  Name:', '  Nmae:'));
  const latin = join(folder, 'latin.yaml');
  await writeFile(latin, Buffer.from([0x61, 0xe9, 0x0a]));
  const nameless = join(folder, 'nameless.yaml');
  await writeFile(nameless, (await readFile(mapping, 'utf8')).replace(/^business:\n( {2}.*\n)+/m, ''));
  const empty = join(folder, 'empty.csv');
  await writeFile(empty, '');
  const cases: readonly (readonly [args: readonly string[], told: RegExp])[] = [
    [['--mapping', mapping, join(folder, 'none.csv')], /^There is no file .*none\.csv/],
    [['--mapping', mapping, empty], /^The file is empty\./],
    [['--mapping', join(folder, 'none.yaml'), path], /none\.yaml cannot be read: there is no such file/],
    [['--mapping', latin, path], /latin\.yaml cannot be read: it is not text in UTF-8/],
    [['--mapping', bad, path], /bad\.yaml:88:3 fields\.Nmae: There is no such field/],
    [['--mapping', nameless, path], /^The mapping names no business/],
    [['--mapping', mapping, '--business', 'Nobody', path], /^There is no business Nobody\./],
  ];
  const before = await contentOf(workshop);
  for (const [args, told] of cases) {
    const { code, out, error } = await command(workshop, args);
    assert.equal(code, 2, args.join(' '));
    assert.match(error, told);
    assert.equal(out, '');
  }
  assert.deepEqual(await contentOf(workshop), before);
  const french = await command(workshop, ['--json', '--mapping', bad, path], 'fr_FR.UTF-8');
  const { error, line, column, path: field } = JSON.parse(french.out);
  assert.deepEqual([error, line, column, field], ['Error.Import.Mapping.Invalid', 88, 3, 'fields.Nmae']);
  assert.match(french.out, /Ce champ n’existe pas/);
});
