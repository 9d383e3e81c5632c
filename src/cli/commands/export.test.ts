/** `tacite export` and `tacite demo` as a user types them. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { addCustomers, addOffer, numberedReferences, sell } from '../../../tests/support/sales.ts';
import { at, opening, openShop } from '../../../tests/support/shop.ts';

const program = join(import.meta.dirname, '..', 'main.ts');
const shop = await openShop(undefined);
const folder = mkdtempSync(join(tmpdir(), 'tacite-export-'));
after(async () => {
  await shop.database.close();
  rmSync(folder, { recursive: true });
});
const env = { ...process.env, DATABASE_URL: shop.database.connectionString, DATA_DIR: folder };

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

function tacite(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env }, (failure, out, error) => {
      resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, out, error });
    });
  });
}

// More than a pipe holds.
const customerIds = await addCustomers(shop, numberedReferences(3_000));
await sell(shop, opening, { offerId: await addOffer(shop, 'pro'), customerIds: customerIds.slice(0, 2) });
await shop.tick(opening, at('2026-01-02T00:00Z'));

test('tables are written as CSV or JSON lines, to the standard output or to a file', async () => {
  const csv = await tacite('export', 'invoices');
  assert.deepEqual([csv.code, csv.error], [0, '']);
  const [header, first, ...others] = csv.out.trimEnd().split('\r\n');
  assert.match(
    header ?? '',
    /^\ufeffId,FullNumber,Kind,StateInvoice,ReferenceCustomer,Currency,AmountSubtotal/,
  );
  assert.match(first ?? '', /F-2026-000001,Debit,DueOffline,c1,EUR,10\.00,2\.00,12\.00,0\.00,0\.00/);
  assert.equal(others.length, 1);
  const path = join(folder, 'invoices.jsonl');
  const from = ['--from', '2026-01-01T00:00Z', '--until', '2026-01-02T00:00Z'];
  const json = await tacite('export', 'invoices', '--format', 'json', ...from, '--output', path);
  assert.deepEqual(json, { code: 0, out: '', error: '' });
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line).AmountTotal),
    ['12.00', '12.00'],
  );
});

test('a document is written as PDF; an unknown one, or a place that cannot be written, is told', async () => {
  const path = join(folder, 'invoice.pdf');
  assert.equal((await tacite('export', 'pdf', 'F-2026-000002', '--output', path)).code, 0);
  assert.equal(readFileSync(path).subarray(0, 5).toString(), '%PDF-');
  const unknown = await tacite('export', 'pdf', 'F-2026-000003');
  assert.deepEqual([unknown.code, unknown.out], [1, '']);
  assert.match(unknown.error, /has no document F-2026-000003/);
  const nowhere = await tacite('export', 'payments', '--output', join(folder, 'none', 'payments.csv'));
  assert.equal(nowhere.code, 2);
  assert.match(nowhere.error, /^ENOENT: [^\n]+\n$/);
});

test('a reader that has seen enough is no failure', async () => {
  const child = spawn(process.execPath, [program, 'export', 'customers'], { env });
  const error = text(child.stderr);
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = await once(child, 'exit');
  assert.deepEqual([code, await error], [0, '']);
});

test('no demo is created where there is a business', async () => {
  const demo = await tacite('demo');
  assert.deepEqual([demo.code, demo.out], [1, '']);
  assert.match(demo.error, /There is a business already/);
});

test('the document of an anonymised customer is written for a lawful reason alone, which is kept', async () => {
  await shop.kysely
    .updateTable('customer')
    .set({ anonymised_at: '2026-02-01', purge_documents_at: '2037-01-01' })
    .where('id', '=', customerIds[1] ?? 0)
    .execute();
  const sealed = await tacite('export', 'pdf', 'F-2026-000002');
  assert.deepEqual([sealed.code, sealed.out], [1, '']);
  assert.match(sealed.error, /Error\.Invoice\.Sealed/);
  const reason = ['--lawful-reason', 'Tax audit'];
  const path = join(folder, 'sealed.pdf');
  assert.equal((await tacite('export', 'pdf', 'F-2026-000002', ...reason, '--output', path)).code, 0);
  assert.equal(readFileSync(path).subarray(0, 5).toString(), '%PDF-');
  const names = async (...more: readonly string[]) =>
    (await tacite('export', 'invoices', '--format', 'json', ...more)).out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).NameBuyer);
  assert.deepEqual(await names(), ['Customer c1', null]);
  assert.deepEqual(await names(...reason), ['Customer c1', 'Customer c2']);
  const audit = await shop.kysely
    .selectFrom('audit_entry')
    .select(['action', 'actor', 'data'])
    .where('action', 'in', ['Document.Unsealed', 'Export.Unsealed'])
    .orderBy('id')
    .execute();
  assert.deepEqual(audit, [
    { action: 'Document.Unsealed', actor: 'cli', data: { lawfulReason: 'Tax audit' } },
    { action: 'Export.Unsealed', actor: 'cli', data: { name: 'invoices', lawfulReason: 'Tax audit' } },
  ]);
});
