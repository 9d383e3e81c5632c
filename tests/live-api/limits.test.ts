/** What lies beyond counting, or beyond any calendar, is refused over the Live API: it never fails later. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addOffer } from '../support/sales.ts';
import { addPayer, subscribe } from './buyers.ts';
import { stock } from './catalogue.ts';
import { type LiveShop, openLiveServer } from './live-api.ts';

const server = await openLiveServer();
after(() => server.close());
const ann = { ReferenceCustomer: 'ann' };
let shop: LiveShop;

before(async () => {
  shop = await server.open();
  await stock(shop);
  await addPayer(shop, 'ann');
});

async function refusedField(url: string, body: unknown): Promise<unknown[]> {
  const { status, raw, answer } = await shop.send('POST', url, body);
  assert.equal(status, 422, raw);
  return [answer.at('0.Code'), answer.at('0.Target')];
}

test('a date of no business is refused, such as the one that .NET writes for none', async () => {
  const id = (await subscribe(shop, 'ann', 'basic')).number('Id');
  const usage = { ...ann, ReferenceFeature: 'mails', Increment: 1 };
  for (const date of [
    '0001-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '2201-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ])
    for (const [url, body, field] of [
      ['/v1/Subscription', { ...ann, ReferenceOffer: 'bare' }, 'DateStart'],
      [`/v1/Subscription/${id}/DateTerm`, {}, 'DateTerm'],
      [`/v1/Subscription/${id}/Termination`, {}, 'DateTermination'],
      ['/v1/Usage', usage, 'DateStamp'],
      ['/v1/BalanceLine', { ...ann, Amount: 1 }, 'Date'],
      ['/v1/BalanceLine', { ...ann, Amount: 1, DatePeriodEnd: '2026-01-01T00:00:00Z' }, 'DatePeriodStart'],
      ['/v1/CustomerSettingsPayment', ann, 'DateNextBilling'],
    ] as const)
      assert.deepEqual(await refusedField(url, { ...body, [field]: date }), [
        'Error.Input.Date.OutOfRange',
        field,
      ]);
  assert.deepEqual(
    await refusedField('/v1/Usages', [usage, { ...usage, DateStamp: '0001-01-01T00:00:00Z' }]),
    ['Error.Input.Date.OutOfRange', '[1].DateStamp'],
  );
});

test('no period and no engagement lasts longer than a century', async () => {
  for (const url of ['/v1/Subscription', '/v1/Quoting/Subscription'])
    for (const [terms, field] of [
      [{ DurationRecurrence: 101, UnitRecurrence: 'Year' }, 'DurationRecurrence'],
      [{ DurationTrial: 5_201, UnitTrial: 'Week' }, 'DurationTrial'],
    ] as const)
      assert.deepEqual(await refusedField(url, { ...ann, ReferenceOffer: 'bare', ...terms }), [
        'Error.Input.Invalid',
        field,
      ]);
  for (const terms of [{ CountMinRecurrences: 1_201 }, { CountMinRecurrences: 3, CountRecurrences: 2 }])
    assert.deepEqual(await refusedField('/v1/Subscription', { ...ann, ReferenceOffer: 'bare', ...terms }), [
      'Error.Input.Invalid',
      'CountMinRecurrences',
    ]);
  const century = { ...ann, ReferenceOffer: 'bare', DurationRecurrence: 100, UnitRecurrence: 'Year' };
  const started = await shop.post('/v1/Subscription?TryStart=true', century, 201);
  assert.equal(started.at('DatePeriodEnd'), '2126-01-01T09:00:00.00Z');
  await addOffer(shop, 'eternal', { durationRecurrence: 100_000, unitRecurrence: 'Year' });
  const upgrade = `/v1/Subscription/${started.number('Id')}/Upgrade?ReferenceOffer=eternal`;
  assert.deepEqual(await refusedField(upgrade, {}), ['Error.Input.Invalid', 'DurationRecurrence']);
});

test('no feature costs more than an amount can say', async () => {
  const most = 999_999_999_999;
  const wanted = (feature: object) => ({
    ...ann,
    ReferenceOffer: 'basic',
    Features: [{ ReferenceFeature: 'mails' }, { ReferenceFeature: 'users', ...feature }],
  });
  for (const url of ['/v1/Subscription?TryStart=true', '/v1/Quoting/Subscription']) {
    for (const feature of [
      { QuantityCurrent: most },
      { QuantityCurrent: 3, QuantityIncluded: 1, Steps: [{ AmountPerIncrement: most }] },
    ])
      assert.deepEqual(await refusedField(url, wanted(feature)), ['Error.Input.Invalid', 'Features[1]']);
    const falling = { Steps: [{ QuantityMax: 5, AmountPerIncrement: 1 }, { QuantityMax: 3 }] };
    assert.deepEqual(await refusedField(url, wanted(falling)), [
      'Error.Input.Invalid',
      'Features[1].Steps[1].QuantityMax',
    ]);
  }
  const usage = { ...ann, ReferenceFeature: 'users', QuantityCurrent: most };
  const subscription = await subscribe(shop, 'ann', 'basic');
  const IdSubscription = subscription.number('Id');
  assert.deepEqual(await refusedField('/v1/Usage', { ...usage, IdSubscription }), [
    'Error.Input.Invalid',
    'QuantityCurrent',
  ]);
});

test('numbers and pages that nothing has are answered as such', async () => {
  for (const id of ['99999999999999999999', '-1', '1.5', 'word'])
    assert.match(await shop.refusal('GET', `/v1/Subscription/${id}`), /^422 /);
  await shop.get('/v1/Subscription/0', 404);
  await shop.get('/v1/Invoices?IdCustomer=9007199254740991', 204);
  for (const list of ['Customers', 'Subscriptions', 'Usages', 'Invoices', 'Balance', 'Features', 'Offers'])
    await shop.get(`/v1/${list}?Page=2147483647&SizePage=1000`, 204);
});
