/** Exports on a real database: what comes out is what is there, whatever the number of pages. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { addCustomers, addOffer, numberedReferences, sell } from '../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../tests/support/shop.ts';
import { createOrUpdateCustomer } from '../customers/create-or-update-customer.ts';
import { openTestDatabase } from '../database/testing.ts';
import { type CsvCell, writeCsv } from './csv-writer.ts';
import { type ExportRange, exportRows } from './export-table.ts';
import { exportTables } from './export-tables.ts';
import { unprotectCell } from './formula-guard.ts';
import { writeJsonLines } from './json-lines.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
const database = await openTestDatabase();
after(() => database.close());

async function exported(shop: Shop, name: string, range: ExportRange = {}) {
  const table = exportTables[name];
  assert.ok(table);
  const rows: Record<string, CsvCell>[] = [];
  for await (const cells of exportRows(shop.kysely, shop.businessId, table, range))
    rows.push(Object.fromEntries(table.columns.map((column, index) => [column, cells[index] ?? null])));
  return rows;
}

test('every table can be exported, with amounts in decimals and only the rows of the business', async () => {
  const other = await openShop(undefined, { database });
  const shop = await openShop(undefined, { database });
  for (const one of [other, shop]) {
    const offerId = await addOffer(one, 'pro', { amountRecurrence: 1_234 });
    await sell(one, opening, { offerId, customerIds: await addCustomers(one, ['ada', 'bob']) });
    await one.tick(opening, at('2026-01-02T00:00Z'));
  }
  for (const name of Object.keys(exportTables)) await exported(shop, name);
  const invoices = await exported(shop, 'invoices');
  assert.deepEqual(
    invoices.map((row) => [row.FullNumber, row.AmountSubtotal, row.AmountTax, row.Currency, row.DateIssue]),
    [
      ['F-2026-000001', '12.34', '2.47', 'EUR', '2026-01-01T09:00:00.000Z'],
      ['F-2026-000002', '12.34', '2.47', 'EUR', '2026-01-01T09:00:00.000Z'],
    ],
  );
  const [line] = await exported(shop, 'invoice-lines');
  assert.deepEqual(
    [line?.LabelLocalized, line?.AmountSubtotal, line?.RateTaxPerTenThousand],
    ['pro', '12.34', 2000],
  );
  assert.deepEqual(await exported(shop, 'invoices', { from: at('2026-01-02T00:00Z') }), []);
  assert.equal((await exported(shop, 'invoices', { until: at('2026-01-02T00:00Z') })).length, 2);
});

test('ten thousand rows leave in their order, none lost or doubled, in flat memory', async () => {
  const shop = await openShop(undefined, { database });
  const references = numberedReferences(10_000);
  await addCustomers(shop, references);
  const { customers } = exportTables;
  assert.ok(customers);
  const ids: number[] = [];
  const seen = new Set<CsvCell>();
  const heapSizes: number[] = [];
  for await (const [id, reference = null] of exportRows(shop.kysely, shop.businessId, customers)) {
    ids.push(Number(id));
    seen.add(reference);
    if (ids.length % 2_500 === 0) heapSizes.push(heapInUse());
  }
  assert.deepEqual(seen, new Set(references));
  assert.deepEqual(
    ids,
    ids.toSorted((a, b) => a - b),
  );
  assert.equal(ids.length, references.length);
  const [early = 0] = heapSizes;
  // What this test keeps itself takes half a megabyte; 7,500 rows held back would take three more.
  assert.ok(Math.max(...heapSizes) - early < 1.5e6, heapSizes.join(', '));
});

test('a file reads back as what is stored, and a name that is a formula leaves as a text', async () => {
  const shop = await openShop(undefined, { database });
  const names = [`=cmd|' /C calc'!A0`, 'Bœuf, “Frères” & "Fils"', 'two\nlines', '-12', '東京'];
  for (const [index, name] of names.entries())
    await shop.run(opening, (context) =>
      createOrUpdateCustomer(context, shop.segment, { reference: `r${index}`, name }),
    );
  const { customers } = exportTables;
  assert.ok(customers);
  const rows = () => exportRows(shop.kysely, shop.businessId, customers);
  const file = await text(Readable.from(writeCsv(customers.columns, rows())));
  const [header, ...records] = z.array(z.array(z.string())).parse(parse(file, { bom: true }));
  assert.deepEqual(header, customers.columns);
  const written = records.map((record) => record[customers.columns.indexOf('Name')] ?? '');
  assert.equal(written[0], `'${names[0]}`);
  assert.deepEqual(written.map(unprotectCell), names);
  const lines = (await text(Readable.from(writeJsonLines(customers.columns, rows())))).trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => namedRow.parse(JSON.parse(line)).Name),
    names,
  );
});

const namedRow = z.object({ Name: z.string() });

/** What is left after a collection, in bytes. */
function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
