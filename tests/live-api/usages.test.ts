/** Usages over the Live API: what a customer may use, of one subscription or of several. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addCustomers, addOffer, sell } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import { addPayer, subscribe } from './buyers.ts';
import { stock } from './catalogue.ts';
import { type LiveShop, openLiveServer } from './live-api.ts';

const server = await openLiveServer();
after(() => server.close());

async function open() {
  const shop = await server.open();
  await stock(shop);
  await addPayer(shop, 'ann');
  return shop;
}

function of(ReferenceFeature: string, change: Readonly<Record<string, unknown>> = {}, customer = 'ann') {
  return { ReferenceCustomer: customer, ReferenceFeature, ...change };
}

async function quantityOf(shop: LiveShop, feature: string): Promise<unknown> {
  const usage = await shop.get(`/v1/Usage?ReferenceCustomer=ann&ReferenceFeature=${feature}`);
  return usage.at('QuantityCurrent');
}

test('each type of feature has its own fields; what is absent is unlimited', async () => {
  const shop = await open();
  const id = (await subscribe(shop, 'ann', 'basic')).number('Id');
  const page = await shop.get('/v1/Usages?ReferenceCustomer=ann&IdCustomer=12');
  assert.deepEqual(page.pick('Page', 'SizePage', 'Count', 'TotalItems'), {
    Page: 1,
    SizePage: 1000,
    Count: 3,
    TotalItems: 3,
  });
  const [users, mails, pdf] = page.items;
  assert.deepEqual(users?.body, {
    IdSegment: shop.segment.id,
    IdFeature: users?.number('IdFeature'),
    IdCustomer: users?.number('IdCustomer'),
    IdSubscription: id,
    ReferenceSegment: 'main',
    ReferenceFeature: 'users',
    ReferenceCustomer: 'ann',
    TypeFeature: 'Limitation',
    QuantityIncluded: 2,
    QuantityCurrent: 2,
    DatePeriodStart: '2026-01-01T09:00:00.00Z',
    DatePeriodEnd: '2026-02-01T09:00:00.00Z',
  });
  const fields = ['TypeFeature', 'IsIncluded', 'IsEnabled', 'QuantityIncluded', 'QuantityCurrent'];
  assert.deepEqual(mails?.pick(...fields), {
    TypeFeature: 'Consumption',
    QuantityIncluded: 100,
    QuantityCurrent: 0,
  });
  assert.deepEqual(pdf?.pick(...fields), { TypeFeature: 'OnOff', IsIncluded: false, IsEnabled: false });
  await addPayer(shop, 'eve');
  await subscribe(shop, 'eve', 'pro');
  const unlimited = await shop.get('/v1/Usage?ReferenceCustomer=eve&ReferenceFeature=mails');
  assert.deepEqual(unlimited.pick(...fields), { TypeFeature: 'Consumption', QuantityCurrent: 0 });
  const included = await shop.get('/v1/Usage?ReferenceCustomer=eve&ReferenceFeature=export');
  assert.deepEqual(included.pick(...fields), { TypeFeature: 'OnOff', IsIncluded: true, IsEnabled: true });
  const users2 = await shop.get('/v1/Usages?ReferenceFeature=users');
  assert.deepEqual(
    users2.items.map((one) => one.at('ReferenceCustomer')),
    ['ann', 'eve'],
  );
  assert.equal((await shop.get('/v1/Usages?SizePage=2&Page=2')).items[0]?.at('ReferenceFeature'), 'export');
});

test('a usage says whose and of what', async () => {
  const shop = await open();
  await subscribe(shop, 'ann', 'basic');
  for (const [url, field] of [
    ['/v1/Usage?ReferenceFeature=users', 'ReferenceCustomer'],
    ['/v1/Usage?ReferenceCustomer=ann', 'ReferenceFeature'],
  ] as const) {
    const { status, answer } = await shop.send('GET', url);
    assert.deepEqual(
      [status, answer.at('0.Code'), answer.at('0.Target')],
      [422, 'Error.Input.Missing', field],
    );
  }
  assert.equal(
    await shop.refusal('POST', '/v1/Usage', { ReferenceFeature: 'users', Increment: 1 }),
    '422 Error.Input.Missing',
  );
});

test('nothing runs, no rights: 204 for a list, 404 for one, 403 for a change', async () => {
  const shop = await open();
  const none = 'Error.Api.Usage.NoneMatching';
  const check = async () => {
    assert.equal((await shop.send('GET', '/v1/Usages?ReferenceCustomer=ann')).raw, '');
    const one = '/v1/Usage?ReferenceCustomer=ann&ReferenceFeature=users';
    assert.equal(await shop.refusal('GET', one), `404 ${none}`);
    assert.equal(await shop.refusal('POST', '/v1/Usage', of('users', { Increment: 1 })), `403 ${none}`);
    assert.equal(
      await shop.refusal('POST', '/v1/Quoting/Usage', of('users', { Increment: 1 })),
      `404 ${none}`,
    );
  };
  await check();
  const draft = await shop.post(
    '/v1/Subscription',
    { ReferenceCustomer: 'ann', ReferenceOffer: 'basic' },
    201,
  );
  await check();
  await shop.post(`/v1/Subscription/${draft.number('Id')}/Start`);
  assert.equal(await quantityOf(shop, 'users'), 2);
  await shop.get('/v1/Usage?ReferenceCustomer=ann&ReferenceFeature=nothing', 404);
  await shop.post(`/v1/Subscription/${draft.number('Id')}/Suspension`);
  await check();
  await subscribe(shop, 'ann', 'bare');
  await check();
});

test('several subscriptions add up where they are aggregated', async () => {
  const shop = await open();
  const basic = (await subscribe(shop, 'ann', 'basic')).number('Id');
  const again = (
    await subscribe(shop, 'ann', 'basic', { Features: [{ ReferenceFeature: 'export', IsEnabled: true }] })
  ).number('Id');
  const seen = async (query: string) =>
    (await shop.get(`/v1/Usages?ReferenceCustomer=ann${query}`)).items.map((one) =>
      one.pick('IdSubscription', 'ReferenceFeature', 'QuantityIncluded', 'QuantityCurrent', 'IsEnabled'),
    );
  assert.equal((await seen('')).length, 6);
  assert.deepEqual(await seen('&Aggregate=true'), [
    { ReferenceFeature: 'users', QuantityIncluded: 4, QuantityCurrent: 4 },
    { ReferenceFeature: 'mails', QuantityIncluded: 200, QuantityCurrent: 0 },
    { ReferenceFeature: 'export', IsEnabled: true },
  ]);
  const one = await shop.get('/v1/Usage?ReferenceCustomer=ann&ReferenceFeature=users');
  assert.deepEqual(one.pick('IdSubscription', 'QuantityIncluded'), { QuantityIncluded: 4 });
  await shop.moveTo('2026-01-01T12:00Z');
  await addOffer(shop, 'open', {
    amountRecurrence: 100,
    features: [{ reference: 'users', quantityCurrent: 5 }],
  });
  const open3 = (await subscribe(shop, 'ann', 'open')).number('Id');
  const [users] = (await shop.get('/v1/Usages?ReferenceCustomer=ann&Aggregate=True&SizePage=1')).items;
  assert.deepEqual(users?.pick('QuantityIncluded', 'QuantityCurrent', 'DatePeriodStart', 'DatePeriodEnd'), {
    QuantityCurrent: 9,
  });
  assert.deepEqual(await seen(`&Aggregate=true&IdSubscription=${open3}`), [
    { IdSubscription: open3, ReferenceFeature: 'users', QuantityCurrent: 5 },
  ]);
  const ambiguous = '422 Error.Subscription.Ambiguous';
  assert.equal(await shop.refusal('POST', '/v1/Usage', of('users', { Increment: 1 })), ambiguous);
  await shop.post('/v1/Usage', { ...of('users', { Increment: 1 }), IdSubscription: again });
  await shop.post('/v1/Usage', { ReferenceFeature: 'mails', Increment: 1, IdSubscription: basic });
  const [first, , , second] = await seen('');
  assert.deepEqual([first?.QuantityCurrent, second?.QuantityCurrent], [2, 3]);
});

test('a reference that two segments have means the customer of the default one', async () => {
  const shop = await open();
  const other = await shop.addSegment({ reference: 'other', allowsUnpaidStart: true });
  const features = [{ reference: 'users', quantityCurrent: 77 }];
  const offerId = await addOffer(shop, 'elsewhere', { amountRecurrence: 0, features }, other.id);
  const customerIds = await addCustomers(shop, ['ann'], other);
  const [id] = await sell(shop, opening, { offerId, customerIds, segmentId: other.id });
  await shop.get('/v1/Usages?ReferenceCustomer=ann', 204);
  await subscribe(shop, 'ann', 'basic');
  assert.equal(await quantityOf(shop, 'users'), 2);
  assert.equal((await shop.get('/v1/Usages?ReferenceCustomer=ann')).number('TotalItems'), 3);
  assert.equal((await shop.get(`/v1/Usages?IdSubscription=${id}`)).at('Items.0.QuantityCurrent'), 77);
  const written = await shop.post('/v1/Usage', of('users', { QuantityCurrent: 1 }));
  assert.equal(written.at('ReferenceSegment'), 'main');
});
