/** Documents of a customer that was anonymised: the books add up, nobody is named, and a lawful reason opens them. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addCustomers } from '../support/sales.ts';
import { type BackOfficeShop, openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const reason = 'LawfulReason=Tax%20audit%20of%202026';
const named = /Customer ann|Martin|Lyon|Purchase order of Ann/;

/** Ann was billed and paid; since she was anonymised, her documents alone name her. */
async function openSealed() {
  const shop = await server.open();
  const [IdCustomer = 0] = await addCustomers(shop, ['ann']);
  const customer = `/Distribution/Customers/${IdCustomer}`;
  await shop.patch(`${customer}/AddressBilling`, {
    LastName: 'Martin',
    AddressLine1: '1 rue Haute',
    ZipCode: '69001',
    City: 'Lyon',
    Country: 'FR',
  });
  await shop.patch(`${customer}/SettingsPayment`, { NoteInvoice: 'Purchase order of Ann' });
  const amount = { Amount: 10_000, TextLocalized: 'Work' };
  await shop.post('/Finance/BalanceLines', { IdCustomer, ...amount });
  const invoice = await shop.post('/Finance/Billing', { IdCustomer, EnsureBillable: false });
  const IdInvoice = invoice.number('Id');
  const path = `/Finance/invoices/${IdInvoice}`;
  await shop.post('/Finance/Payments', { IdInvoice, TypePayment: 'ExternalBank' });
  const whole = await shop.get(`${path}?extra=AddressBilling`);
  assert.match(JSON.stringify(whole.body), named);
  assert.match(JSON.stringify(await exported(shop)), named);
  await shop.post(`${customer}/Anonymize`, undefined, 200);
  return { shop, path, customer, IdInvoice };
}

async function exported(shop: BackOfficeShop, query = ''): Promise<Record<string, unknown>> {
  const file = await shop.get(`/Organization/Exports/invoices?Format=JsonLines${query}`);
  return JSON.parse(Buffer.from(file.text('Content'), 'base64').toString());
}

async function auditOf(shop: BackOfficeShop, action: string) {
  const rows = await shop.kysely
    .selectFrom('audit_entry')
    .select('data')
    .where('business_id', '=', shop.businessId)
    .where('action', '=', action)
    .orderBy('id')
    .execute();
  return rows.map(({ data }) => data);
}

test('figures, numbers and states stay listed, and name nobody', async () => {
  const { shop, path, customer, IdInvoice } = await openSealed();
  const shown = await shop.get(`${path}?extra=all`);
  assert.deepEqual(shown.pick('FullNumber', 'StateInvoice', 'AmountTotal', 'AmountPaid'), {
    FullNumber: 'F-2026-000001',
    StateInvoice: 'Paid',
    AmountTotal: 12_000,
    AmountPaid: 12_000,
  });
  const everywhere = [
    path,
    `${path}?extra=all`,
    '/Finance/invoices?extra=all',
    `/Finance/invoiceLines?IdInvoice=${IdInvoice}&extra=all`,
    '/Finance/Payments?extra=all',
    `${customer}/RecentActivity`,
    `${customer}/UpcomingActivity`,
  ];
  for (const url of everywhere) assert.doesNotMatch(JSON.stringify((await shop.get(url)).body), named, url);
  const found = await shop.get('/Distribution/Search?Query=F-2026-000001');
  assert.match(JSON.stringify(found.body), /F-2026-000001/);
  assert.doesNotMatch(JSON.stringify(found.body), named);
});

test('the file opens for a lawful reason alone, to the owner and finance, and each time is audited', async () => {
  const { shop, path, IdInvoice } = await openSealed();
  assert.equal(await shop.refusal('GET', `${path}/Pdf`), '403 Error.Invoice.Sealed');
  const file = await shop.get(`${path}/Pdf?${reason}`);
  assert.equal(Buffer.from(file.text('Content'), 'base64').subarray(0, 5).toString(), '%PDF-');
  await (await shop.as('Finance')).get(`${path}/Pdf?${reason}`);
  for (const role of ['Admin', 'Support', 'Developer', 'ReadOnly'] as const)
    assert.equal(
      await (await shop.as(role)).refusal('GET', `${path}/Pdf?${reason}`),
      '403 Error.Api.Permission.Missing',
      role,
    );
  const told = { lawfulReason: 'Tax audit of 2026' };
  assert.deepEqual(await auditOf(shop, 'Document.Unsealed'), [told, told]);
  const send = `/Finance/invoices/${IdInvoice}/Send`;
  assert.equal(
    await shop.refusal('POST', send, { Recipient: 'else@example.com' }),
    '403 Error.Invoice.Sealed',
  );
});

test('an export leaves out who bought, unless it is made for a lawful reason', async () => {
  const { shop } = await openSealed();
  const row = await exported(shop);
  assert.doesNotMatch(JSON.stringify(row), named);
  assert.equal(row.AmountTotal, '120.00');
  assert.equal(row.NameBuyer, null);
  const opened = await exported(shop, `&${reason}`);
  assert.deepEqual(
    [opened.NameBuyer, opened.CityBuyer, opened.Note],
    ['Customer ann', 'Lyon', 'Purchase order of Ann'],
  );
  const support = await shop.as('Support');
  const url = '/Organization/Exports/invoices';
  assert.equal(await support.refusal('GET', `${url}?${reason}`), '403 Error.Api.Permission.Missing');
  const reasons = (await auditOf(shop, 'Export.Made')).map((data) => Object(data).lawfulReason);
  assert.deepEqual(reasons, [undefined, undefined, 'Tax audit of 2026']);
});

test('what is left of the person is handed over for a lawful reason alone', async () => {
  const { shop, customer } = await openSealed();
  const url = `${customer}/PersonalData`;
  assert.equal(await shop.refusal('GET', url), '403 Error.Customer.Sealed');
  const support = await shop.as('Support');
  assert.equal(await support.refusal('GET', `${url}?${reason}`), '403 Error.Api.Permission.Missing');
  assert.match(JSON.stringify((await shop.get(`${url}?${reason}`)).body), named);
  assert.deepEqual(await auditOf(shop, 'Customer.PersonalDataGiven'), [
    { lawfulReason: 'Tax audit of 2026' },
  ]);
});

test('ten years later nothing is left to be opened, and the figures are', async () => {
  const { shop, path } = await openSealed();
  await shop.moveTo('2037-01-01T00:00:00Z');
  assert.equal(await shop.refusal('GET', `${path}/Pdf?${reason}`), '403 Error.Invoice.Purged');
  assert.equal(
    await shop.refusal('POST', `${path}/Send`, { Recipient: 'else@example.com' }),
    '403 Error.Invoice.Purged',
  );
  const row = await exported(shop, `&${reason}`);
  assert.doesNotMatch(JSON.stringify(row), named);
  assert.deepEqual([row.FullNumber, row.AmountTotal], ['F-2026-000001', '120.00']);
  assert.equal((await shop.get(path)).number('AmountTotal'), 12_000);
});
