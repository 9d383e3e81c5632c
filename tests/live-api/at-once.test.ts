/** The same call from several clients at once over the Live API: nothing is done twice, and nothing is lost. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addPayer, balanceOf, subscribe } from './buyers.ts';
import { stock } from './catalogue.ts';
import { type LiveShop, openLiveServer } from './live-api.ts';

const server = await openLiveServer();
after(() => server.close());
const CLIENTS = 12;
let shop: LiveShop;

before(async () => {
  shop = await server.open();
  await stock(shop);
});

/** How often each status was answered. */
async function statusesOf(url: string, body: object): Promise<Record<number, number>> {
  const calls = Array.from({ length: CLIENTS }, () => shop.send('POST', url, body));
  const counts: Record<number, number> = {};
  for (const { status } of await Promise.all(calls)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

test('one customer is created', async () => {
  const statuses = await statusesOf('/v1/Customer', { ReferenceCustomer: 'new', Name: 'New' });
  assert.deepEqual(statuses, { 200: CLIENTS - 1, 201: 1 });
  assert.equal((await shop.get('/v1/Customers')).at('TotalItems'), 1);
});

test('a draft starts once, and is billed once', async () => {
  await addPayer(shop, 'ann');
  const draft = { ReferenceCustomer: 'ann', ReferenceOffer: 'bare' };
  const id = (await shop.post('/v1/Subscription', draft, 201)).number('Id');
  assert.deepEqual(await statusesOf(`/v1/Subscription/${id}/Start`, {}), { 200: 1, 403: CLIENTS - 1 });
  assert.deepEqual(await balanceOf(shop, 'ann'), ['bare 700']);
  const statuses = await statusesOf('/v1/Billing/Customer', { ReferenceCustomer: 'ann' });
  assert.deepEqual(statuses, { 200: 1, 204: CLIENTS - 1 });
  assert.equal((await shop.get('/v1/Invoices?ReferenceCustomer=ann')).at('TotalItems'), 1);
});

test('every increment counts, and what it costs is charged once', async () => {
  await addPayer(shop, 'bea');
  await subscribe(shop, 'bea', 'basic');
  const users = { ReferenceCustomer: 'bea', ReferenceFeature: 'users' };
  assert.deepEqual(await statusesOf('/v1/Usage', { ...users, Increment: 1 }), { 200: CLIENTS });
  const usage = await shop.get('/v1/Usage?ReferenceCustomer=bea&ReferenceFeature=users');
  assert.equal(usage.at('QuantityCurrent'), 2 + CLIENTS);
  const charged = (await balanceOf(shop, 'bea')).slice(1);
  assert.deepEqual(
    charged,
    Array.from({ length: CLIENTS }, () => 'users\u00a0: modification en cours de période 500'),
  );
  assert.deepEqual(await statusesOf('/v1/Usage', { ...users, QuantityCurrent: 20 }), { 200: CLIENTS });
  assert.equal((await balanceOf(shop, 'bea')).length, 2 + CLIENTS);
});

test('a subscription is upgraded once', async () => {
  await addPayer(shop, 'cyd');
  const id = (await subscribe(shop, 'cyd', 'basic')).number('Id');
  const statuses = await statusesOf(`/v1/Subscription/${id}/Upgrade?ReferenceOffer=pro`, {});
  assert.deepEqual(statuses, { 200: 1, 403: CLIENTS - 1 });
  assert.equal((await shop.get('/v1/Subscriptions?ReferenceCustomer=cyd')).at('TotalItems'), 2);
});

test('quotes leave nothing behind, whatever runs beside them', async () => {
  await addPayer(shop, 'dan');
  const id = (await subscribe(shop, 'dan', 'basic')).number('Id');
  const upgrade = `/v1/Quoting/Subscription/${id}/Upgrade?ReferenceOffer=pro`;
  const usage = { ReferenceCustomer: 'dan', ReferenceFeature: 'users', Increment: 1 };
  const [quotes, usages] = await Promise.all([statusesOf(upgrade, {}), statusesOf('/v1/Usage', usage)]);
  assert.deepEqual([quotes, usages], [{ 200: CLIENTS }, { 200: CLIENTS }]);
  assert.equal((await shop.get('/v1/Subscriptions?ReferenceCustomer=dan')).at('TotalItems'), 1);
  assert.equal((await balanceOf(shop, 'dan')).length, 1 + CLIENTS);
});
