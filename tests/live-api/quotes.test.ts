/** Quotes over the Live API: of each operation, in each spelling, with what comes at the next term. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Answer } from './answer.ts';
import { addPayer, balanceOf, detailsOf, subscribe } from './buyers.ts';
import { stock } from './catalogue.ts';
import { openLiveServer } from './live-api.ts';

const server = await openLiveServer();
after(() => server.close());
const ann = { ReferenceCustomer: 'ann' };

async function open() {
  const shop = await server.open();
  await stock(shop);
  await addPayer(shop, 'ann');
  return shop;
}

function sums(quote: Answer): unknown[] {
  return ['AmountSubtotal', 'AmountTotal', 'AmountTotalDue'].map((name) => quote.at(name));
}

test('a subscription is quoted before it exists, with what overrides its offer', async () => {
  const shop = await open();
  const quote = await shop.post('/v1/Quoting/Subscription', { ...ann, ReferenceOffer: 'tried' });
  const { Details, NextTerm, ...rest } = Object(quote.body);
  assert.deepEqual(rest, {
    IdSubscription: null,
    Currency: 'EUR',
    AmountTotalDue: 1_800,
    PricingLocalized: '18,00\u00a0€',
    DatePeriodStart: '2026-01-01T09:00:00.00Z',
    DatePeriodEnd: '2026-01-15T09:00:00.00Z',
    DatePeriodTerm: '2026-01-15T09:00:00.00Z',
    AmountSubtotal: 1_500,
    AmountTotal: 1_800,
  });
  assert.deepEqual(Details, [
    {
      IdSubscription: null,
      IdFeature: null,
      LabelLocalized: 'tried\u00a0: frais de mise en service',
      AmountTotalDue: 1_800,
      DateMove: '2026-01-01T09:00:00.00Z',
      QuantityReported: null,
      QuantityBilled: null,
      AmountSubtotal: 1_500,
      AmountTotal: 1_800,
    },
  ]);
  assert.deepEqual(NextTerm.Details, [
    {
      IdSubscription: null,
      IdFeature: null,
      LabelLocalized: 'tried',
      AmountTotalDue: 2_400,
      DatePeriodStart: '2026-01-15T09:00:00.00Z',
      DatePeriodEnd: '2026-02-15T09:00:00.00Z',
      QuantityReported: null,
      QuantityBilled: null,
      AmountSubtotal: 2_000,
      AmountTotal: 2_400,
    },
  ]);
  const overridden = await shop.post('/v1/Quoting/Subscription', {
    ...ann,
    ReferenceOffer: 'basic',
    Html: 'False',
    AmountUpFront: 50,
    Features: [{ ReferenceFeature: 'users', QuantityCurrent: '4' }],
  });
  assert.deepEqual(detailsOf(overridden), [
    'basic\u00a0: frais de mise en service 50',
    'basic 1000',
    'users 1000',
  ]);
  assert.deepEqual(detailsOf(overridden, 'NextTerm.Details'), ['basic 1000', 'users 1000']);
  await shop.get('/v1/Subscriptions', 204);
  await shop.get('/v1/Balance', 204);
});

test('a quote is refused where the operation would be, unless the caller says otherwise', async () => {
  const shop = await open();
  const bob = { ReferenceCustomer: 'bob' };
  await shop.post('/v1/Customer', bob, 201);
  const url = '/v1/Quoting/Subscription';
  const missing = '403 Error.Customer.PaymentSettings.Missing';
  assert.equal(await shop.refusal('POST', url, { ...bob, ReferenceOffer: 'basic' }), missing);
  const waived = await shop.post(`${url}?ensureBillable=False`, { ...bob, ReferenceOffer: 'basic' });
  assert.deepEqual(sums(waived), [1_000, 1_200, 1_200]);
  assert.deepEqual(sums(await shop.post(url, { ...bob, ReferenceOffer: 'free' })), [0, 0, 0]);
  assert.equal(
    await shop.refusal('POST', url, { ...bob, ReferenceOffer: 'free', EnsureBillable: true }),
    missing,
  );
  assert.equal(await shop.refusal('POST', url, { ...ann, ReferenceOffer: 'x' }), '404 Error.Offer.NotFound');
});

test('a start, a restart and a scheduled start', async () => {
  const shop = await open();
  const draft = await shop.post('/v1/Subscription', { ...ann, ReferenceOffer: 'basic' }, 201);
  const id = draft.number('Id');
  const url = `/v1/Quoting/Subscription/${id}/Start`;
  assert.equal(draft.link('related-quote'), url);
  const quote = await shop.post(url);
  assert.deepEqual([quote.at('IdSubscription'), ...sums(quote)], [id, 1_000, 1_200, 1_200]);
  assert.deepEqual(sums(quote), sums(await shop.post(`/v1/Pricing/Subscription/${id}?ensureBillable=False`)));
  assert.equal((await shop.get(`/v1/Subscription/${id}`)).at('Status'), 'Draft');
  await shop.post(`/v1/Subscription/${id}/Start`);
  await shop.post(`/v1/Subscription/${id}/Suspension`);
  await shop.moveTo('2026-01-20T09:00Z');
  const restart = await shop.post(url);
  assert.deepEqual(restart.pick('AmountSubtotal', 'DatePeriodStart'), {
    AmountSubtotal: 1_000,
    DatePeriodStart: '2026-01-20T09:00:00.00Z',
  });
  const DateStart = '2026-03-01T09:00:00Z';
  const later = await shop.post('/v1/Subscription', { ...ann, ReferenceOffer: 'basic', DateStart }, 201);
  const scheduled = await shop.post(`/v1/Quoting/Subscription/${later.number('Id')}/Start`);
  assert.deepEqual(
    [sums(scheduled), scheduled.at('NextTerm.DatePeriodStart')],
    [[0, 0, 0], '2026-03-01T09:00:00.00Z'],
  );
  assert.deepEqual(detailsOf(scheduled, 'NextTerm.Details'), ['basic 1000']);
});

test('an upgrade now credits what is left of the old and charges what is left of the new', async () => {
  const shop = await open();
  const id = (await subscribe(shop, 'ann', 'basic')).number('Id');
  await shop.post('/v1/Usage', { ...ann, ReferenceFeature: 'users', Increment: 10 });
  await shop.post('/v1/Billing/Customer', ann);
  await shop.moveTo('2026-01-16T21:00Z');
  const url = `/v1/Quoting/Subscription/${id}/Upgrade?ReferenceOffer=pro`;
  const quote = await shop.post(url);
  assert.deepEqual(detailsOf(quote), [
    'basic\u00a0: avoir pour le temps non utilisé -500',
    'users\u00a0: avoir pour le temps non utilisé -2500',
    'pro\u00a0: prorata du temps restant 1500',
    'users\u00a0: modification en cours de période 400',
  ]);
  // The subscription that would be charged does not exist yet.
  assert.deepEqual([quote.at('IdSubscription'), quote.at('NextTerm.IdSubscription')], [id, id]);
  assert.deepEqual(
    quote.list('Details').map((line) => line.at('IdSubscription')),
    [id, id, null, null],
  );
  assert.deepEqual(sums(quote), [-1_100, -1_320, -1_320]);
  assert.deepEqual(detailsOf(quote, 'NextTerm.Details'), ['pro 3000', 'users 800']);
  assert.deepEqual(
    (await shop.post(`/v1/Quoting/Subscription/${id}/Upgrade`, { ReferenceOffer: 'pro' })).at('AmountTotal'),
    -1_320,
  );
  assert.equal((await shop.get(`/v1/Subscription/${id}`)).at('StateSubscription'), 'ActiveRunning');
});

test('an upgrade at the term costs nothing now, and says what it costs then', async () => {
  const shop = await open();
  const id = (await subscribe(shop, 'ann', 'basic')).number('Id');
  await shop.post('/v1/Usage', { ...ann, ReferenceFeature: 'users', Increment: 10 });
  const quote = await shop.post(`/v1/Quoting/Subscription/${id}/Upgrade?ReferenceOffer=pro&Immediate=false`);
  assert.deepEqual([sums(quote), detailsOf(quote)], [[0, 0, 0], []]);
  assert.deepEqual(detailsOf(quote, 'NextTerm.Details'), ['pro 3000', 'users 800']);
  assert.equal(quote.at('NextTerm.DatePeriodStart'), '2026-02-01T09:00:00.00Z');
  const upgraded = await shop.post(`/v1/Subscription/${id}/Upgrade?ReferenceOffer=pro&Immediate=false`);
  const usage = { ...ann, ReferenceFeature: 'users', Increment: 1, NextTerm: true };
  assert.deepEqual(detailsOf(await shop.post('/v1/Quoting/Usage', usage), 'NextTerm.Details'), [
    'pro 3000',
    'users 1200',
  ]);
  await shop.moveTo('2026-02-01T10:00Z');
  const invoices = await shop.get(`/v1/Invoices?IdSubscription=${upgraded.number('Id')}`);
  assert.equal(invoices.at('Items.0.AmountSubtotal'), 3_800);
});

test('a change of usage, in every spelling of its operation', async () => {
  const shop = await open();
  const id = (await subscribe(shop, 'ann', 'basic')).number('Id');
  // A C# client sends IsEnabled beside every quantity.
  const users = { ...ann, ReferenceFeature: 'users', QuantityCurrent: 5, IsEnabled: false };
  for (const path of ['/v1/Quoting/Usage', '/v1/Pricing/Usage', '/v1/PricingUsage']) {
    const quote = await shop.post(path, users);
    assert.deepEqual([quote.at('IdSubscription'), ...sums(quote)], [id, 1_500, 1_800, 1_800], path);
    assert.ok(!quote.has('NextTerm'));
    assert.match(quote.text('PricingLocalized'), /^18,00/);
  }
  const next = await shop.post('/v1/Pricing/Usage?NextTerm=true', users);
  assert.deepEqual(detailsOf(next, 'NextTerm.Details'), ['basic 1000', 'users 1500']);
  assert.ok((await shop.post('/v1/Quoting/Usage', { ...users, NextTerm: 'True' })).has('NextTerm'));
  const free = await shop.post('/v1/Quoting/Usage', { ...ann, ReferenceFeature: 'mails', Increment: 9_999 });
  assert.deepEqual([sums(free), detailsOf(free)], [[0, 0, 0], []]);
  const on = await shop.post('/v1/Quoting/Usage', { ...ann, ReferenceFeature: 'export', IsEnabled: true });
  assert.deepEqual(detailsOf(on), ['export\u00a0: modification en cours de période 300']);
  assert.deepEqual(await balanceOf(shop, 'ann'), ['basic 1000']);
  const usage = await shop.get('/v1/Usage?ReferenceCustomer=ann&ReferenceFeature=users');
  assert.equal(usage.at('QuantityCurrent'), 2);
});

test('older spellings of quotes answer the same', async () => {
  const shop = await open();
  const wanted = { ...ann, ReferenceOffer: 'basic' };
  const line = { ...ann, Amount: 1_000, Label: 'Vis', Quantity: 2 };
  const same = async (path: string, aliases: readonly string[], body: object) => {
    const { body: expected } = await shop.post(path, body);
    for (const alias of aliases) assert.deepEqual((await shop.post(alias, body)).body, expected, alias);
  };
  await same('/v1/Quoting/Subscription', ['/v1/Pricing/Subscription', '/v1/pricingsubscription'], wanted);
  await same('/v1/Quoting/BalanceLine', ['/v1/Pricing/BalanceLine'], line);
});

test('a line to be quoted may be a credit', async () => {
  const shop = await open();
  const quote = await shop.post('/v1/Quoting/BalanceLine', { ...ann, Amount: -1_000, Quantity: 2 });
  assert.deepEqual(quote.pick('AmountSubtotal', 'AmountTotal', 'QuantityReported', 'PricingLocalized'), {
    AmountSubtotal: -1_000,
    AmountTotal: -1_200,
    QuantityReported: 2,
    PricingLocalized: '-12,00\u00a0€',
  });
});
