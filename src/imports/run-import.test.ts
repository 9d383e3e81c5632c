import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { type ProgressNews, runImport } from './run-import.ts';
import { all, codes, content, counts, header, line, linesTo, mapping, run, text } from './runs.testing.ts';
import { MemoryPort, setupYaml, temporaryFile, validMapping } from './testing.ts';

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

test('a dry run tells what would be done, and does nothing', async (context) => {
  const path = await temporaryFile(context, header + linesTo(3) + line(2));
  const port = new MemoryPort();
  const report = await run(path, port, { isDryRun: true });
  assert.deepEqual(counts(report), all(3, 0, 0, 1));
  assert.deepEqual([report.isDryRun, report.setup.length, report.linesRead], [true, 8, 4]);
  assert.equal(content(port), content(new MemoryPort()));
  assert.deepEqual([port.queries, port.batches.length, port.progress.size], [0, 0, 0]);
});

test('imports, and a second run changes nothing', async (context) => {
  const path = await temporaryFile(context, header + linesTo(25));
  const port = new MemoryPort();
  const first = await run(path, port, { batchSize: 10 });
  assert.deepEqual(counts(first), all(25, 0, 0, 0));
  assert.deepEqual([port.batches, port.subscriptions.length], [[10, 10, 5], 25]);
  const before = content(port);
  const second = await run(path, port, { batchSize: 10 });
  assert.deepEqual(counts(second), all(0, 0, 25, 0));
  assert.deepEqual([second.setup, second.resumedAfter], [[], 0]);
  assert.equal(content(port), before);
  assert.deepEqual(port.batches.slice(3), [0, 0, 0]);
});

test('tells and writes what changed', async (context) => {
  const path = await temporaryFile(context, header + linesTo(3));
  const port = new MemoryPort();
  await run(path, port);
  await writeFile(path, `${header + line(1)}c2,New name,basic,99\n${line(3)}`);
  const dry = await run(path, port, { isDryRun: true });
  const report = await run(path, port);
  assert.deepEqual(counts(dry), all(0, 1, 2, 0));
  assert.deepEqual(counts(report), all(0, 1, 2, 0));
  assert.deepEqual(report.changes, [
    {
      line: 3,
      reference: 'c2',
      changes: [
        { field: 'Name', from: 'Customer 2', to: 'New name' },
        { field: 'AmountRecurrence', from: 250, to: 9900 },
      ],
    },
  ]);
  assert.equal(port.subscriptions[1]?.terms.amountRecurrence, 9900);
});

test('refused lines go to a file that can be corrected and imported again', async (context) => {
  const bad = 'c4,"Four, ""4""",gold,1\n=cmd,x,basic,2\nc6,Six,basic\nc7,Seven,basic,-1\n';
  const path = await temporaryFile(context, `\ufeff${header}${linesTo(3)}${bad}`);
  const port = new MemoryPort();
  const report = await run(path, port);
  assert.deepEqual(counts(report), all(3, 0, 0, 4));
  assert.deepEqual(
    report.refused.map(({ line, column, field, value, reason }) => [
      line,
      column,
      field,
      value,
      reason.code.slice(13),
    ]),
    [
      [5, 'plan', 'ReferenceOffer', 'gold', 'Offer.Unknown'],
      [6, 'id', 'ReferenceCustomer', '=cmd', 'Value.NotAReference'],
      [7, null, null, '', 'Line.TooFewCells'],
      [8, 'price', 'AmountRecurrence', '-1', 'Value.TooSmall'],
    ],
  );
  assert.equal(report.refusedPath, `${path}.refused.csv`);
  const refused = await text(`${path}.refused.csv`);
  const written =
    '\ufeffid,name,plan,price\r\nc4,"Four, ""4""",gold,1\r\n\'=cmd,x,basic,2\r\nc6,Six,basic\r\nc7,Seven,basic,-1\r\n';
  assert.equal(refused, written);
  const reasons = (await text(`${path}.refused-reasons.csv`)).split('\r\n');
  assert.equal(reasons[0], '\ufeffline,column,field,value,code,reason');
  assert.match(
    reasons[2] ?? '',
    /^6,id,ReferenceCustomer,'=cmd,Error\.Import\.Value\.NotAReference,"A reference has/,
  );
  const corrected = refused
    .replace('gold', 'pro')
    .replace("'=cmd", 'c5')
    .replace('c6,Six,basic', 'c6,Six,basic,6')
    .replace('-1', '1');
  await writeFile(`${path}.refused.csv`, corrected);
  const again = await run(`${path}.refused.csv`, port);
  assert.deepEqual(counts(again), all(4, 0, 0, 0));
  assert.equal(port.customers.get('c4')?.name, 'Four, "4"');
  assert.ok(!(await exists(`${path}.refused.csv.refused.csv`)));
});

