import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setupYaml, validMapping } from '../../src/imports/testing.ts';
import { contentOf, exampleMapping, openWorkshop, shortFile, type Workshop } from './telco.ts';

const mapping = validMapping(`${setupYaml}kind: subscriptions
fields:
  ReferenceCustomer: id
  Name: name
  TypePayment: { constant: ExternalBank }
  ReferenceOffer: plan
  Currency: currency
  DateStart: since
  DurationRecurrence: { column: duration, default: 1 }
  AmountRecurrence: price
`);
const header = 'id,name,plan,currency,since,duration,price\n';

async function fileOf({ folder }: Workshop, ...lines: readonly string[]): Promise<string> {
  const path = join(folder, 'input.csv');
  await writeFile(path, `${header}${lines.join('\n')}\n`);
  return path;
}

async function rowsOf({ database }: Workshop): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ reference: string }>(
    `select c.reference || ' ' || s.state || ' ' || s.amount_recurrence as reference
     from customer c join subscription s on s.customer_id = c.id order by c.id`,
  );
  return rows.map(({ reference }) => reference);
}

test('bad lines are put aside, each with its reason; the others are imported', async (context) => {
  const workshop = await openWorkshop(context);
  const path = await fileOf(
    workshop,
    'good1,One,basic,EUR,2026-01-01,1,9.00',
    'offer,Two,gold,EUR,2026-01-01,1,9.00',
    'good1,Three,basic,EUR,2026-01-01,1,9.00',
    'currency,Four,basic,USD,2026-01-01,1,9.00',
    'duration,Five,basic,EUR,2026-01-01,-1,9.00',
    'past,Six,basic,EUR,1066-10-14,1,9.00',
    'future,Seven,basic,EUR,9999-12-31,1,9.00',
    'date,Eight,basic,EUR,2026-02-30,1,9.00',
    'negative,Nine,basic,EUR,2026-01-01,1,-9.00',
    'huge,Ten,basic,EUR,2026-01-01,1,90000000000.00',
    'short,Eleven,basic',
    'good2,Twelve,basic,EUR,2026-01-01,1,12.50',
  );
  const report = await workshop.run(mapping, { path });
  assert.deepEqual(
    report.refused.map(({ line, field, reason }) => `${line} ${field} ${reason.code.slice(13)}`),
    [
      '3 ReferenceOffer Offer.Unknown',
      '4 ReferenceCustomer Reference.Duplicate',
      '5 Currency Currency.Mismatch',
      '6 DurationRecurrence Value.TooSmall',
      '7 DateStart Value.DateOutOfRange',
      '8 DateStart Value.DateOutOfRange',
      '9 DateStart Value.NotADate',
      '10 AmountRecurrence Value.TooSmall',
      '11 AmountRecurrence Value.TooLarge',
      '12 null Line.TooFewCells',
    ],
  );
  assert.deepEqual(await rowsOf(workshop), ['good1 ActiveRunning 900', 'good2 ActiveRunning 1250']);
  const refused = await readFile(report.refusedPath ?? '', 'utf8');
  assert.equal(refused.trim().split('\n').length, 11);

  // Corrected, the lines that were put aside are imported as any others.
  const corrected = await fileOf(workshop, 'currency,Four,basic,EUR,2026-01-01,1,9.00');
  assert.equal((await workshop.run(mapping, { path: corrected })).subscriptions.created, 1);
  assert.equal((await rowsOf(workshop)).length, 3);
});

