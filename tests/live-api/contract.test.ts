/** Every operation of the contract, once per status that it documents; each answer is held against its schema. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { stock } from './catalogue.ts';
import { contract, type LiveShop, openLiveServer } from './live-api.ts';

const server = await openLiveServer();
after(() => server.close());
const none = { ReferenceCustomer: 'nobody' };
const ann = { ReferenceCustomer: 'ann' };
const bob = { ReferenceCustomer: 'bob' };
let shop: LiveShop;

before(async () => {
  shop = await server.open();
  await stock(shop);
  await shop.post('/v1/Customer', { ...ann, Name: 'Ann', Email: 'ann@example.org' }, 201);
  await shop.post('/v1/Customer', { ...bob, Name: 'Bob', Metadata: { Plan: 7 } }, 201);
  await shop.post('/v1/CustomerSettingsPayment', { ...ann, TypePayment: 'ExternalBank' });
});

/** A running subscription of Ann, who can pay. */
async function subscribe(offer: string): Promise<number> {
  const body = { ...ann, ReferenceOffer: offer };
  return (await shop.post('/v1/Subscription?TryStart=true', body, 201)).number('Id');
}

test('customers', async () => {
  await shop.post('/v1/Customer', { ...ann, Name: 'Ann B.' }, 200);
  await shop.post('/v1/Customer', { ...ann, Email: 'no address' }, 422);
  await shop.get('/v1/Customer?ReferenceCustomer=ann');
  await shop.get('/v1/Customer?ReferenceCustomer=nobody', 404);
  await shop.get('/v1/Customer', 422);
  await shop.get('/v1/Customers');
  await shop.get('/v1/Customers?SizePage=0', 204);
  await shop.get('/v1/Customers?SizePage=-1', 422);
  for (const change of ['LinksRevokation', 'Suspension', 'Anonymization', 'Invalidation']) {
    await shop.post('/v1/Customer', { ReferenceCustomer: `gone by ${change}` }, 201);
    await shop.post(`/v1/Customer/${change}?ReferenceCustomer=nobody`, undefined, 404);
    await shop.post(`/v1/Customer/${change}`, undefined, 422);
    await shop.post(`/v1/Customer/${change}`, { ReferenceCustomer: `gone by ${change}` });
  }
});

test('addresses and payment settings', async () => {
  for (const path of ['/v1/CustomerAddressBilling', '/v1/CustomerSettingsPayment']) {
    await shop.get(`${path}?ReferenceCustomer=ann`);
    await shop.get(`${path}?ReferenceCustomer=nobody`, 403);
    await shop.post(`${path}?ReferenceCustomer=nobody`, { City: 'Lyon' }, 403);
  }
  await shop.post('/v1/CustomerAddressBilling', { ...ann, City: 'Lyon', Country: 'FR', Region: 'FR-69' });
  await shop.post('/v1/CustomerAddressBilling', { ...ann, Country: 'France' }, 422);
  await shop.post('/v1/CustomerSettingsPayment', { ...ann, NoteInvoice: 'Merci' });
  await shop.post('/v1/CustomerSettingsPayment', { ...ann, TypePayment: 'Card' }, 422);
});

test('features and offers', async () => {
  const id = (await shop.get('/v1/Feature?ReferenceFeature=users')).number('Id');
  await shop.get('/v1/Feature?ReferenceFeature=nothing', 204);
  await shop.get(`/v1/Feature/${id}`);
  await shop.get('/v1/Feature/999999999', 404);
  await shop.get('/v1/Features');
  await shop.get('/v1/Features?Page=2', 204);
  await shop.get('/v1/Features?ReferenceSegment=nowhere', 404);
  await shop.get('/v1/Offer?ReferenceOffer=tried');
  await shop.get('/v1/Offer?ReferenceOffer=nothing', 404);
  await shop.get('/v1/Offers?Pricing=true&ReferenceCustomer=ann');
  await shop.get('/v1/Offers?PrefixReferenceOffer=zz', 204);
});

