/** What happens to a running subscription over the Live API: upgrade, suspension, restart, termination, its term. */
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

const states = ['StateSubscription', 'StateSubscriptionAfterTerm', 'DateTerm', 'DateEnd'];

test('an upgrade now ends the old subscription and answers the new one', async () => {
  const shop = await open();
  const old = (await subscribe(shop, 'ann', 'basic')).number('Id');
  await shop.post('/v1/Usage', { ReferenceCustomer: 'ann', ReferenceFeature: 'mails', Increment: 150 });
  // 15.5 of 31 days remain.
  await shop.moveTo('2026-01-16T21:00Z');
  const upgraded = await shop.post(`/v1/Subscription/${old}/Upgrade?ReferenceOffer=pro`);
  assert.notEqual(upgraded.number('Id'), old);
  assert.deepEqual(upgraded.pick('ReferenceOffer', 'StateSubscription', 'DateStart', 'DatePeriodEnd'), {
    ReferenceOffer: 'pro',
    StateSubscription: 'ActiveRunning',
    DateStart: '2026-01-16T21:00:00.00Z',
    DatePeriodEnd: '2026-02-01T09:00:00.00Z',
  });
  assert.deepEqual((await shop.get(`/v1/Subscription/${old}`)).pick(...states), {
    StateSubscription: 'EndedUpgrade',
    StateSubscriptionAfterTerm: null,
    DateTerm: null,
    DateEnd: '2026-01-16T21:00:00.00Z',
  });
  assert.deepEqual(await balanceOf(shop, 'ann'), [
    'mails\u00a0: consommation 100',
    'basic\u00a0: avoir pour le temps non utilisé -500',
    'pro\u00a0: prorata du temps restant 1500',
  ]);
  const usages = await shop.get('/v1/Usages?ReferenceCustomer=ann');
  assert.deepEqual([...new Set(usages.items.map((one) => one.at('IdSubscription')))], [upgraded.at('Id')]);
});

test('an upgrade now can be billed now', async () => {
  const shop = await open();
  const old = (await subscribe(shop, 'ann', 'bare')).number('Id');
  await shop.post('/v1/Billing/Customer', { ReferenceCustomer: 'ann' });
  // n8n puts everything into the body.
  const body = { ReferenceOffer: 'yearly', Immediate: 'true', BillNow: true, IgnoreEngagement: '' };
  const upgraded = await shop.post(`/v1/Subscription/${old}/Upgrade`, body);
  assert.deepEqual(upgraded.pick('UnitRecurrence', 'DatePeriodEnd'), {
    UnitRecurrence: 'Year',
    DatePeriodEnd: '2027-01-01T09:00:00.00Z',
  });
  const [newest] = (await shop.get('/v1/Invoices?ReferenceCustomer=ann')).items;
  assert.equal(newest?.at('AmountSubtotal'), 24_000 - 700);
});

test('an upgrade at the term waits for it', async () => {
  const shop = await open();
  const old = (await subscribe(shop, 'ann', 'basic')).number('Id');
  const url = `/v1/Subscription/${old}/Upgrade?ReferenceOffer=pro&Immediate=False`;
  const next = await shop.post(url);
  assert.deepEqual(next.pick(...states, 'DateStart'), {
    StateSubscription: 'DraftDelayedUpgrade',
    StateSubscriptionAfterTerm: 'ActiveRunning',
    DateTerm: null,
    DateEnd: null,
    DateStart: null,
  });
  assert.deepEqual((await shop.get(`/v1/Subscription/${old}`)).pick(...states), {
    StateSubscription: 'ActiveDelayedUpgrade',
    StateSubscriptionAfterTerm: 'EndedUpgrade',
    DateTerm: '2026-02-01T09:00:00.00Z',
    DateEnd: null,
  });
  assert.deepEqual(await balanceOf(shop, 'ann'), ['basic 1000']);
  assert.equal(await shop.refusal('POST', url), '403 Error.Subscription.State');
  assert.equal(
    await shop.refusal('POST', `/v1/Subscription/${next.number('Id')}/Start`),
    '403 Error.Subscription.State',
  );
  await shop.moveTo('2026-02-01T10:00Z');
  assert.deepEqual((await shop.get('/v1/Subscription?ReferenceCustomer=ann')).pick('Id', ...states), {
    Id: next.number('Id'),
    StateSubscription: 'ActiveRunning',
    StateSubscriptionAfterTerm: 'ActiveRunning',
    DateTerm: '2026-03-01T09:00:00.00Z',
    DateEnd: null,
  });
});