test('the file of refused lines of an earlier run does not stay', async (context) => {
  const path = await temporaryFile(context, `${header}c1,One,gold,1\n`);
  const port = new MemoryPort();
  await run(path, port, { language: 'fr' });
  assert.match(
    await text(`${path}.refused-reasons.csv`),
    /^ligne,colonne.*\r\n2,plan,ReferenceOffer,gold,.*,Cette offre n’existe pas\./,
  );
  await writeFile(path, header + line(1));
  const report = await run(path, port);
  assert.deepEqual([report.refusedPath, await exists(`${path}.refused.csv`)], [null, false]);
});

test('without quotation marks as a syntax, refused lines are written without them', async (context) => {
  const path = await temporaryFile(context, 'id;name;plan;price\nc1;5" screen;gold;1\n');
  const text1 = `${setupYaml}kind: subscriptions\nsource: { quote: none }\nfields: { ReferenceCustomer: id, ReferenceOffer: plan, DateStart: { constant: '2026-01-01' } }\n`;
  await run(path, new MemoryPort(), { mapping: validMapping(text1) });
  assert.equal(await text(`${path}.refused.csv`), 'id;name;plan;price\r\nc1;5" screen;gold;1\r\n');
});

test('a reference twice in the file is refused with the line of the first', async (context) => {
  const path = await temporaryFile(context, header + linesTo(12) + line(1).replace('basic', 'pro'));
  const report = await run(path, new MemoryPort(), { batchSize: 5 });
  assert.deepEqual(counts(report), all(12, 0, 0, 1));
  assert.deepEqual(report.refused[0]?.reason.en, 'This reference was already on line 2.');
  assert.deepEqual(
    [report.refused[0]?.line, report.refused[0]?.column, report.refused[0]?.value],
    [14, 'id', 'c1'],
  );
});

test('several subscriptions of one customer count the customer once', async (context) => {
  const byReference = validMapping(`${setupYaml}kind: subscriptions
fields:
  ReferenceSubscription: sub
  ReferenceCustomer: id
  Name: name
  ReferenceOffer: plan
  DateStart: { constant: '2026-01-01' }
`);
  const rows =
    'sub,id,name,plan\ns1,a,Ann,basic\ns2,a,Ann,pro\ns3,b,Bob,pro\ns4,a,Anna,basic\ns1,b,Bob,pro\n';
  const path = await temporaryFile(context, rows);
  for (const isDryRun of [true, false]) {
    for (const batchSize of [1, 1_000]) {
      const port = new MemoryPort();
      const report = await run(path, port, { mapping: byReference, batchSize, isDryRun });
      assert.deepEqual(report.customers, { created: 2, changed: 0, unchanged: 1, refused: 2 });
      assert.deepEqual(report.subscriptions, { created: 3, changed: 0, unchanged: 0, refused: 2 });
      assert.deepEqual(
        report.refused.map(({ line, field, reason }) => [line, field, reason.code.slice(13)]),
        [
          [5, 'ReferenceCustomer', 'Customer.Conflict'],
          [6, 'ReferenceSubscription', 'Reference.Duplicate'],
        ],
      );
      assert.equal(port.subscriptions.length, isDryRun ? 0 : 3);
    }
  }
});

test('two imports at once into the same business: the second is refused', async (context) => {
  const path = await temporaryFile(context, header + linesTo(5));
  const port = new MemoryPort();
  const rivals: string[][] = [];
  port.beforeCommit = async () => {
    if (rivals.length === 0)
      rivals.push(await codes(path, port), await codes(path, port, { isDryRun: true }));
  };
  await run(path, port, { batchSize: 2 });
  assert.deepEqual(rivals, [['AlreadyRunning'], ['AlreadyRunning']]);
  assert.deepEqual([port.subscriptions.length, port.isLocked], [5, false]);
});

test('a fault on the last line is found before anything is written', async (context) => {
  const path = await temporaryFile(context, `${header + linesTo(5_000)}c,"open\n`);
  const port = new MemoryPort();
  assert.deepEqual(await codes(path, port), ['File.QuoteNotClosed']);
  assert.deepEqual([content(port), port.batches.length], [content(new MemoryPort()), 0]);
  const dry = await codes(path, port, { isDryRun: true });
  assert.deepEqual(dry, ['File.QuoteNotClosed']);
});

