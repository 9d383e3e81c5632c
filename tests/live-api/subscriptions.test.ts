/** Subscriptions over the Live API: with what overrides their offer, for whom, and how they are found. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { opening } from '../support/shop.ts';
import { addPayer, balanceOf, subscribe } from './buyers.ts';
import { stock } from './catalogue.ts';
import { openLiveServer } from './live-api.ts';

const server = await openLiveServer();
after(() => server.close());

async function open() {
  const shop = await server.open();
  await stock(shop);
  await addPayer(shop, 'ann');
  return shop;
}

test('what a creation sends overrides the offer; its steps may be texts', async () => {
  const shop = await open();
  const started = await subscribe(shop, 'ann', 'basic', {
    TitleLocalized: 'Sur mesure',
    AmountUpFront: '300',
    AmountRecurrence: 2_500,
    DurationRecurrence: 2,
    UnitRecurrence: 'week',
    CountRecurrences: 5,
    CountMinRecurrences: 2,
    Metadata: { Order: 12 },
    // Sent by a C# client with every creation, and read-only.
    IdSegment: 0,
    StateSubscription: 'InitiatedCustomer',
    Features: [
      {
        ReferenceFeature: 'users',
        QuantityCurrent: 4,
        Steps: [{ Increment: '1', AmountPerIncrement: '4000' }],
      },
      { ReferenceFeature: 'export', IsEnabled: true, Steps: [{ AmountCeiling: '3500' }] },
    ],
  });
  assert.deepEqual(
    started.pick('TitleLocalized', 'AmountRecurrence', 'UnitRecurrence', 'CountRecurrences', 'Metadata'),
    {
      TitleLocalized: 'Sur mesure',
      AmountRecurrence: 2_500,
      UnitRecurrence: 'Week',
      CountRecurrences: 5,
      Metadata: { Order: '12' },
    },
  );
  assert.deepEqual(started.pick('IsEngaged', 'DatePeriodEnd', 'CountMinRecurrences'), {
    IsEngaged: true,
    DatePeriodEnd: '2026-01-15T09:00:00.00Z',
    CountMinRecurrences: 2,
  });
  assert.deepEqual(await balanceOf(shop, 'ann'), [
    'Sur mesure\u00a0: frais de mise en service 300',
    'Sur mesure 2500',
    'users 8000',
    'export 3500',
  ]);
});

test('an offer that is archived is sold to nobody, and nobody changes to it', async () => {
  const shop = await open();
  const IdSubscription = (await subscribe(shop, 'ann', 'pro')).number('Id');
  await shop.do(opening, (context) =>
    context.transaction.updateTable('offer').set({ life_state: 'DisabledUser' }).execute(),
  );
  const refused = async (url: string, body: object) => (await shop.post(url, body, 403)).at('Code');
  const named = { ReferenceOffer: 'pro', ReferenceCustomer: 'ann' };
  assert.equal(await refused('/v1/Subscription', named), 'Error.Offer.NotSold');
  const upgrade = `/v1/Subscription/${IdSubscription}/Upgrade?ReferenceOffer=pro`;
  assert.equal(await refused(upgrade, {}), 'Error.Offer.NotSold');
});

test('a feature that the offer lacks comes with the override', async () => {
  const shop = await open();
  const started = await subscribe(shop, 'ann', 'bare', {
    Features: [
      { ReferenceFeature: 'export', IsIncluded: true },
      { ReferenceFeature: 'users', QuantityIncluded: '5', QuantityCurrent: 3 },
    ],
  });
  const features = started
    .list('Features')
    .map((one) => [
      one.at('ReferenceFeature'),
      one.pick('IsIncluded', 'IsEnabled', 'QuantityIncluded', 'QuantityCurrent'),
    ]);
  assert.deepEqual(Object.fromEntries(features), {
    export: { IsIncluded: true, IsEnabled: true },
    users: { QuantityIncluded: 5, QuantityCurrent: 3 },
  });
  const unknown = [{ ReferenceFeature: 'export' }, { ReferenceFeature: 'nothing' }];
  const { status, answer } = await shop.send('POST', '/v1/Subscription', {
    ReferenceCustomer: 'ann',
    ReferenceOffer: 'bare',
    Features: unknown,
  });
  assert.deepEqual(
    [status, answer.at('Code'), answer.at('Target')],
    [404, 'Error.Feature.NotFound', 'Features[1].ReferenceFeature'],
  );
});

test('discounts apply in the order in which they are named', async () => {
  const shop = await open();
  const Discounts = [{ ReferenceDiscount: 'tenth' }, { ReferenceDiscount: 'flat' }];
  await subscribe(shop, 'ann', 'basic', { Discounts });
  assert.deepEqual(await balanceOf(shop, 'ann'), [
    'basic 1000',
    'basic\u00a0: remise «\u00a0tenth\u00a0» -100',
    'basic\u00a0: remise «\u00a0flat\u00a0» -250',
  ]);
  const unknown = {
    ReferenceCustomer: 'ann',
    ReferenceOffer: 'basic',
    Discounts: [{ ReferenceDiscount: 'x' }],
  };
  assert.equal(await shop.refusal('POST', '/v1/Subscription', unknown), '404 Error.Discount.NotFound');
});

test('one holds the rights, another pays', async () => {
  const shop = await open();
  await shop.post('/v1/Customer', { ReferenceCustomer: 'kid', Language: 'en' }, 201);
  const started = await subscribe(shop, 'kid', 'basic', { ReferenceCustomerBuyer: 'ann' });
  assert.deepEqual(started.pick('ReferenceCustomer', 'ReferenceCustomerBuyer', 'IsCustomerBillable'), {
    ReferenceCustomer: 'kid',
    ReferenceCustomerBuyer: 'ann',
    IsCustomerBillable: true,
  });
  assert.deepEqual(await balanceOf(shop, 'kid'), []);
  assert.deepEqual(await balanceOf(shop, 'ann'), ['basic 1000']);
  assert.equal((await shop.get('/v1/Usages?ReferenceCustomer=kid')).number('TotalItems'), 3);
  await shop.get('/v1/Usages?ReferenceCustomer=ann', 204);
  await shop.post('/v1/Usage', { ReferenceCustomer: 'kid', ReferenceFeature: 'users', Increment: 1 });
  assert.equal((await balanceOf(shop, 'ann')).length, 2);
  for (const [query, total] of [
    ['ReferenceCustomer=kid', 1],
    ['ReferenceCustomerBuyer=ann', 1],
    ['ReferenceCustomer=kid&ReferenceCustomerBuyer=ann', 1],
  ] as const)
    assert.equal((await shop.get(`/v1/Subscriptions?${query}`)).number('TotalItems'), total, query);
  await shop.get('/v1/Subscriptions?ReferenceCustomer=ann', 204);
  const unknown = { ReferenceCustomer: 'kid', ReferenceOffer: 'basic', ReferenceCustomerBuyer: 'nobody' };
  const { answer } = await shop.send('POST', '/v1/Subscription', unknown);
  assert.deepEqual(answer.pick('Code', 'Target'), {
    Code: 'Error.Customer.NotFound',
    Target: 'ReferenceCustomerBuyer',
  });
});

test('a subscription is found by its number, its customer or its offer', async () => {
  const shop = await open();
  const first = (await subscribe(shop, 'ann', 'bare')).number('Id');
  const find = async (query: string) => (await shop.get(`/v1/Subscription${query}`)).number('Id');
  assert.equal(await find('?ReferenceCustomer=ann'), first);
  await shop.post('/v1/Subscription', { ReferenceCustomer: 'ann', ReferenceOffer: 'pro' }, 201);
  assert.equal(await find('?ReferenceCustomer=ann'), first, 'the running one wins over a newer draft');
  const second = (await subscribe(shop, 'ann', 'basic')).number('Id');
  assert.equal(await find('?ReferenceCustomer=ann&ReferenceOffer=bare'), first);
  assert.equal(await find(`?IdSubscription=${second}`), second);
  assert.equal(await find(`/${second}`), second);
  assert.equal(
    await shop.refusal('GET', '/v1/Subscription?ReferenceCustomer=ann'),
    '422 Error.Subscription.Ambiguous',
  );
  assert.equal(await shop.refusal('GET', '/v1/Subscription'), '422 Error.Input.Missing');
  await addPayer(shop, 'eve');
  assert.equal(
    await shop.refusal('GET', `/v1/Subscription?ReferenceCustomer=eve&IdSubscription=${first}`),
    '404 Error.Subscription.NotFound',
  );
  assert.ok(!(await shop.get(`/v1/Subscription/${second}?IgnoreFeatures=True`)).has('Features'));
  const page = await shop.get(
    '/v1/Subscriptions?ReferenceCustomer=ann&SizePage=1&Page=2&IgnoreFeatures=true',
  );
  assert.deepEqual([page.at('TotalItems'), page.at('Items.0.ReferenceOffer')], [3, 'pro']);
});