test('an engagement holds a downgrade and a termination back, unless they are forced', async () => {
  const shop = await open();
  const id = (await subscribe(shop, 'ann', 'engaged')).number('Id');
  await addPayer(shop, 'eve');
  const other = (await subscribe(shop, 'eve', 'engaged')).number('Id');
  assert.equal((await shop.get(`/v1/Subscription/${id}`)).at('IsEngaged'), true);
  const engaged = '403 Error.Subscription.Engaged';
  const upgrade = `/v1/Subscription/${id}/Upgrade?ReferenceOffer=bare`;
  assert.equal(await shop.refusal('POST', upgrade), engaged);
  assert.equal(
    await shop.refusal('POST', `/v1/Quoting/Subscription/${id}/Upgrade?ReferenceOffer=bare`),
    engaged,
  );
  const terminate = `/v1/Subscription/${id}/Termination`;
  assert.equal(await shop.refusal('POST', `${terminate}?Immediate=true`), engaged);
  const early = { DateTermination: '2026-02-15T00:00:00Z' };
  assert.equal(await shop.refusal('POST', terminate, early), engaged);
  // At term, it is the term of the engagement.
  assert.deepEqual((await shop.post(terminate)).pick(...states, 'IsEngaged'), {
    StateSubscription: 'ActiveDelayedTermination',
    StateSubscriptionAfterTerm: 'EndedTerminated',
    DateTerm: '2026-04-01T08:00:00.00Z',
    DateEnd: null,
    IsEngaged: true,
  });
  assert.deepEqual(await balanceOf(shop, 'ann'), ['engaged 5000']);
  const forced = await shop.post(`${terminate}?Immediate=true&IgnoreEngagement=true`);
  assert.equal(forced.at('StateSubscription'), 'EndedTerminated');
  assert.deepEqual(await balanceOf(shop, 'ann'), [
    'engaged 5000',
    'engaged\u00a0: frais de résiliation 9900',
  ]);
  const changed = await shop.post(
    `/v1/Subscription/${other}/Upgrade?ReferenceOffer=bare&IgnoreEngagement=True`,
  );
  assert.equal(changed.at('ReferenceOffer'), 'bare');
});

test('a termination waits for the term, comes on a date, or comes now', async () => {
  const shop = await open();
  const ids: number[] = [];
  for (const offer of ['bare', 'basic', 'pro']) ids.push((await subscribe(shop, 'ann', offer)).number('Id'));
  const [atTerm, onDate, now] = ids.map((id) => `/v1/Subscription/${id}/Termination`);
  assert.deepEqual((await shop.post(atTerm ?? '')).pick(...states), {
    StateSubscription: 'ActiveDelayedTermination',
    StateSubscriptionAfterTerm: 'EndedTerminated',
    DateTerm: '2026-02-01T09:00:00.00Z',
    DateEnd: null,
  });
  const dated = await shop.post(`${onDate}?DateTermination=2026-01-10%2012%3A00%3A00Z`);
  assert.deepEqual(dated.pick('StateSubscription', 'DateTerm', 'DatePeriodEnd'), {
    StateSubscription: 'ActiveDelayedTermination',
    DateTerm: '2026-01-10T12:00:00.00Z',
    DatePeriodEnd: '2026-02-01T09:00:00.00Z',
  });
  const past = { DateTermination: '2025-12-31T00:00:00Z' };
  assert.equal(await shop.refusal('POST', onDate ?? '', past), '422 Error.Input.Date.Past');
  // Ignored when it is to be now; and what n8n sends for none.
  const ended = await shop.post(now ?? '', { Immediate: true, DateTermination: '2026-05-01T00:00:00Z' });
  assert.deepEqual(ended.pick('StateSubscription', 'DateEnd'), {
    StateSubscription: 'EndedTerminated',
    DateEnd: '2026-01-01T09:00:00.00Z',
  });
  assert.equal(
    (await shop.post(atTerm ?? '', { DateTermination: false, Immediate: '' })).at('DateTerm'),
    '2026-02-01T09:00:00.00Z',
  );
  assert.equal((await shop.get('/v1/Usages?ReferenceCustomer=ann')).at('TotalItems'), 3, 'rights go on');
  await shop.moveTo('2026-01-10T12:00Z');
  await shop.get('/v1/Usages?ReferenceCustomer=ann', 204);
  await shop.moveTo('2026-02-02T00:00Z');
  const over = (await shop.get('/v1/Subscriptions?ReferenceCustomer=ann')).items;
  assert.deepEqual(
    over.map((one) => [one.at('StateSubscription'), one.at('DateEnd')]),
    [
      ['EndedTerminated', '2026-01-01T09:00:00.00Z'],
      ['EndedTerminated', '2026-01-10T12:00:00.00Z'],
      ['EndedTerminated', '2026-02-01T09:00:00.00Z'],
    ],
  );
});

test('a termination at the term is taken back, while it has not come', async () => {
  const shop = await open();
  const id = (await subscribe(shop, 'ann', 'basic')).number('Id');
  const back = `/v1/Subscription/${id}/CancelTermination`;
  assert.equal(await shop.refusal('POST', back), '403 Error.Subscription.State');
  await shop.post(`/v1/Subscription/${id}/Termination`);
  const kept = await shop.post(back);
  assert.deepEqual(kept.pick('StateSubscription', 'StatusAfterTerm'), {
    StateSubscription: 'ActiveRunning',
    StatusAfterTerm: 'Active',
  });
  assert.equal(
    await shop.refusal('POST', '/v1/Subscription/999999/CancelTermination'),
    '404 Error.Subscription.NotFound',
  );
});