test('a line that the database refuses takes no other with it', async (context) => {
  const path = await temporaryFile(context, `${header}x,X,gold,1\n${linesTo(6)}`);
  const port = new MemoryPort();
  port.refuses = (planned) => {
    if (planned.kind !== 'subscriptions' || !/^c[25]$/.test(planned.row.customer.referenceCustomer))
      return undefined;
    return { code: 'Error.Customer.PaymentSettings.Missing', target: 'ReferenceCustomer' };
  };
  const report = await run(path, port);
  assert.deepEqual(counts(report), all(4, 0, 0, 3));
  assert.deepEqual(
    report.refused.map(({ line, value, reason }) => [line, value, reason.en]),
    [
      [2, 'gold', 'There is no such offer.'],
      [4, 'c2', 'The customer has no valid payment method.'],
      [7, 'c5', 'The customer has no valid payment method.'],
    ],
  );
  assert.equal(report.refused[1]?.reason.fr, 'Le client n’a pas de moyen de paiement valide.');
  assert.equal((await text(`${path}.refused.csv`)).split('\r\n').length, 5);
});

test('a file that changes while it is imported is told', async (context) => {
  const path = await temporaryFile(context, header + linesTo(5_000));
  const port = new MemoryPort();
  port.beforeCommit = () => {
    if (port.batches.length === 0) appendFileSync(path, line(9_999));
  };
  const outcome = await codes(path, port, { batchSize: 500 });
  assert.deepEqual(outcome, ['File.Changed']);
});

test('refuses what it cannot read or write, clearly', async (context) => {
  const path = await temporaryFile(context, header + linesTo(1));
  const [folder, blocked] = [dirname(path), `${path}.blocked`];
  await mkdir(`${blocked}.refused.csv/full`, { recursive: true });
  await writeFile(blocked, `${header}x,X,gold,1\n`);
  assert.deepEqual(await codes(`${path}.missing`), ['File.NotFound']);
  assert.deepEqual(await codes(`${path}/below`), ['File.NotFound']);
  assert.deepEqual(await codes(folder), ['File.Unreadable']);
  assert.deepEqual(await codes('/dev/null'), ['File.Unreadable']);
  assert.deepEqual(await codes(path, undefined, { refusedPath: path }), ['RefusedFile.IsInput']);
  assert.deepEqual(await codes(blocked), ['RefusedFile.Unwritable']);
  await writeFile(path, 'id,name,price\n1,2,3\n');
  const outcome = await runImport({ path, mapping, isDryRun: true }, new MemoryPort());
  assert.ok(!outcome.ok);
  assert.equal(
    outcome.reasons[0]?.en,
    'The mapping reads columns that the file does not have: plan. The file has: id, name, price.',
  );
});

test('a setup that differs refuses the import before anything is written', async (context) => {
  const path = await temporaryFile(context, header + linesTo(1));
  const port = new MemoryPort();
  await run(path, port);
  const dearer = validMapping(
    `${setupYaml.replace('amountRecurrence: 900', 'amountRecurrence: 901')}kind: customers\nfields: { ReferenceCustomer: id }\n`,
  );
  assert.deepEqual(await codes(path, port, { mapping: dearer }), ['Setup.Differs']);
  assert.equal(port.batches.length, 1);
});

test('tells its progress, through both readings', async (context) => {
  const path = await temporaryFile(context, header + linesTo(5_000));
  const news: ProgressNews[] = [];
  await run(path, new MemoryPort(), { onProgress: (progress) => news.push(progress) });
  assert.deepEqual([...new Set(news.map(({ phase }) => phase))], ['Check', 'Import']);
  for (const phase of ['Check', 'Import'] as const) {
    const told = news.filter((progress) => progress.phase === phase);
    assert.deepEqual(
      told.map(({ lines }) => lines),
      [1_000, 2_000, 3_000, 4_000, 5_000],
    );
    assert.ok(told.every(({ bytesRead, totalBytes }) => bytesRead > 0 && bytesRead <= totalBytes));
    assert.equal(told.at(-1)?.bytesRead, (await stat(path)).size);
    assert.ok(told.every(({ linesPerSecond }) => linesPerSecond > 0));
  }
});

test('the samples of a report are bounded, the file is not', async (context) => {
  const rows = Array.from({ length: 100 }, (_, index) => `c${index},x,gold,-1\n`).join('');
  const path = await temporaryFile(context, header + rows);
  const report = await run(path, new MemoryPort(), { sampleSize: 7 });
  assert.deepEqual([report.refused.length, report.linesRefused], [7, 100]);
  assert.equal((await text(`${path}.refused-reasons.csv`)).trim().split('\r\n').length, 201);
});
