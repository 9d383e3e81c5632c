/** Exports on a real database: what comes out is what is there, whatever the number of pages. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addCustomers, addOffer, numberedReferences, sell } from '../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../tests/support/shop.ts';
import { createOrUpdateCustomer } from '../customers/create-or-update-customer.ts';
import { openTestDatabase } from '../database/testing.ts';
import { type CsvCell, formatCsvRecord } from './csv-writer.ts';
import { type ExportRange, exportRows } from './export-table.ts';
import { exportTables } from './export-tables.ts';

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

test('pages follow each other without a row lost or doubled', async () => {
  const shop = await openShop(undefined, { database });
  const references = numberedReferences(2_500);
  await addCustomers(shop, references);
  const rows = await exported(shop, 'customers');
  assert.deepEqual(new Set(rows.map((row) => row.ReferenceCustomer)), new Set(references));
  assert.equal(rows.length, references.length);
});

test('a name that is a formula leaves as a text', async () => {
  const shop = await openShop(undefined, { database });
  const name = `=cmd|' /C calc'!A0`;
  await shop.run(opening, (context) =>
    createOrUpdateCustomer(context, shop.segment, { reference: 'evil', name }),
  );
  const [row] = await exported(shop, 'customers');
  assert.equal(row?.Name, name);
  assert.match(formatCsvRecord([row?.Name ?? null]), /^"?'=cmd/);
});
