/** The Back Office API, subscriptions: their life, their terms, every filter and every extra. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { addCustomers, addDiscount, addFeature, addOffer, sell } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const shop = await server.open();
const users = await addFeature(shop, 'users', 'Limitation');
const steps = [{ quantityMax: null, increment: 1, amountPerIncrement: 200, amountCeiling: null }];
const pro = await addOffer(shop, 'pro', {
  amountUpFront: 500,
  amountTrial: 100,
  durationTrial: 7,
  unitTrial: 'Day',
  countRecurrences: 12,
  countMinRecurrences: 3,
  amountTermination: 900,
  features: [{ reference: 'users', quantityIncluded: 2, quantityCurrent: 2, steps }],
});
const basic = await addOffer(shop, 'basic', { amountRecurrence: 300 });
const [ann, bob] = await addCustomers(shop, ['ann', 'bob']);
assert.ok(ann && bob);

const created = await shop.post('/Sub/subscriptions', {
  IdOffer: pro,
  IdCustomer: ann,
  IdCustomerBuyer: bob,
  TitleLocalized: 'Ours',
  AmountRecurrence: 2000,
  DurationRecurrence: 2,
  Metadata: { crm: '7' },
});
const draft = created.number('Id');
const [running = 0] = await sell(shop, opening, { offerId: basic, customerIds: [bob] });
const list = '/Sub/subscriptions';

describe('A created subscription', () => {
  test('is a draft with the terms of the offer and what overrides them, and is read as created', async () => {
    assert.deepEqual(
      ['StateSubscription', 'TitleLocalized', 'AmountRecurrence', 'AmountUpFront', 'CountMinRecurrences'].map(
        (name) => created.at(name),
      ),
      ['DraftAgent', 'Ours', 2000, 500, 3],
    );
    const read = await shop.get(`${list}/${draft}`);
    assert.equal(read.at('IdCustomerBuyer'), bob);
    assert.equal(read.at('IsPriced'), true);
  });

  test('starts and is billed at once when asked', async () => {
    const [payer] = await addCustomers(shop, ['at-once']);
    const body = { IdOffer: basic, IdCustomer: payer, TryStart: true, BillNow: true };
    const started = await shop.post(list, body);
    assert.equal(started.at('StateSubscription'), 'ActiveRunning');
    const invoices = await shop.get(`/Finance/invoices?IdCustomer=${payer}`);
    assert.equal(invoices.at('TotalItems'), 1);
  });

  const refused = [
    { body: {}, refusal: '422 Error.Input.Missing' },
    { body: { IdOffer: basic, IdCustomer: 999_999 }, refusal: '404 Error.Customer.NotFound' },
    { body: { IdOffer: 999_999, IdCustomer: ann }, refusal: '404 Error.Offer.NotFound' },
    { body: { IdCustomer: ann }, refusal: '404 Error.Offer.NotFound' },
    {
      body: { IdOffer: basic, IdCustomer: ann, IdCustomerBuyer: 999_999 },
      refusal: '404 Error.Customer.NotFound',
    },
    {
      body: { IdOffer: basic, IdCustomer: ann, CountRecurrences: 1, CountMinRecurrences: 2 },
      refusal: '422 Error.Input.Invalid',
    },
  ];
  for (const { body, refusal } of refused)
    test(`is refused as ${refusal} with ${JSON.stringify(body)}`, async () => {
      assert.equal(await shop.refusal('POST', list, body), refusal);
    });
});

describe('The list of subscriptions', () => {
  const one = { first: draft, second: running };
  const filters = [
    { filter: 'StateSubscription=DraftAgent', finds: 'first' },
    { filter: `IdOffer=${pro}`, finds: 'first' },
    { filter: `IdCustomer=${ann}`, finds: 'first' },
    { filter: `IdCustomerBuyer=${bob}&IdCustomer=${bob}`, finds: 'second' },
    {
      filter: `DateStartMin=2026-01-01T09:00:00Z&DateStartMax=2026-01-01T09:00:00Z&IdCustomer=${bob}`,
      finds: 'second',
    },
    { filter: 'AmountUpfront=500', finds: 'first' },
    { filter: 'AmountUpfrontMin=500&AmountUpfrontMax=500', finds: 'first' },
    { filter: 'AmountTrial=100', finds: 'first' },
    { filter: 'AmountTrialMin=100&AmountTrialMax=100', finds: 'first' },
    { filter: 'DurationTrial=7', finds: 'first' },
    { filter: 'DurationTrialMin=7&DurationTrialMax=7', finds: 'first' },
    { filter: 'UnitTrial=Day', finds: 'first' },
    { filter: 'AmountRecurrence=2000', finds: 'first' },
    { filter: 'AmountRecurrenceMin=2000&AmountRecurrenceMax=2000', finds: 'first' },
    { filter: 'DurationRecurrence=2', finds: 'first' },
    { filter: 'DurationRecurrenceMin=2&DurationRecurrenceMax=2', finds: 'first' },
    { filter: 'CountRecurrences=12', finds: 'first' },
    { filter: 'CountRecurrencesMin=12&CountRecurrencesMax=12', finds: 'first' },
    { filter: 'CountMinRecurrences=3', finds: 'first' },
    { filter: 'CountMinRecurrencesMin=3&CountMinRecurrencesMax=3', finds: 'first' },
    { filter: 'AmountTermination=900', finds: 'first' },
    { filter: 'AmountTerminationMin=900&AmountTerminationMax=900', finds: 'first' },
  ] as const;
  for (const { filter, finds } of filters)
    test(`finds exactly one by ${filter}`, async () => {
      const page = await shop.get(`${list}?${filter}`);
      assert.deepEqual(
        page.items.map((item) => item.at('Id')),
        [one[finds]],
      );
    });

  const keepAll = [
    'UnitRecurrence=Month',
    'Language=en',
    'IdSegment=',
    'ReferenceSegment=',
    'IdUserCreation=',
  ];
  for (const filter of keepAll)
    test(`is filtered by ${filter}`, async () => {
      const agent = created.at('IdUserCreation');
      const value = {
        'IdSegment=': String(shop.segment.id),
        'ReferenceSegment=': shop.segment.reference,
        'IdUserCreation=': String(agent),
      }[filter];
      const page = await shop.get(`${list}?SizePage=0&${filter}${value ?? ''}`);
      assert.ok(page.number('TotalItems') > 0);
      const none = filter.replace('Month', 'Week').replace('=en', '=de');
      if (none !== filter) assert.equal((await shop.get(`${list}?${none}`)).at('TotalItems'), 0);
    });

  test('is filtered by the dates of creation and change', async () => {
    const before = '2025-12-31T00:00:00Z';
    for (const name of ['DateCreation', 'DateUpdate']) {
      assert.equal((await shop.get(`${list}?${name}Max=${before}`)).at('TotalItems'), 0);
      assert.ok((await shop.get(`${list}?${name}Min=${before}`)).number('TotalItems') > 1);
    }
    assert.equal((await shop.get(`${list}?IdUserUpdate=999999`)).at('TotalItems'), 0);
  });

  test('refuses a segment that does not exist', async () => {
    assert.equal(await shop.refusal('GET', `${list}?IdSegment=999999`), '404 Error.Segment.NotFound');
  });

  test('shows everything that extra names', async () => {
    const shown = await shop.get(`${list}/${running}?extra=all`);
    for (const name of ['Customer', 'CustomerBuyer', 'AddressBilling', 'CustomerBalance', 'Offer', 'Renewal'])
      assert.ok(shown.at(name), name);
    for (const name of ['Segment', 'SettingsPayment']) assert.ok(shown.at(name), name);
    assert.ok((await shop.get(`${list}/${draft}?extra=UserCreation`)).at('UserCreation'));
    const plain = await shop.get(`${list}/${running}`);
    assert.equal(plain.at('Customer'), undefined);
  });
});

describe('Features and periods of subscriptions', () => {
  test('are listed and read', async () => {
    const features = await shop.get(`/Sub/SubscriptionFeatures?IdSubscription=${draft}&IdFeature=${users}`);
    const [feature] = features.items;
    assert.equal(feature?.at('QuantityIncluded'), 2);
    const read = await shop.get(`/Sub/SubscriptionFeatures/${feature?.at('Id')}`);
    assert.equal(read.at('IdSubscription'), draft);
    const periods = await shop.get(`/Sub/SubscriptionPeriods?IdSubscription=${running}&IsTrial=false`);
    const [period] = periods.items;
    const shown = await shop.get(`/Sub/SubscriptionPeriods/${period?.at('Id')}`);
    assert.equal(shown.at('Number'), 1);
  });

  const none = [
    '/Sub/SubscriptionFeatures?IdFeature=999999',
    '/Sub/SubscriptionFeatures?IdUserUpdate=999999',
    '/Sub/SubscriptionFeatures?DateUpdateMax=2025-12-31T00:00:00Z',
    `/Sub/SubscriptionPeriods?IdSubscription=${running}&IsTrial=true`,
    '/Sub/SubscriptionPeriods?DateStartMin=2030-01-01T00:00:00Z',
    '/Sub/SubscriptionPeriods?DateStartMax=2020-01-01T00:00:00Z',
    '/Sub/SubscriptionPeriods?DateEndMin=2030-01-01T00:00:00Z',
    '/Sub/SubscriptionPeriods?DateEndMax=2020-01-01T00:00:00Z',
  ];
  for (const url of none)
    test(`of which none is found by ${url}`, async () => {
      assert.equal((await shop.get(url)).at('TotalItems'), 0);
    });

  test('are refused by numbers that do not exist', async () => {
    assert.equal(
      await shop.refusal('GET', '/Sub/SubscriptionFeatures/999999'),
      '404 Error.SubscriptionFeature.NotFound',
    );
    assert.equal(
      await shop.refusal('GET', '/Sub/SubscriptionPeriods/999999'),
      '404 Error.SubscriptionPeriod.NotFound',
    );
  });
});

describe('Editing', () => {
  test('changes any term and feature of a draft, and its quote follows', async () => {
    const [payer = 0] = await addCustomers(shop, ['edited']);
    const id = (await shop.post(list, { IdOffer: pro, IdCustomer: payer })).number('Id');
    const edited = await shop.patch(`${list}/${id}`, {
      AmountUpFront: 700,
      DurationTrial: 14,
      Name: 'New name',
      Features: [{ ReferenceFeature: 'users', QuantityCurrent: 5, QuantityIncluded: 1 }],
      Clear: ['CountMinRecurrences', 'CountRecurrences'],
    });
    assert.equal(edited.at('AmountUpFront'), 700);
    assert.equal(edited.at('Name'), 'New name');
    assert.equal(edited.at('CountRecurrences'), undefined);
    assert.equal(edited.at('CountMinRecurrences'), undefined);
    const quote = await shop.get(`/Sub/Subscriptions/${id}/Quote`);
    assert.equal(quote.at('AmountSubtotal'), 700 + 100 + 4 * 200);
  });

  test('of a running one counts from its next period; what was charged stays', async () => {
    const own = await server.open();
    const offerId = await addOffer(own, 'basic');
    const customerIds = await addCustomers(own, ['edited']);
    const [id = 0] = await sell(own, opening, { offerId, customerIds });
    const url = `${list}/${id}`;
    const edited = await own.patch(url, {
      AmountRecurrence: 1500,
      CountRecurrences: 2,
      Metadata: { a: 'b' },
    });
    assert.equal(edited.at('AmountRecurrence'), 1500);
    assert.equal((await own.get(`/Sub/Subscriptions/${id}/Quote`)).at('AmountSubtotal'), 1500);
    await own.moveTo('2026-02-02T09:00Z');
    const lines = (await own.get(`/Finance/BalanceLines?IdSubscription=${id}`)).items;
    assert.deepEqual(
      lines.map((line) => line.at('AmountSubtotal')),
      [1500, 1000],
    );
    await own.moveTo('2026-03-02T09:00Z');
    assert.equal((await own.get(url)).at('StateSubscription'), 'EndedComplete');
    assert.equal(await own.refusal('PATCH', url, { AmountRecurrence: 1 }), '403 Error.Subscription.State');
  });

  const locked = [
    { AmountUpFront: 1 },
    { AmountTrial: 1 },
    { DurationTrial: 1 },
    { UnitTrial: 'Week' },
    { DurationRecurrence: 2 },
    { UnitRecurrence: 'Year' },
    { DateStart: '2026-03-01T00:00:00Z' },
  ];
  for (const body of locked)
    test(`refuses ${JSON.stringify(body)} once it has started`, async () => {
      assert.equal(await shop.refusal('PATCH', `${list}/${running}`, body), '403 Error.Subscription.Started');
    });

  test('changes the quantities of a running one as usage, and its prices never', async () => {
    const customerIds = await addCustomers(shop, ['quantities']);
    const [id = 0] = await sell(shop, opening, { offerId: pro, customerIds, terms: { durationTrial: 0 } });
    const url = `${list}/${id}`;
    await shop.patch(url, { Features: [{ ReferenceFeature: 'users', QuantityCurrent: 4 }] });
    const lines = await shop.get(`/Finance/BalanceLines?IdSubscription=${id}&IdFeature=${users}`);
    assert.deepEqual(
      lines.items.map((line) => line.at('AmountSubtotal')),
      [400],
    );
    const priced = { Name: 'half written', Features: [{ ReferenceFeature: 'users', QuantityIncluded: 9 }] };
    assert.equal(await shop.refusal('PATCH', url, priced), '403 Error.Subscription.Started');
    assert.notEqual((await shop.get(url)).at('Name'), 'half written');
  });
});

describe('The life of a subscription', () => {
  test('starts, is suspended, restarts, is terminated at term, and that is taken back', async () => {
    const customerIds = await addCustomers(shop, ['life']);
    const id = (await shop.post(list, { IdOffer: basic, IdCustomer: customerIds[0] })).number('Id');
    const act = async (action: string, body: unknown = {}) =>
      (await shop.post(`${list}/${id}/${action}`, body, 200)).at('StateSubscription');
    assert.equal(await act('Start'), 'ActiveRunning');
    assert.equal(await act('Suspend'), 'SuspendedAgent');
    assert.equal(await act('Start'), 'ActiveRunning');
    assert.equal(await act('Terminate'), 'ActiveDelayedTermination');
    assert.equal(await act('CancelTermination'), 'ActiveRunning');
    assert.equal(
      await shop.refusal('POST', `${list}/${id}/CancelTermination`, {}),
      '403 Error.Subscription.State',
    );
    assert.equal(
      await act('Terminate', { DateTermination: '2026-01-20T00:00:00Z' }),
      'ActiveDelayedTermination',
    );
    assert.equal(await act('CancelTermination'), 'ActiveRunning');
    assert.equal(await act('DateTerm', { DateTerm: '2026-01-25T00:00:00Z' }), 'ActiveRunning');
    assert.equal(await act('Terminate', { Immediate: true, ProratedCredit: true }), 'EndedTerminated');
    const credits = await shop.get(`/Finance/BalanceLines?IdSubscription=${id}&AmountSubtotalMax=-1`);
    assert.ok(credits.number('TotalItems') > 0);
    assert.equal(await shop.refusal('POST', `${list}/${id}/Start`, {}), '403 Error.Subscription.State');
  });

  test('that renews after its termination was taken back', async () => {
    const own = await server.open();
    const offerId = await addOffer(own, 'basic');
    const [id = 0] = await sell(own, opening, { offerId, customerIds: await addCustomers(own, ['kept']) });
    await own.post(`${list}/${id}/Terminate`, {}, 200);
    await own.post(`${list}/${id}/CancelTermination`, {}, 200);
    await own.moveTo('2026-02-02T09:00Z');
    const kept = await own.get(`${list}/${id}`);
    assert.equal(kept.at('CountPeriodsNonTrial'), 2);
    assert.equal(kept.at('StateSubscription'), 'ActiveRunning');
  });

  test('inside the engagement ends only when that is ignored, with the fee', async () => {
    const customerIds = await addCustomers(shop, ['engaged']);
    const [id = 0] = await sell(shop, opening, { offerId: pro, customerIds });
    const url = `${list}/${id}/Terminate`;
    assert.equal(await shop.refusal('POST', url, { Immediate: true }), '403 Error.Subscription.Engaged');
    await shop.post(url, { Immediate: true, IgnoreEngagement: true }, 200);
    const fee = `/Finance/BalanceLines?IdSubscription=${id}&TypeLine=AutoSubscriptionTermination`;
    assert.equal((await shop.get(fee)).items[0]?.at('AmountSubtotal'), 900);
  });

  test('is upgraded: the answer is the subscription that follows', async () => {
    const customerIds = await addCustomers(shop, ['upgraded']);
    const [id = 0] = await sell(shop, opening, { offerId: basic, customerIds });
    const next = await shop.post(`${list}/${id}/Upgrade`, { IdOffer: pro }, 200);
    assert.equal(next.at('IdOffer'), pro);
    assert.equal((await shop.get(`${list}/${id}`)).at('IdSubscriptionSuccessor'), next.at('Id'));
    assert.equal(
      await shop.refusal('POST', `${list}/${id}/Upgrade`, { IdOffer: 999_999 }),
      '404 Error.Offer.NotFound',
    );
  });

  test('is deleted as a draft only', async () => {
    const id = (await shop.post(list, { IdOffer: basic, IdCustomer: ann })).number('Id');
    assert.equal(await shop.refusal('POST', `${list}/${id}/Terminate`, {}), '403 Error.Subscription.State');
    await shop.remove(`${list}/${id}`);
    assert.equal(await shop.refusal('GET', `${list}/${id}`), '404 Error.Subscription.NotFound');
    assert.equal((await shop.get(`${list}?StateSubscription=Deleted`)).at('TotalItems'), 1);
    assert.equal(await shop.refusal('DELETE', `${list}/${running}`), '403 Error.Subscription.Delete.Started');
    const charged = (await shop.post(list, { IdOffer: basic, IdCustomer: ann })).number('Id');
    const line = { IdCustomer: ann, IdSubscription: charged, Amount: 100, TextLocalized: 'Set-up' };
    await shop.post('/Finance/BalanceLines', line);
    assert.equal(await shop.refusal('DELETE', `${list}/${charged}`), '403 Error.Subscription.Delete.Started');
  });
});

describe('A discount of a subscription', () => {
  test('counts from the next period and is taken off again', async () => {
    const own = await server.open();
    const offerId = await addOffer(own, 'basic');
    const discount = await addDiscount(own, 'half', {
      typeOff: 'PerTenThousand',
      valueOff: 5000,
      targetFee: 'FlatFee',
      countPeriods: null,
    });
    const [id = 0] = await sell(own, opening, { offerId, customerIds: await addCustomers(own, ['kept']) });
    const added = await own.post('/Sub/SubscriptionDiscounts', { IdSubscription: id, IdDiscount: discount });
    assert.equal(added.at('FirstPeriod'), 2);
    assert.equal((await own.get(`/Sub/Subscriptions/${id}/Quote`)).at('AmountSubtotal'), 500);
    await own.moveTo('2026-02-02T09:00Z');
    await own.remove(`/Sub/SubscriptionDiscounts/${added.at('IdSubscriptionDiscount')}`);
    assert.equal((await own.get(`/Sub/Subscriptions/${id}/Quote`)).at('AmountSubtotal'), 1000);
    const gone = `/Sub/SubscriptionDiscounts/${added.at('IdSubscriptionDiscount')}`;
    assert.equal(await own.refusal('DELETE', gone), '404 Error.SubscriptionDiscount.NotFound');
    const unknown = { IdSubscription: id, IdDiscount: 999_999 };
    assert.equal(
      await own.refusal('POST', '/Sub/SubscriptionDiscounts', unknown),
      '404 Error.Discount.NotFound',
    );
  });
});

test('Support changes subscriptions, a developer reads them only', async () => {
  const support = await shop.as('Support');
  await support.patch(`${list}/${draft}`, { Name: 'By support' });
  const developer = await shop.as('Developer');
  await developer.get(`${list}/${draft}`);
  assert.equal(
    await developer.refusal('PATCH', `${list}/${draft}`, { Name: 'x' }),
    '403 Error.Api.Permission.Missing',
  );
});
