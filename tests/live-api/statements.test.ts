/** How many SQL statements a call costs: few, and no more for a thousand rows than for one. */
import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import pg from 'pg';
import { addPayer, subscribe } from './buyers.ts';
import { stock } from './catalogue.ts';
import { type LiveShop, openLiveServer } from './live-api.ts';

const server = await openLiveServer();
after(() => server.close());
const statements = mock.method(pg.Client.prototype, 'query');
let shop: LiveShop;

before(async () => {
  shop = await server.open();
  await stock(shop);
  for (const reference of ['ann', 'bea', 'cyd']) {
    await addPayer(shop, reference);
    await subscribe(shop, reference, 'basic');
    await shop.post('/v1/Billing/Customer', { ReferenceCustomer: reference });
    await subscribe(shop, reference, 'pro');
    for (const Amount of [1, 2])
      await shop.post('/v1/BalanceLine', { ReferenceCustomer: reference, Amount }, 201);
  }
  await addPayer(shop, 'dan');
  await subscribe(shop, 'dan', 'pro');
});

async function countOf(work: () => Promise<unknown>): Promise<number> {
  const before = statements.mock.callCount();
  await work();
  return statements.mock.callCount() - before;
}

test('the rights of a customer are read with one statement, the business with its clock included', async () => {
  const url = '/v1/Usages?ReferenceCustomer=ann';
  await shop.get(url);
  assert.equal(await countOf(() => shop.get(url)), 1);
  assert.equal(await countOf(() => shop.get(`${url}&Aggregate=true`)), 1);
  assert.equal(await countOf(() => shop.get('/v1/Usage?ReferenceCustomer=ann&ReferenceFeature=users')), 1);
});

for (const url of [
  '/v1/Customers?',
  '/v1/Customers?ReferenceFeature=users&',
  '/v1/Subscriptions?',
  '/v1/Usages?',
  '/v1/Usages?Aggregate=true&',
  '/v1/Invoices?',
  '/v1/Balance?',
  '/v1/Balance?Merged=true&',
  '/v1/Features?',
  '/v1/Offers?',
  '/v1/Offers?Pricing=true&ReferenceCustomer=ann&',
]) {
  test(`GET ${url} asks as much for one row as for all`, async () => {
    const one = await countOf(() => shop.get(`${url}SizePage=1`));
    const all = await countOf(async () => {
      assert.ok((await shop.get(`${url}SizePage=1000`)).items.length >= 3);
    });
    assert.equal(all, one);
    // Subscriptions are loaded a second time as the tick does, for what their next term costs.
    assert.ok(all <= 12, `${all} statements`);
  });
}

test('fifty changes of usage ask as much as one', async () => {
  const entries = ['ann', 'bea', 'cyd'].flatMap((reference) =>
    ['users', 'mails'].map((ReferenceFeature) => ({ ReferenceCustomer: reference, ReferenceFeature })),
  );
  const targets: object[] = [];
  for (const entry of entries) {
    const usages = await shop.get(
      `/v1/Usages?ReferenceCustomer=${entry.ReferenceCustomer}&ReferenceFeature=${entry.ReferenceFeature}`,
    );
    for (const usage of usages.items)
      targets.push({
        ReferenceFeature: entry.ReferenceFeature,
        IdSubscription: usage.number('IdSubscription'),
      });
  }
  const changes = Array.from({ length: 50 }, (_, index) => ({
    ...targets[index % targets.length],
    Increment: 1,
  }));
  const one = await countOf(() => shop.post('/v1/Usages', changes.slice(0, 1)));
  const fifty = await countOf(() => shop.post('/v1/Usages', changes));
  assert.equal(fifty, one);
  // The most: what they cost is looked for discounts and written to the balance.
  assert.ok(fifty <= 8, `${fifty} statements`);
});

test('a usage that costs nothing is read with one statement and written with one', async () => {
  const count = (ReferenceFeature: string) => ({
    ReferenceCustomer: 'dan',
    ReferenceFeature,
    Increment: 1,
  });
  // The business with its clock, `begin` with what enters the business, `commit`.
  const around = 3;
  for (const feature of ['mails', 'users'])
    assert.equal(await countOf(() => shop.post('/v1/Usage', count(feature))), around + 2);
});
