import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

/** Files are put aside here, where no other program does. */
const scratch = await mkdtemp(join(tmpdir(), 'tacite-imports-test-'));
after(() => rm(scratch, { recursive: true }));
process.env.TMPDIR = scratch;

const path = '/Organization/Imports';

const Mapping = `version: 1
kind: customers
segment:
  reference: main
fields:
  ReferenceCustomer: id
  Name: name
  Email: email
`;
const Csv = 'id,name,email\nada,Ada,ada@example.com\nbob,Bob,\n';

test('a file is tried, imported, and imported again without a change', async () => {
  const shop = await server.open();
  const tried = await shop.post(path, { Csv, Mapping, IsDryRun: true }, 200);
  assert.deepEqual(tried.pick('IsDryRun', 'CountRead', 'CountRefused', 'Setup'), {
    IsDryRun: true,
    CountRead: 2,
    CountRefused: 0,
    Setup: [],
  });
  assert.equal((await shop.get(path)).number('TotalItems'), 0);
  const made = await shop.post(path, { Csv, Mapping, IsDryRun: false }, 200);
  assert.deepEqual(made.at('Customers'), {
    CountCreated: 2,
    CountChanged: 0,
    CountUnchanged: 0,
    CountRefused: 0,
  });
  const again = await shop.post(path, { Csv: Csv.replace('Bob', 'Rob'), Mapping, IsDryRun: false }, 200);
  assert.deepEqual(again.at('Customers'), {
    CountCreated: 0,
    CountChanged: 1,
    CountUnchanged: 1,
    CountRefused: 0,
  });
  assert.deepEqual(again.at('Changes'), [
    { Line: 3, Reference: 'bob', Fields: [{ Field: 'Name', From: 'Bob', To: 'Rob' }] },
  ]);
  assert.deepEqual(await readdir(scratch), []);
});

test('refused lines come back with their reasons, and the others are imported', async () => {
  const shop = await server.open();
  const wrong = `${Csv}eve<,Eve,eve@example.com\n`;
  const made = await shop.post(`${path}?lang=fr`, { Csv: wrong, Mapping, IsDryRun: false }, 200);
  assert.deepEqual(made.pick('CountRead', 'CountRefused'), { CountRead: 3, CountRefused: 1 });
  const [cell] = made.list('Refused');
  assert.deepEqual(cell?.pick('Line', 'Column', 'Field', 'Value'), {
    Line: 4,
    Column: 'id',
    Field: 'ReferenceCustomer',
    Value: 'eve<',
  });
  assert.match(cell?.text('Error') ?? '', /^Error\.Import\./);
  assert.match(made.text('RefusedCsv'), /eve<,Eve,eve@example\.com/);
  assert.match(made.text('ReasonsCsv'), /motif/);
});

test('imports are listed with how far they are, and each filter keeps what it names', async () => {
  const shop = await server.open();
  await shop.post(path, { Csv, Mapping, IsDryRun: false }, 200);
  await shop.post(path, { Csv: `${Csv}eve,Eve,\n`, Mapping, IsDryRun: false }, 200);
  const [second, first] = (await shop.get(path)).items;
  assert.deepEqual(
    second?.pick('IsFinished', 'CountRead', 'CountRefused', 'CountCustomers', 'CountSubscriptions'),
    {
      IsFinished: true,
      CountRead: 3,
      CountRefused: 0,
      CountCustomers: 3,
      CountSubscriptions: 0,
    },
  );
  assert.deepEqual((await shop.get(`${path}/${first?.number('Id')}`)).body, first?.body);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  const count = async (query: string) => (await shop.get(`${path}?${query}`)).number('TotalItems');
  assert.equal(await count('IsFinished=True'), 2);
  assert.equal(await count('IsFinished=False'), 0);
  assert.equal(await count(`FileSha256=${first?.text('FileSha256')}`), 1);
  assert.equal(await count(`DateStartMin=${yesterday}`), 2);
  assert.equal(await count(`DateStartMax=${yesterday}`), 0);
  assert.equal((await shop.get(`${path}?SizePage=1&Page=2`)).items[0]?.number('Id'), first?.number('Id'));
  assert.equal(await shop.refusal('GET', `${path}/999999`), '404 Error.Import.NotFound');
});

test('what cannot be imported is refused with its reasons, and writes nothing', async () => {
  const [shop, other] = [await server.open(), await server.open()];
  const refused = (body: object) => shop.refusal('POST', path, { Csv, Mapping, IsDryRun: false, ...body });
  const unreadable = '422 Error.Import.Refused';
  assert.equal(await shop.refusal('POST', path, { Csv, Mapping }), '422 Error.Input.Missing');
  assert.equal(await refused({ Mapping: 'version: 2' }), unreadable);
  assert.equal(await refused({ Mapping: Mapping.replace('email', 'phone') }), unreadable);
  assert.equal(await refused({ Csv: 'id\n' }), unreadable);
  assert.equal(await refused({ Csv: `${Csv}"` }), unreadable);
  assert.equal(await refused({ Csv: 'x'.repeat(750_001) }), '422 Error.Input.Invalid');
  const name = (await other.get('/Organization/Business')).text('Name');
  const theirs = `${Mapping}business: { name: "${name}", kind: sandbox }\n`;
  assert.equal(await refused({ Mapping: theirs }), '403 Error.Api.Business.Unaccessible');
  const { answer } = await shop.send('POST', `${path}?lang=fr`, { Csv, Mapping: 'a: [', IsDryRun: true });
  assert.match(answer.list()[0]?.text('Message') ?? '', /^L’import ne peut pas avoir lieu\u00a0: 1:/);
  assert.equal((await shop.get(path)).number('TotalItems'), 0);
  const customers = await shop.kysely
    .selectFrom('customer')
    .select('id')
    .where('business_id', '=', shop.businessId)
    .execute();
  assert.deepEqual(customers, []);
});

test('a setup that cannot be created is refused with a sentence', async () => {
  const shop = await server.open();
  const unknown = Mapping.replace(
    'reference: main',
    'reference: second\n  name: Second\n  currency: EUR\n  language: fr\n  timeZone: Europe/Paris\n' +
      '  country: FR\n  seller: { legalName: S, address: { country: FR } }\n  tax: { profile: none }',
  );
  assert.equal(
    await shop.refusal('POST', path, { Csv, Mapping: unknown, IsDryRun: false }),
    '422 Error.Import.Refused',
  );
  assert.equal((await shop.get('/Organization/Segments')).number('TotalItems'), 1);
});

test('owners and admins import, the others see that it was done', async () => {
  const shop = await server.open();
  const support = await shop.as('Support');
  assert.equal(
    await support.refusal('POST', path, { Csv, Mapping, IsDryRun: true }),
    '403 Error.Api.Permission.Missing',
  );
  await (await shop.as('Admin')).post(path, { Csv, Mapping, IsDryRun: false }, 200);
  assert.equal((await support.get(path)).number('TotalItems'), 1);
  const [entry] = (await support.get('/Organization/AuditEntries?Action=Import.Made&extra=User')).items;
  assert.deepEqual([entry?.at('Data'), entry?.text('User.Name')], [{ read: 2, refused: 0 }, 'Admin']);
});
