/** Changes of usage over the Live API: counters, switches, what a change costs, and lists of changes. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addPayer, balanceOf, subscribe } from './buyers.ts';
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

async function eventCount(shop: LiveShop): Promise<number> {
  const { rows } = await shop.pool.query<{ count: number }>(
    `select count(*)::integer from event where business_id = $1 and type = 'SubscriptionFeaturesUpdated'`,
    [shop.businessId],
  );
  return rows[0]?.count ?? 0;
}

test('increments count each time they are sent, absolute values and switches once', async () => {
  const shop = await open();
  await subscribe(shop, 'ann', 'basic');
  const twice = async (body: object) => {
    await shop.post('/v1/Usage', body);
    return shop.post('/v1/Usage', body);
  };
  const DateStamp = '2026-01-01T08:59:59Z';
  assert.equal((await twice(of('mails', { Increment: 7, DateStamp }))).at('QuantityCurrent'), 14);
  assert.equal((await shop.post('/v1/Usage', of('mails', { Increment: -4 }))).at('QuantityCurrent'), 10);
  assert.equal((await twice(of('mails', { QuantityCurrent: '25' }))).at('QuantityCurrent'), 25);
  const events = await eventCount(shop);
  assert.equal((await twice(of('users', { QuantityCurrent: 4 }))).at('QuantityCurrent'), 4);
  assert.equal((await twice(of('export', { IsEnabled: 'True' }))).at('IsEnabled'), true);
  assert.equal(await eventCount(shop), events + 2, 'what changes nothing is no event');
  assert.deepEqual(await balanceOf(shop, 'ann'), [
    'basic 1000',
    'users\u00a0: modification en cours de période 1000',
    'export\u00a0: modification en cours de période 300',
  ]);
  const off = await shop.post('/v1/Usage', of('export', { IsEnabled: false }));
  assert.equal(off.at('IsEnabled'), false);
  // PHP drops the 0 and C# the false: nothing is asked, the answer tells where it stands.
  assert.equal((await shop.post('/v1/Usage', of('mails'))).at('QuantityCurrent'), 25);
});

test('an increase is charged for what remains of the period', async () => {
  const shop = await open();
  await subscribe(shop, 'ann', 'basic');
  await shop.moveTo('2026-01-16T21:00Z');
  await shop.post('/v1/Usage', of('users', { Increment: 2 }));
  const [line] = (await shop.get('/v1/Balance?ReferenceCustomer=ann')).items;
  assert.deepEqual(line?.pick('AmountSubtotal', 'TypeLine', 'DatePeriodStart', 'DatePeriodEnd'), {
    AmountSubtotal: 500,
    TypeLine: 'AutoFeatureProrata',
    DatePeriodStart: '2026-01-16T21:00:00.00Z',
    DatePeriodEnd: '2026-02-01T09:00:00.00Z',
  });
  assert.deepEqual(line?.pick('ReferenceFeature', 'QuantityReported', 'QuantityBilled'), {
    ReferenceFeature: 'users',
    QuantityReported: 4,
    QuantityBilled: 2,
  });
});

test('a change that costs something wants a buyer who can pay', async () => {
  const shop = await open();
  await shop.post('/v1/Customer', { ReferenceCustomer: 'bob' }, 201);
  const wanted = { ReferenceCustomer: 'bob', ReferenceOffer: 'basic' };
  await shop.post('/v1/Subscription?TryStart=true&EnsureBillable=false', wanted, 201);
  const users = of('users', { Increment: 1 }, 'bob');
  const missing = '403 Error.Customer.PaymentSettings.Missing';
  assert.equal(await shop.refusal('POST', '/v1/Usage', users), missing);
  assert.equal(await shop.refusal('POST', '/v1/Quoting/Usage', users), missing);
  await shop.post('/v1/Usage', of('mails', { Increment: 500 }, 'bob'));
  await shop.post('/v1/Usage', of('users', { QuantityCurrent: 1 }, 'bob'));
  assert.deepEqual(await balanceOf(shop, 'bob'), ['basic 1000']);
});

test('too much unpaid stops what costs more', async () => {
  const shop = await server.open({ segment: { cappingAmount: 1_000 } });
  await stock(shop);
  await addPayer(shop, 'ann');
  const started = await subscribe(shop, 'ann', 'basic');
  assert.equal(started.at('IsPaymentCappingReached'), false);
  await shop.post('/v1/Billing/Customer', { ReferenceCustomer: 'ann' });
  const capped = await shop.get(`/v1/Subscription/${started.number('Id')}`);
  assert.equal(capped.at('IsPaymentCappingReached'), true);
  const reached = '403 Error.Customer.Billing.CappingReached';
  assert.equal(await shop.refusal('POST', '/v1/Usage', of('users', { Increment: 1 })), reached);
  assert.equal(await shop.refusal('POST', '/v1/Quoting/Usage', of('users', { Increment: 1 })), reached);
  await shop.post('/v1/Usage', of('users', { QuantityCurrent: 0 }));
});

test('a stamp in the future is refused, a clock that is a little ahead is not', async () => {
  const shop = await open();
  await subscribe(shop, 'ann', 'basic');
  const future = '422 Error.Input.Date.Future';
  const at = (DateStamp: unknown) => of('mails', { Increment: 1, DateStamp });
  assert.equal(await shop.refusal('POST', '/v1/Usage', at('2026-01-01T09:05:01Z')), future);
  assert.equal(
    await shop.refusal('POST', '/v1/Usages', [at('2026-01-01T09:00:00Z'), at('2026-01-01T10:06:00Z')]),
    future,
  );
  assert.equal(await shop.refusal('POST', '/v1/Usage', at('yesterday')), '422 Error.Input.Invalid');
  await shop.post('/v1/Usage', at('2026-01-01T09:05:00Z'));
  await shop.post('/v1/Usage', at(false));
  // n8n calls it DateTime, and never sends a DateStamp.
  await shop.post('/v1/Usage', of('mails', { Increment: 1, DateTime: '2026-01-01T10:00:00.123+01:00' }));
  assert.equal(
    await shop.refusal('POST', '/v1/Usage', of('mails', { Increment: 1, DateTime: '2026-02-01T00:00:00Z' })),
    future,
  );
  assert.equal(await quantityOf(shop, 'mails'), 3);
});

test('an absolute value that is older than the one that is there changes nothing', async () => {
  const shop = await open();
  await subscribe(shop, 'ann', 'basic');
  await shop.moveTo('2026-01-10T12:00Z');
  const set = (QuantityCurrent: number, time: string) =>
    of('users', { QuantityCurrent, DateStamp: `2026-01-10T${time}:00Z` });
  await shop.post('/v1/Usage', set(5, '10:00'));
  assert.equal((await shop.post('/v1/Usage', set(9, '09:00'))).at('QuantityCurrent'), 5);
  // Nor inside one list.
  const list = [
    set(6, '11:00'),
    set(2, '10:30'),
    of('users', { Increment: 1, DateStamp: '2026-01-10T08:00:00Z' }),
  ];
  const after = await shop.post('/v1/Usages', list);
  assert.deepEqual(
    after.list().map((one) => one.at('QuantityCurrent')),
    [7, 7, 7],
  );
});

test('a list of changes applies as a whole or not at all', async () => {
  const shop = await open();
  await subscribe(shop, 'ann', 'basic');
  const good = of('mails', { Increment: 1 });
  const refusedAt = async (entries: readonly unknown[]) => {
    const { status, answer } = await shop.send('POST', '/v1/Usages', entries);
    const first = status === 422 ? answer.list()[0] : answer;
    return [status, first?.at('Code'), first?.at('Target')];
  };
  assert.deepEqual(await refusedAt([good, of('mails', { Increment: -5 })]), [
    422,
    'Error.Usage.Negative',
    '[1].Increment',
  ]);
  assert.deepEqual(await refusedAt([good, of('nothing', { Increment: 5 })]), [
    403,
    'Error.Api.Usage.NoneMatching',
    '[1].ReferenceFeature',
  ]);
  assert.deepEqual(await refusedAt([good, of('mails', { IsEnabled: true })]), [
    422,
    'Error.Usage.WrongType',
    '[1].IsEnabled',
  ]);
  assert.deepEqual(await refusedAt([good, of('export', { Increment: 1 })]), [
    422,
    'Error.Usage.WrongType',
    '[1].Increment',
  ]);
  assert.deepEqual(await refusedAt([good, of('users', { Increment: 1, QuantityCurrent: 2 })]), [
    422,
    'Error.Usage.TwoModes',
    '[1].Increment',
  ]);
  assert.deepEqual(await refusedAt([good, { ReferenceFeature: 'users', Increment: 1 }]), [
    422,
    'Error.Input.Missing',
    '[1].ReferenceCustomer',
  ]);
  assert.deepEqual(await refusedAt(Array.from({ length: 51 }, () => good)), [
    422,
    'Error.Input.Invalid',
    'Body',
  ]);
  assert.equal(await quantityOf(shop, 'mails'), 0);
  const written = await shop.post('/v1/Usages', [
    ...Array.from({ length: 48 }, () => good),
    of('users', { QuantityCurrent: 3, IsEnabled: true }),
    of('export', { IsEnabled: true }),
  ]);
  assert.deepEqual(
    written.list().map((one) => one.at('QuantityCurrent') ?? one.at('IsEnabled')),
    [...Array.from({ length: 48 }, () => 48), 3, true],
  );
  assert.equal((await balanceOf(shop, 'ann')).length, 3);
});

test('consumption is counted anew in each period, a stock goes on', async () => {
  const shop = await open();
  await subscribe(shop, 'ann', 'basic');
  await shop.post('/v1/Usages', [of('mails', { Increment: 130 }), of('users', { QuantityCurrent: 3 })]);
  // The tick has not come by: the change closes the period itself.
  await shop.moveClock('2026-02-03T09:00Z');
  const mails = await shop.post(
    '/v1/Usage',
    of('mails', { Increment: 1, DateStamp: '2026-01-31T00:00:00Z' }),
  );
  assert.deepEqual(mails.pick('QuantityCurrent', 'DatePeriodStart'), {
    QuantityCurrent: 1,
    DatePeriodStart: '2026-02-01T09:00:00.00Z',
  });
  assert.equal(await quantityOf(shop, 'users'), 3);
  assert.deepEqual((await balanceOf(shop, 'ann')).slice(2), [
    'mails\u00a0: consommation 60',
    'basic 1000',
    'users 500',
  ]);
});

test('a change that comes between a term and the tick meets the subscription that runs now', async () => {
  const shop = await open();
  const old = (await subscribe(shop, 'ann', 'basic')).number('Id');
  const next = await shop.post(`/v1/Subscription/${old}/Upgrade?ReferenceOffer=pro&Immediate=false`);
  await addPayer(shop, 'eve');
  const left = (await subscribe(shop, 'eve', 'basic')).number('Id');
  await shop.post(`/v1/Subscription/${left}/Termination`);
  await shop.moveClock('2026-02-03T09:00Z');
  const mails = await shop.post('/v1/Usage', of('mails', { Increment: 1 }));
  assert.deepEqual(mails.pick('IdSubscription', 'QuantityCurrent', 'QuantityIncluded'), {
    IdSubscription: next.number('Id'),
    QuantityCurrent: 1,
  });
  assert.equal(
    await shop.refusal('POST', '/v1/Usage', of('mails', { Increment: 1 }, 'eve')),
    '403 Error.Api.Usage.NoneMatching',
  );
});
