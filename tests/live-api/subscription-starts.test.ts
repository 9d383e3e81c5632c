/** Starts of subscriptions over the Live API: at once, scheduled, backdated, migrated; and their end by themselves. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
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

test('a subscription is a draft until it is started', async () => {
  const shop = await open();
  const draft = await shop.post(
    '/v1/Subscription',
    { ReferenceCustomer: 'ann', ReferenceOffer: 'basic' },
    201,
  );
  assert.deepEqual(draft.pick('Status', 'StateSubscription', 'DateStart', 'DatePeriodStart'), {
    Status: 'Draft',
    StateSubscription: 'DraftAgent',
    DateStart: null,
    DatePeriodStart: null,
  });
  assert.equal(draft.link('self'), `/v1/Subscription/${draft.number('Id')}`);
  assert.equal(draft.link('related-quote'), `/v1/Quoting/Subscription/${draft.number('Id')}/Start`);
  assert.deepEqual(await balanceOf(shop, 'ann'), []);
  await shop.get('/v1/Usages?ReferenceCustomer=ann', 204);
  const started = await shop.post(`/v1/Subscription/${draft.number('Id')}/Start`);
  const { Id, IdCustomer, IdSegment, IdOffer, IdCustomerBuyer, Features, ...rest } = Object(started.body);
  assert.deepEqual(rest, {
    ReferenceCustomer: 'ann',
    ReferenceSegment: 'main',
    ReferenceOffer: 'basic',
    ReferenceCustomerBuyer: 'ann',
    Status: 'Active',
    StateSubscription: 'ActiveRunning',
    StatusAfterTerm: 'Active',
    StateSubscriptionAfterTerm: 'ActiveRunning',
    Currency: 'EUR',
    TitleLocalized: 'basic',
    DateStart: '2026-01-01T09:00:00.00Z',
    DatePeriodStart: '2026-01-01T09:00:00.00Z',
    DatePeriodEnd: '2026-02-01T09:00:00.00Z',
    DateEnd: null,
    DateTerm: '2026-02-01T09:00:00.00Z',
    DateResetConsumption: '2026-02-01T09:00:00.00Z',
    DateNextBilling: '2026-01-01T09:00:00.00Z',
    IsTrial: false,
    IsEngaged: false,
    IsCustomerBillable: true,
    IsPaymentCappingReached: false,
    AmountUpFront: 0,
    AmountRecurrence: 1_000,
    DurationRecurrence: 1,
    UnitRecurrence: 'Month',
    CountRecurrences: null,
    CountMinRecurrences: null,
    AmountTermination: 0,
    PricingSubtotal: 1_000,
    PricingTotal: 1_200,
    Metadata: {},
    Links: started.at('Links'),
    DateUpdate: '2026-01-01T09:00:00.00Z',
  });
  assert.deepEqual([Id, IdCustomerBuyer], [draft.number('Id'), IdCustomer]);
  assert.deepEqual([IdSegment, IdOffer], [shop.segment.id, draft.number('IdOffer')]);
  assert.equal(Features.length, 3);
  assert.deepEqual(await balanceOf(shop, 'ann'), ['basic 1000']);
});

test('nothing is written when a priced start meets a buyer who cannot pay', async () => {
  const shop = await open();
  await shop.post('/v1/Customer', { ReferenceCustomer: 'bob' }, 201);
  const wanted = { ReferenceCustomer: 'bob', ReferenceOffer: 'basic' };
  const missing = '403 Error.Customer.PaymentSettings.Missing';
  assert.equal(await shop.refusal('POST', '/v1/Subscription?TryStart=True', wanted), missing);
  assert.equal(await shop.refusal('POST', '/v1/Subscription', { ...wanted, TryStart: true }), missing);
  await shop.get('/v1/Subscriptions', 204);
  await shop.get('/v1/Balance', 204);
  // A free offer asks for nothing, unless the caller does.
  const free = { ReferenceCustomer: 'bob', ReferenceOffer: 'free' };
  assert.equal(await shop.refusal('POST', '/v1/Subscription?EnsureBillable=true', free), missing);
  const started = await shop.post('/v1/Subscription?TryStart=true', free, 201);
  assert.equal(started.at('StateSubscription'), 'ActiveRunning');
  // Nor does anybody who says that they will be billed later.
  const waived = await shop.post('/v1/Subscription?TryStart=true&EnsureBillable=False', wanted, 201);
  assert.deepEqual(waived.pick('StateSubscription', 'IsCustomerBillable'), {
    StateSubscription: 'ActiveRunning',
    IsCustomerBillable: false,
  });
});

test('a start can be billed at once', async () => {
  const shop = await open();
  const body = { ReferenceCustomer: 'ann', ReferenceOffer: 'tried' };
  await shop.post('/v1/Subscription?TryStart=true&BillNow=true', body, 201);
  const [invoice, ...others] = (await shop.get('/v1/Invoices?ReferenceCustomer=ann')).items;
  assert.equal(others.length, 0);
  assert.deepEqual(invoice?.pick('AmountSubtotal', 'AmountTotal', 'Status', 'StateInvoice', 'TypePayment'), {
    AmountSubtotal: 1_500,
    AmountTotal: 1_800,
    Status: 'Due',
    StateInvoice: 'DueOffline',
    TypePayment: 'ExternalBank',
  });
  assert.deepEqual(await balanceOf(shop, 'ann'), []);
  const draft = await shop.post('/v1/Subscription', { ...body, ReferenceOffer: 'bare' }, 201);
  await shop.post(`/v1/Subscription/${draft.number('Id')}/Start`, { BillNow: true });
  assert.equal((await shop.get('/v1/Invoices?ReferenceCustomer=ann')).number('TotalItems'), 2);
});

test('a trial says that it is one, and for how long', async () => {
  const shop = await open();
  const started = await subscribe(shop, 'ann', 'tried');
  await shop.moveTo('2026-01-03T08:00Z');
  const trial = await shop.get(`/v1/Subscription/${started.number('Id')}`);
  assert.deepEqual(trial.pick('IsTrial', 'CountDaysTrial', 'DatePeriodEnd', 'UnitTrial'), {
    IsTrial: true,
    CountDaysTrial: 13,
    DatePeriodEnd: '2026-01-15T09:00:00.00Z',
    UnitTrial: 'Day',
  });
  await shop.moveTo('2026-01-15T10:00Z');
  const paid = await shop.get(`/v1/Subscription/${started.number('Id')}`);
  assert.deepEqual(paid.pick('IsTrial', 'CountDaysTrial', 'DatePeriodEnd'), {
    IsTrial: false,
    DatePeriodEnd: '2026-02-15T09:00:00.00Z',
  });
});

test('a start date to come schedules the start', async () => {
  const shop = await open();
  const later = await shop.post(
    '/v1/Subscription',
    { ReferenceCustomer: 'ann', ReferenceOffer: 'bare', DateStart: '2026-01-20T10:00:00+02:00' },
    201,
  );
  assert.deepEqual(later.pick('StateSubscription', 'StateSubscriptionAfterTerm', 'DateStart'), {
    StateSubscription: 'DraftDelayedStart',
    StateSubscriptionAfterTerm: 'ActiveRunning',
    DateStart: '2026-01-20T08:00:00.00Z',
  });
  await shop.post('/v1/BalanceLine', { ReferenceCustomer: 'ann', Amount: 99 }, 201);
  const tried = await shop.post(
    '/v1/Subscription?TryStart=true&BillNow=true',
    { ReferenceCustomer: 'ann', ReferenceOffer: 'bare', DateStart: '2026-01-20 08:00:00Z' },
    201,
  );
  assert.equal(tried.at('StateSubscription'), 'DraftDelayedStart');
  await shop.get('/v1/Invoices?ReferenceCustomer=ann', 204);
  await shop.moveTo('2026-01-20T09:00Z');
  const running = await shop.get(`/v1/Subscription/${later.number('Id')}`);
  assert.deepEqual(running.pick('StateSubscription', 'DateStart', 'DatePeriodEnd'), {
    StateSubscription: 'ActiveRunning',
    DateStart: '2026-01-20T08:00:00.00Z',
    DatePeriodEnd: '2026-02-20T08:00:00.00Z',
  });
});

test('a start date in the past charges every period since, a migration none of them', async () => {
  const shop = await open();
  const DateStart = '2025-10-15T09:00:00.0000Z';
  const backdated = await subscribe(shop, 'ann', 'bare', { DateStart });
  assert.deepEqual(backdated.pick('DateStart', 'DatePeriodStart', 'DatePeriodEnd'), {
    DateStart: '2025-10-15T09:00:00.00Z',
    DatePeriodStart: '2025-12-15T10:00:00.00Z',
    DatePeriodEnd: '2026-01-15T10:00:00.00Z',
  });
  assert.deepEqual(await balanceOf(shop, 'ann'), ['bare 700', 'bare 700', 'bare 700']);
  await addPayer(shop, 'mia');
  const body = { ReferenceCustomer: 'mia', ReferenceOffer: 'tried', DateStart };
  const moved = await shop.post('/v1/Subscription?TryStart=true&Migration=true', body, 201);
  assert.deepEqual(moved.pick('StateSubscription', 'DatePeriodEnd'), {
    StateSubscription: 'ActiveRunning',
    DatePeriodEnd: '2026-01-29T10:00:00.00Z',
  });
  assert.deepEqual(await balanceOf(shop, 'mia'), []);
  await shop.moveTo('2026-01-29T11:00Z');
  assert.deepEqual(await balanceOf(shop, 'mia'), ['tried 2000']);
});

test('a subscription ends by itself after its last recurrence', async () => {
  const shop = await open();
  const id = (await subscribe(shop, 'ann', 'thrice')).number('Id');
  await shop.moveTo('2026-03-15T09:00Z');
  const last = await shop.get(`/v1/Subscription/${id}`);
  assert.deepEqual(last.pick('StateSubscriptionAfterTerm', 'StatusAfterTerm', 'DateTerm'), {
    StateSubscriptionAfterTerm: 'EndedComplete',
    StatusAfterTerm: 'Ended',
    DateTerm: '2026-04-01T08:00:00.00Z',
  });
  await shop.moveTo('2026-04-02T09:00Z');
  const over = await shop.get(`/v1/Subscription?IdSubscription=${id}`);
  assert.deepEqual(over.pick('Status', 'DateEnd', 'DateTerm', 'StateSubscriptionAfterTerm'), {
    Status: 'Ended',
    DateEnd: '2026-04-01T08:00:00.00Z',
    DateTerm: null,
    StateSubscriptionAfterTerm: null,
  });
});