test('what a use case refuses refuses its line only', async (context) => {
  const workshop = await openWorkshop(context);
  const free = validMapping(`${setupYaml}kind: subscriptions
fields:
  ReferenceCustomer: id
  TypePayment: { column: name, map: { pays: ExternalBank }, default: Free }
  ReferenceOffer: plan
  DateStart: since
`);
  const lines = Array.from({ length: 2_500 }, (_, index) => {
    const name = index % 1_000 === 7 ? 'does not' : 'pays';
    return `c${index},${name},basic,EUR,2026-01-01,,`;
  });
  const path = await fileOf(workshop, ...lines);
  const report = await workshop.run(free, { path });
  assert.deepEqual(report.subscriptions, { created: 2_497, changed: 0, unchanged: 0, refused: 3 });
  assert.deepEqual(
    report.refused.map(({ line, reason }) => [line, reason.en]),
    [9, 1_009, 2_009].map((line) => [line, 'The customer has no valid payment method.']),
  );
  const { rows } = await workshop.database.pool.query('select count(*) as count from customer');
  assert.deepEqual(rows, [{ count: 2_497 }]);
});

test('a file or a mapping that cannot be used writes nothing', async (context) => {
  const workshop = await openWorkshop(context);
  const before = await contentOf(workshop);
  const codeOf = async (content: string | Uint8Array) => {
    const path = join(workshop.folder, 'unusable.csv');
    await writeFile(path, content);
    const outcome = await workshop.import(mapping, { path });
    return outcome.ok ? 'ok' : outcome.reasons.map(({ code }) => code.slice(13)).join();
  };
  const last = Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a]);
  const good = `${header}good1,One,basic,EUR,2026-01-01,1,9.00\n`;
  assert.deepEqual(
    [
      await codeOf(''),
      await codeOf(header),
      await codeOf(Buffer.from('PK\u0003\u0004 a workbook')),
      await codeOf(Buffer.concat([Buffer.from(good), last])),
      await codeOf(`${good}"never closed`),
      await codeOf('id,name\nc1,One\n'),
    ],
    [
      'File.Empty',
      'File.HeaderOnly',
      'File.OtherFormat',
      'File.NotUtf8',
      'File.QuoteNotClosed',
      'Header.Missing',
    ],
  );
  const missing = await workshop.import(mapping, { path: join(workshop.folder, 'none.csv') });
  assert.equal(!missing.ok && missing.reasons[0]?.code, 'Error.Import.File.NotFound');
  assert.deepEqual(await contentOf(workshop), before);
});

test('two imports at once: one runs, the other is refused', async (context) => {
  const workshop = await openWorkshop(context);
  const telco = await exampleMapping('mapping.yaml');
  const path = await shortFile(workshop, 4_000);
  const outcomes = await Promise.all([
    workshop.import(telco, { path }),
    workshop.import(telco, { path, refusedPath: join(workshop.folder, 'other.csv') }),
  ]);
  const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.reasons));
  assert.deepEqual(
    refused.map(({ code }) => code),
    ['Error.Import.AlreadyRunning'],
  );
  const { rows } = await workshop.database.pool.query(
    'select (select count(*) from business) as businesses, (select count(*) from subscription) as subscriptions',
  );
  assert.deepEqual(rows, [{ businesses: 1, subscriptions: 4_000 }]);
  // The right to import was given back.
  assert.equal((await workshop.run('mapping.yaml', { path })).subscriptions.unchanged, 4_000);
});

test('a dry run tells what an import would do, and writes nothing', async (context) => {
  const workshop = await openWorkshop(context);
  const path = await shortFile(workshop, 1_200);
  const empty = await contentOf(workshop);
  const dry = await workshop.run('mapping.yaml', { path, isDryRun: true });
  assert.deepEqual(await contentOf(workshop), empty);
  const real = await workshop.run('mapping.yaml', { path });
  assert.deepEqual(
    [dry.customers, dry.subscriptions, dry.setup],
    [real.customers, real.subscriptions, real.setup],
  );

  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(',29.85,', ',31.00,').replace('7590-VHVEG', '7590-NEW'));
  const imported = await contentOf(workshop);
  const second = await workshop.run('mapping.yaml', { path, isDryRun: true });
  assert.deepEqual(await contentOf(workshop), imported);
  const done = await workshop.run('mapping.yaml', { path });
  assert.deepEqual([second.customers, second.subscriptions], [done.customers, done.subscriptions]);
  assert.equal(done.subscriptions.created, 1);
});
