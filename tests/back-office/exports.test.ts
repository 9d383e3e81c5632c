import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { exportTables } from '../../src/exports/export-tables.ts';
import { addCustomers, addOffer, numberedReferences, sell } from '../support/sales.ts';
import { at, opening } from '../support/shop.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const path = '/Organization/Exports';

const decoded = (content: string) => Buffer.from(content, 'base64').toString();

test('what can be exported is listed with its columns', async () => {
  const shop = await server.open();
  const { items } = await shop.get(path);
  assert.deepEqual(
    items.map((item) => item.text('Name')),
    Object.keys(exportTables),
  );
  assert.equal(items[0]?.text('Columns.0'), 'Id');
  assert.deepEqual((await shop.get(`${path}?SizePage=2&Page=2`)).items[0]?.text('Name'), 'invoices');
});

test('every table is exported as CSV and as JSON lines, with the rows of the business alone', async () => {
  const [shop, other] = [await server.open(), await server.open()];
  for (const one of [shop, other]) {
    const offerId = await addOffer(one, 'pro', { amountRecurrence: 1_000 });
    await sell(one, opening, { offerId, customerIds: await addCustomers(one, ['ada', 'bob']) });
    await one.moveTo('2026-01-02T00:00:00Z');
  }
  for (const name of Object.keys(exportTables)) {
    const csv = await shop.get(`${path}/${name}`);
    assert.deepEqual(csv.pick('FileName', 'ContentType'), {
      FileName: `${name}.csv`,
      ContentType: 'text/csv; charset=utf-8',
    });
    const lines = decoded(csv.text('Content')).trimEnd().split('\r\n');
    assert.equal(lines.length, csv.number('CountRows') + 1);
    assert.equal(lines[0], `\ufeff${exportTables[name]?.columns.join(',')}`);
    const json = await shop.get(`${path}/${name}?Format=JsonLines`);
    assert.equal(json.text('FileName'), `${name}.jsonl`);
    assert.equal(json.number('CountRows'), csv.number('CountRows'));
  }
  const invoices = await shop.get(`${path}/Invoices?Format=JsonLines`);
  const rows = decoded(invoices.text('Content')).trimEnd().split('\n');
  assert.equal(rows.length, 2);
  assert.match(rows[0] ?? '', /"FullNumber":"F-2026-000001"/);
});

test('a range of dates and a delimiter are obeyed', async () => {
  const shop = await server.open();
  await addCustomers(shop, ['ada']);
  await shop.run(at('2026-03-01T00:00Z'), async (context) => ({
    ok: true,
    value: await context.transaction
      .updateTable('customer')
      .set({ name: 'Ada; Countess' })
      .where('business_id', '=', context.businessId)
      .execute(),
  }));
  const count = async (query: string) => (await shop.get(`${path}/customers?${query}`)).number('CountRows');
  assert.equal(await count('DateMin=2026-01-01T09:00:00Z'), 1);
  assert.equal(await count('DateMin=2026-01-01T09:00:01Z'), 0);
  assert.equal(await count('DateBefore=2026-01-01T09:00:00Z'), 0);
  assert.equal(await count('DateBefore=2026-01-01T09:00:01Z'), 1);
  const csv = await shop.get(`${path}/customers?Delimiter=Semicolon`);
  assert.match(decoded(csv.text('Content')), /;"Ada; Countess";/);
  assert.match(
    decoded((await shop.get(`${path}/customers?Delimiter=Tab`)).text('Content')),
    /\tAda; Countess\t/,
  );
});

test('an export that is unknown or too large for an answer is refused; each is audited', async () => {
  const shop = await server.open();
  assert.equal(await shop.refusal('GET', `${path}/secrets`), '404 Error.Export.NotFound');
  assert.equal(await shop.refusal('GET', `${path}/constructor`), '404 Error.Export.NotFound');
  assert.equal(await shop.refusal('GET', `${path}/customers?Format=Xml`), '422 Error.Input.Invalid');
  await addCustomers(shop, numberedReferences(20_001));
  assert.equal(await shop.refusal('GET', `${path}/customers`), '403 Error.Export.TooLarge');
  assert.equal((await shop.get(`${path}/invoices`)).number('CountRows'), 0);
  const entries = (await shop.get('/Organization/AuditEntries?Action=Export.Made')).items;
  assert.deepEqual(
    entries.map((entry) => entry.at('Data')),
    [{ name: 'invoices', rows: 0 }],
  );
});