test('a draft that is terminated is gone; the answer says so once', async () => {
  const shop = await open();
  const draft = { ReferenceCustomer: 'ann', ReferenceOffer: 'bare' };
  const id = (await shop.post('/v1/Subscription', draft, 201)).number('Id');
  const deleted = await shop.post(`/v1/Subscription/${id}/Termination`);
  assert.deepEqual(deleted.pick('Status', 'StateSubscription', 'Links'), {
    Status: 'Deleted',
    StateSubscription: 'Deleted',
    Links: [],
  });
  await shop.get(`/v1/Subscription/${id}`, 404);
  await shop.get('/v1/Subscriptions?ReferenceCustomer=ann', 204);
  for (const change of ['Start', 'Termination', 'Suspension'])
    assert.match(await shop.refusal('POST', `/v1/Subscription/${id}/${change}`), /^40[34] /);
});

test('a suspension stops the rights; a restart opens a new period', async () => {
  const shop = await open();
  const id = (await subscribe(shop, 'ann', 'basic')).number('Id');
  await shop.post('/v1/Usage', { ReferenceCustomer: 'ann', ReferenceFeature: 'mails', Increment: 120 });
  await shop.moveTo('2026-01-11T09:00Z');
  // A C# client names the state that it wants in a parameter of another meaning.
  const suspended = await shop.post(`/v1/Subscription/${id}/Suspension?tryStart=SuspendedAgent&html=False`);
  assert.deepEqual(suspended.pick('Status', ...states), {
    Status: 'Suspended',
    StateSubscription: 'SuspendedAgent',
    StateSubscriptionAfterTerm: null,
    DateTerm: null,
    DateEnd: null,
  });
  await shop.get('/v1/Usages?ReferenceCustomer=ann', 204);
  assert.equal(
    await shop.refusal('POST', '/v1/Usage', {
      ReferenceCustomer: 'ann',
      ReferenceFeature: 'mails',
      Increment: 1,
    }),
    '403 Error.Api.Usage.NoneMatching',
  );
  assert.deepEqual(await balanceOf(shop, 'ann'), ['mails\u00a0: consommation 40']);
  await shop.moveTo('2026-02-20T09:00Z');
  const restarted = await shop.post(`/v1/Subscription/${id}/Start`);
  assert.deepEqual(restarted.pick('StateSubscription', 'DateStart', 'DatePeriodStart', 'DatePeriodEnd'), {
    StateSubscription: 'ActiveRunning',
    DateStart: '2026-01-01T09:00:00.00Z',
    DatePeriodStart: '2026-02-20T09:00:00.00Z',
    DatePeriodEnd: '2026-03-20T09:00:00.00Z',
  });
  const mails = await shop.get('/v1/Usage?ReferenceCustomer=ann&ReferenceFeature=mails');
  assert.equal(mails.at('QuantityCurrent'), 0);
  await shop.post(`/v1/Subscription/${id}/Termination?Immediate=true`);
  assert.equal(
    await shop.refusal('POST', `/v1/Subscription/${id}/Start`),
    '403 Error.Subscription.State',
    'what has ended does not start again',
  );
});

test('a term is moved into the future, in the query or in the body', async () => {
  const shop = await open();
  const id = (await subscribe(shop, 'ann', 'bare')).number('Id');
  const url = `/v1/Subscription/${id}/DateTerm`;
  const moved = await shop.post(url, { DateTerm: '2026-02-15T00:00:00+0000' });
  assert.deepEqual(moved.pick('DateTerm', 'DatePeriodEnd', 'StateSubscription'), {
    DateTerm: '2026-02-15T00:00:00.00Z',
    DatePeriodEnd: '2026-02-15T00:00:00.00Z',
    StateSubscription: 'ActiveRunning',
  });
  // C# clients: in the query, encoded twice, with no body but its type.
  const again = await shop.post(`${url}?dateTerm=2026-02-10%252000%253A00%253A00Z`);
  assert.equal(again.at('DateTerm'), '2026-02-10T00:00:00.00Z');
  for (const [body, refusal] of [
    [{ DateTerm: '2026-01-01T09:00:00Z' }, '422 Error.Input.Date.Past'],
    [{ DateTerm: '' }, '422 Error.Input.Missing'],
    [{ DateTerm: '2026-02-30T00:00:00Z' }, '422 Error.Input.Invalid'],
  ] as const)
    assert.equal(await shop.refusal('POST', url, body), refusal);
  await shop.post(`/v1/Subscription/${id}/Termination`);
  const later = await shop.post(url, { DateTerm: '2026-03-01T00:00:00Z' });
  assert.deepEqual(later.pick(...states), {
    StateSubscription: 'ActiveDelayedTermination',
    StateSubscriptionAfterTerm: 'EndedTerminated',
    DateTerm: '2026-03-01T00:00:00.00Z',
    DateEnd: null,
  });
});
