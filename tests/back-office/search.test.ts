/** The one search over customers, subscriptions and invoices. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addCustomers, addOffer, sell, setPaymentType } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import { type BackOfficeShop, openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

async function find(shop: BackOfficeShop, query: string, more = '') {
  const found = await shop.get(`/Distribution/Search?Query=${encodeURIComponent(query)}${more}`);
  return {
    customers: found.list('Customers').map((one) => one.text('ReferenceCustomer')),
    subscriptions: found.list('Subscriptions').map((one) => one.number('Id')),
    invoices: found.list('Invoices').map((one) => one.text('FullNumber')),
  };
}

async function openNamed(): Promise<BackOfficeShop> {
  const shop = await server.open();
  for (const [reference, name, email] of [
    ['c-100', 'Jeanne Martin', 'jeanne@acme.example'],
    ['c-200', 'Karim Durand', 'karim@globex.example'],
    ['ab', 'Éléonore 50 %', ''],
  ] as const)
    await shop.post('/Distribution/Customers', {
      ReferenceCustomer: reference,
      Name: name,
      ...(email !== '' && { Email: email }),
    });
  return shop;
}

test('a customer is found by parts of its reference, name or e-mail, and in spite of typing errors', async () => {
  const shop = await openNamed();
  const expected: Readonly<Record<string, readonly string[]>> = {
    'jeanne martin': ['c-100'],
    MARTI: ['c-100'],
    'Jeane Matin': ['c-100'],
    'karim dourand': ['c-200'],
    'globex.exam': ['c-200'],
    'karim@globex.exampel': ['c-200'],
    'c-1': ['c-100'],
    ' c-200 ': ['c-200'],
    ab: ['ab'],
    'c-': [],
    '50 %': ['ab'],
    '100%': ['c-100'],
    'nobody at all': [],
  };
  const actual = await Promise.all(
    Object.keys(expected).map(async (query) => [query, (await find(shop, query)).customers] as const),
  );
  assert.deepEqual(Object.fromEntries(actual), expected);
  const all = await find(shop, 'example');
  assert.deepEqual(all.customers.toSorted(), ['c-100', 'c-200']);
  assert.equal((await find(shop, 'example', '&SizePage=1')).customers.length, 1);
});

test('who is renamed is found by the new name, who is anonymised by none', async () => {
  const shop = await openNamed();
  const [found] = (await shop.get('/Distribution/Search?Query=Jeanne')).list('Customers');
  const path = found?.text('Links.0.href') ?? '';
  await shop.patch(path, { Name: 'Joan Smith', ReferenceCustomer: 'c-101' });
  assert.deepEqual((await find(shop, 'Joan Smith')).customers, ['c-101']);
  assert.deepEqual((await find(shop, 'Martin')).customers, []);
  await shop.post(`${path}/Anonymize`, undefined, 200);
  for (const query of ['Joan Smith', 'jeanne@acme'])
    assert.deepEqual((await find(shop, query)).customers, []);
  await shop.remove(path);
  assert.deepEqual((await find(shop, 'c-101')).customers, []);
});

test('subscriptions are found with their customer, invoices by number and by amount, all by their id', async () => {
  const shop = await server.open();
  const customerIds = await addCustomers(shop, ['ann', 'bob']);
  await setPaymentType(shop, opening, customerIds, 'ExternalBank');
  const offerId = await addOffer(shop, 'pro', { amountRecurrence: 102_875 });
  const [subscriptionId = 0] = await sell(shop, opening, { offerId, customerIds });
  await shop.moveTo('2026-01-02T09:00:00Z');
  const issued = await shop.kysely
    .selectFrom('invoice')
    .select(['id', 'full_number'])
    .where('business_id', '=', shop.businessId)
    .orderBy('id')
    .execute();
  const [first, second] = issued.map(({ full_number }) => full_number ?? '');
  const ann = await find(shop, 'Customer ann');
  assert.deepEqual([ann.customers[0], ann.subscriptions.includes(subscriptionId)], ['ann', true]);
  assert.deepEqual((await find(shop, first?.toLowerCase() ?? '')).invoices, [first]);
  assert.deepEqual((await find(shop, '2')).invoices[0], second);
  for (const amount of ['1234.50', '1 234,50 €', '1,234.5', 'EUR 1234,5'])
    assert.deepEqual((await find(shop, amount)).invoices, [second, first], amount);
  assert.deepEqual((await find(shop, '1234.51')).invoices, []);
  assert.deepEqual((await find(shop, `#${subscriptionId}`)).subscriptions[0], subscriptionId);
  assert.ok((await find(shop, `#${customerIds[1]}`)).customers.includes('bob'));
  assert.ok((await find(shop, String(issued[0]?.id))).invoices.includes(first ?? ''));
});

test('a search stays within its business, and who may read may search', async () => {
  await openNamed();
  const shop = await server.open();
  assert.deepEqual((await find(shop, 'Jeanne Martin')).customers, []);
  const reader = await shop.as('ReadOnly');
  assert.deepEqual((await reader.get('/Distribution/Search?Query=Jeanne')).list('Customers'), []);
  assert.equal(await shop.refusal('GET', '/Distribution/Search'), '422 Error.Input.Missing');
  assert.equal(
    await shop.refusal('GET', '/Distribution/Search?Query=a&SizePage=51'),
    '422 Error.Input.Invalid',
  );
  const live = await shop.as('Owner', ['LiveRead']);
  assert.equal(await live.refusal('GET', '/Distribution/Search?Query=a'), '403 Error.Api.Permission.Missing');
});