test('subscriptions and their changes', async () => {
  const draft = (await shop.post('/v1/Subscription', { ...ann, ReferenceOffer: 'basic' }, 201)).number('Id');
  await shop.post('/v1/Subscription', { ...none, ReferenceOffer: 'basic' }, 404);
  await shop.post('/v1/Subscription?TryStart=true', { ...bob, ReferenceOffer: 'basic' }, 403);
  await shop.post('/v1/Subscription', ann, 422);
  await shop.get('/v1/Subscription?ReferenceCustomer=ann');
  await shop.get('/v1/Subscription?ReferenceCustomer=bob', 404);
  await shop.get('/v1/Subscriptions?ReferenceCustomer=ann');
  await shop.get('/v1/Subscriptions?ReferenceCustomer=bob', 204);
  await shop.post(`/v1/Subscription/${draft}/Start?BillNow=true`);
  await shop.post(`/v1/Subscription/${draft}/Start`, undefined, 403);
  await shop.post('/v1/Subscription/999999999/Start', undefined, 404);
  await shop.post(`/v1/Subscription/${draft}/DateTerm`, { DateTerm: '2026-03-01T09:00:00Z' });
  await shop.post(`/v1/Subscription/${draft}/DateTerm`, { DateTerm: '2020-01-01T09:00:00Z' }, 422);
  await shop.post('/v1/Subscription/999999999/DateTerm', { DateTerm: '2026-03-01T09:00:00Z' }, 404);
  const upgraded = await shop.post(`/v1/Subscription/${draft}/Upgrade`, { ReferenceOffer: 'pro' });
  const running = upgraded.number('Id');
  await shop.post('/v1/Subscription/999999999/Upgrade?ReferenceOffer=pro', undefined, 404);
  await shop.post(`/v1/Subscription/${running}/Upgrade?ReferenceOffer=pro`, undefined, 422);
  await shop.post(`/v1/Subscription/${running}/Suspension`);
  await shop.post('/v1/Subscription/999999999/Suspension', undefined, 404);
  await shop.post(`/v1/Subscription/${running}/Termination?Immediate=true`);
  await shop.post('/v1/Subscription/999999999/Termination', undefined, 404);
  await shop.post(`/v1/Subscription/${running}/Termination`, undefined, 403);
});

test('usages', async () => {
  const id = await subscribe('basic');
  const mails = { ...ann, ReferenceFeature: 'mails' };
  await shop.post('/v1/Usage', { ...mails, Increment: 3 });
  await shop.post('/v1/Usage', { ...mails, Increment: -99 }, 422);
  await shop.post('/v1/Usage', { ...bob, ReferenceFeature: 'mails', Increment: 3 }, 403);
  await shop.post('/v1/Usages', [
    { ...mails, QuantityCurrent: 9 },
    { ...mails, Increment: 1 },
  ]);
  await shop.post('/v1/Usages', [], 422);
  await shop.get('/v1/Usage?ReferenceCustomer=ann&ReferenceFeature=mails');
  await shop.get('/v1/Usage?ReferenceCustomer=bob&ReferenceFeature=mails', 404);
  await shop.get('/v1/Usages?ReferenceCustomer=ann');
  await shop.get('/v1/Usages?ReferenceCustomer=bob', 204);
  await shop.get(`/v1/Usages?IdSubscription=${id}&Aggregate=true`);
  await shop.get('/v1/Usages?IdSubscription=word', 422);
});

test('the balance, billing and invoices', async () => {
  await shop.post('/v1/Customer', { ReferenceCustomer: 'carl' }, 201);
  await shop.post('/v1/CustomerSettingsPayment', { ReferenceCustomer: 'carl', TypePayment: 'ExternalCash' });
  await shop.post('/v1/BalanceLine', { ReferenceCustomer: 'carl', Amount: 500, Label: 'Câble' }, 201);
  await shop.post('/v1/BalanceLine', { ReferenceCustomer: 'carl' }, 422);
  await shop.get('/v1/Balance?ReferenceCustomer=carl');
  await shop.get('/v1/Balance?ReferenceCustomer=bob', 204);
  await shop.get('/v1/Invoices?ReferenceCustomer=carl', 204);
  const invoice = await shop.post('/v1/Billing/Customer', { ReferenceCustomer: 'carl' });
  await shop.post('/v1/Billing/Customer', { ReferenceCustomer: 'carl' }, 204);
  await shop.post('/v1/Billing/Customer', bob, 403);
  await shop.post('/v1/Billing/Customer', {}, 422);
  await shop.get('/v1/Invoices?ReferenceCustomer=carl');
  await shop.get(`/v1/Invoice?FullNumber=${invoice.text('FullNumber')}`);
  await shop.get('/v1/Invoice?FullNumber=F-1', 404);
  await shop.get(`/v1/Invoice/${invoice.number('Id')}`);
  await shop.get('/v1/Invoice/999999999', 404);
});

test('quotes', async () => {
  const running = await subscribe('bare');
  const draft = (await shop.post('/v1/Subscription', { ...ann, ReferenceOffer: 'bare' }, 201)).number('Id');
  const start = `/v1/Quoting/Subscription/${draft}/Start`;
  await shop.post('/v1/Quoting/Subscription', { ...bob, ReferenceOffer: 'tried' }, 403);
  await shop.post('/v1/Quoting/Subscription', { ...ann, ReferenceOffer: 'tried' });
  await shop.post('/v1/Quoting/Subscription', ann, 422);
  await shop.post(start);
  await shop.post('/v1/Quoting/Subscription/999999999/Start', undefined, 404);
  await shop.post(`/v1/Quoting/Subscription/${running}/Start`, undefined, 403);
  await shop.post(`${start}?EnsureBillable=perhaps`, undefined, 422);
  const upgrade = `/v1/Quoting/Subscription/${running}/Upgrade`;
  await shop.post(`${upgrade}?ReferenceOffer=pro`);
  await shop.post(`${upgrade}?ReferenceOffer=bare`, undefined, 422);
  await shop.post('/v1/Quoting/Subscription/999999999/Upgrade?ReferenceOffer=pro', undefined, 404);
  await shop.post(`/v1/Quoting/Subscription/${draft}/Upgrade?ReferenceOffer=pro`, undefined, 403);
  const users = { ReferenceFeature: 'users', Increment: 5 };
  await shop.post('/v1/Quoting/Usage?NextTerm=true', { ...ann, ...users });
  await shop.post('/v1/Quoting/Usage', { ...bob, ...users }, 404);
  await shop.post('/v1/Quoting/Usage', { ...ann, ReferenceFeature: 'users', Increment: -500 }, 422);
  await shop.post('/v1/Subscription?TryStart=true', { ...bob, ReferenceOffer: 'free' }, 201);
  const demanded = '/v1/Quoting/Usage?EnsureBillable=true';
  await shop.post(demanded, { ...bob, ReferenceFeature: 'users', QuantityCurrent: 1 }, 403);
  await shop.post('/v1/Quoting/BalanceLine', { ...ann, Amount: 500 });
  await shop.post('/v1/Quoting/BalanceLine?EnsureBillable=true', { ...bob, Amount: 500 }, 403);
  await shop.post('/v1/Quoting/BalanceLine', { ...ann, Amount: 'much' }, 422);
});

test('without keys, or with wrong ones, nothing is answered', async () => {
  for (const operation of contract.operations) {
    const [method, template = ''] = operation.split(' ');
    assert.ok(method === 'GET' || method === 'POST');
    const url = template.replace(/\{\w+\}/g, '1');
    const strangers = [shop.withKeys(undefined), shop.withKeys('someone', 'something')];
    for (const stranger of strangers) assert.match(await stranger.refusal(method, url), /^401 /, operation);
  }
});

/** Statuses that the contract documents and that are never answered, with the reason. */
const neverAnswered: Readonly<Record<string, string>> = {
  'POST /v1/Subscription 200': 'a creation creates: it is always 201',
};

test('every operation was exercised with every status that the contract documents', () => {
  const wanted = documentedStatuses().filter((one) => !(one in neverAnswered));
  assert.deepEqual(
    wanted.filter((one) => !server.exercised.has(one)),
    [],
  );
  const stale = Object.keys(neverAnswered).filter((one) => server.exercised.has(one));
  assert.deepEqual(stale, [], 'answered after all');
  assert.equal(new Set(wanted.map((one) => one.replace(/ \d+$/, ''))).size, contract.operations.length);
});

function documentedStatuses(): string[] {
  const file = join(import.meta.dirname, '../../../shared/contracts/api-live.openapi.json');
  const paths: object = JSON.parse(readFileSync(file, 'utf8')).paths;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries<{ responses: object }>(methods).flatMap(([method, { responses }]) =>
      Object.keys(responses).map((status) => `${method.toUpperCase()} ${path} ${status}`),
    ),
  );
}
