import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addCustomers, addFeature, addOffer, sell } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const path = '/Sub/Offers';
const features = '/Sub/OfferFeatures';
const terms = {
  AmountUpFront: 5_000,
  AmountTrial: 100,
  DurationTrial: 14,
  UnitTrial: 'Day',
  AmountRecurrence: 2_990,
  DurationRecurrence: 1,
  UnitRecurrence: 'Month',
  CountRecurrences: 12,
  CountMinRecurrences: 3,
  AmountTermination: 900,
};

test('an offer is created with all its terms, read, changed, emptied of its end, and deleted', async () => {
  const shop = await server.open();
  const created = await shop.post(path, {
    ReferenceOffer: 'pro',
    Name: 'Pro',
    ...terms,
    KeyCharge: 'standard',
  });
  assert.deepEqual(
    created.pick('ReferenceOffer', 'Name', 'StateLife', 'Currency', 'KeyCharge', ...Object.keys(terms)),
    {
      ReferenceOffer: 'pro',
      Name: 'Pro',
      StateLife: 'Ok',
      Currency: 'EUR',
      KeyCharge: 'standard',
      ...terms,
    },
  );
  const one = `${path}/${created.number('Id')}`;
  const changed = await shop.patch(one, {
    ReferenceOffer: 'pro-2',
    AmountRecurrence: 3_990,
    Title: { fr: 'Pro', en: 'Pro' },
    Order: 4,
    Clear: ['CountRecurrences', 'KeyCharge'],
  });
  assert.deepEqual(
    changed.pick('ReferenceOffer', 'AmountRecurrence', 'CountMinRecurrences', 'Order', 'Name'),
    {
      ReferenceOffer: 'pro-2',
      AmountRecurrence: 3_990,
      CountMinRecurrences: 3,
      Order: 4,
      Name: 'Pro',
    },
  );
  assert.deepEqual([changed.has('CountRecurrences'), changed.has('KeyCharge')], [false, false]);
  assert.deepEqual((await shop.get(one)).body, changed.body);
  await shop.remove(one);
  for (const method of ['GET', 'PATCH', 'DELETE'] as const)
    assert.equal(
      await shop.refusal(method, one, method === 'PATCH' ? {} : undefined),
      '404 Error.Offer.NotFound',
    );
});

test('an offer needs no name: its title names it, else its reference', async () => {
  const shop = await server.open();
  const titled = { ReferenceOffer: 'titled', Title: { fr: 'Une année', en: 'A year' }, AmountRecurrence: 1 };
  assert.match((await shop.post(path, titled)).text('Name'), /^(Une année|A year)$/);
  const bare = await shop.post(path, { ReferenceOffer: 'bare', AmountRecurrence: 1 });
  assert.equal(bare.text('Name'), 'bare');
});

test('a feature that was archived stays in its offers, and enters no other', async () => {
  const shop = await server.open();
  const api = await addFeature(shop, 'api', 'OnOff');
  const offerId = await addOffer(shop, 'pro', { features: [{ reference: 'api' }] });
  await shop.patch(`/Organization/Features/${api}`, { StateLife: 'DisabledUser' });
  assert.equal((await shop.get(`${features}?IdOffer=${offerId}`)).items.length, 1);
  assert.equal(
    await shop.refusal('POST', `${path}/${offerId}/Duplicate`, {}),
    '403 Error.Feature.NotOffered',
  );
});

test('each filter of offers keeps what it names', async () => {
  const shop = await server.open();
  const other = await shop.addSegment({ reference: 'other' });
  const first = await shop.post(path, { ReferenceOffer: 'a', Name: 'Alpha', ...terms });
  const plain = { AmountRecurrence: 1_000, UnitRecurrence: 'Year', DurationRecurrence: 2 };
  await shop.post(path, {
    ReferenceOffer: 'b',
    Name: 'Beta',
    ...plain,
    IsVisible: false,
    StateLife: 'DisabledUser',
  });
  await shop.post(path, {
    ReferenceOffer: 'c',
    Name: 'Gamma',
    AmountRecurrence: 7,
    ReferenceSegment: 'other',
  });
  const found = async (query: string) =>
    (await shop.get(`${path}?${query}`)).items.map((item) => item.text('ReferenceOffer')).join('');
  const expected: Readonly<Record<string, string>> = {
    '': 'abc',
    [`IdOffer=${first.number('Id')}`]: 'a',
    'ReferenceOffer=b': 'b',
    'StateLife=DisabledUser': 'b',
    'Name=ALPH': 'a',
    'IsVisible=false': 'b',
    'AmountUpfront=5000': 'a',
    'AmountUpfrontMin=1': 'a',
    'AmountUpfrontMax=0': 'bc',
    'AmountTrialMin=100&AmountTrialMax=100': 'a',
    'AmountTrial=100': 'a',
    'DurationTrial=14': 'a',
    'DurationTrialMin=15': '',
    'DurationTrialMax=0': 'bc',
    'UnitTrial=Day': 'a',
    'AmountRecurrence=1000': 'b',
    'AmountRecurrenceMin=1000': 'ab',
    'AmountRecurrenceMax=1000': 'bc',
    'DurationRecurrence=2': 'b',
    'DurationRecurrenceMin=2': 'b',
    'DurationRecurrenceMax=1': 'ac',
    'UnitRecurrence=Year': 'b',
    'CountRecurrences=12': 'a',
    'CountRecurrencesMin=12': 'a',
    'CountRecurrencesMax=11': '',
    'CountMinRecurrencesMin=1': 'a',
    'AmountTermination=900': 'a',
    'AmountTerminationMin=901': '',
    'AmountTerminationMax=899': 'bc',
    [`IdSegment=${other.id}`]: 'c',
    'ReferenceSegment=other': 'c',
    'IdUserUpdate=999999': '',
    [`IdUserCreation=${first.number('IdUserCreation')}`]: 'abc',
    'DateCreationMin=2026-01-01T09:00:00Z': 'abc',
    'DateUpdateMax=2026-01-01T08:59:59Z': '',
    'SizePage=1&Page=2': 'b',
  };
  for (const [query, wanted] of Object.entries(expected)) assert.equal(await found(query), wanted, query);
  const [listed] = (await shop.get(`${path}?extra=all`)).items;
  assert.deepEqual([listed?.text('Segment.Currency'), listed?.text('UserCreation.Name')], ['EUR', 'Owner']);
});

test('features of an offer are added with their prices, listed, changed and taken out', async () => {
  const shop = await server.open();
  const sites = await addFeature(shop, 'sites', 'Limitation');
  await addFeature(shop, 'api', 'OnOff');
  const offer = await shop.post(path, { ReferenceOffer: 'pro', Name: 'Pro', AmountRecurrence: 1_000 });
  const IdOffer = offer.number('Id');
  const Steps = [
    { QuantityMax: 10, Increment: 1, AmountPerIncrement: 500, AmountCeiling: 4_000 },
    { Increment: 5, AmountPerIncrement: 100 },
  ];
  const added = await shop.post(features, {
    IdOffer,
    IdFeature: sites,
    QuantityIncluded: 2,
    QuantityCurrent: 1,
    Steps,
    Properties: ['UpdatableAfterSubscription', 'FreeInTrial'],
  });
  assert.deepEqual(
    added.pick(
      'ReferenceOffer',
      'ReferenceFeature',
      'QuantityIncluded',
      'QuantityCurrent',
      'Steps',
      'Properties',
      'Order',
    ),
    {
      ReferenceOffer: 'pro',
      ReferenceFeature: 'sites',
      QuantityIncluded: 2,
      QuantityCurrent: 1,
      Steps,
      Properties: 'UpdatableAfterSubscription, FreeInTrial',
      Order: 0,
    },
  );
  const second = await shop.post(features, {
    ReferenceOffer: 'pro',
    ReferenceFeature: 'api',
    IsIncluded: true,
  });
  assert.deepEqual(second.pick('IsIncluded', 'IsEnabled', 'Order'), {
    IsIncluded: true,
    IsEnabled: true,
    Order: 1,
  });
  const one = `${features}/${added.number('Id')}`;
  assert.deepEqual((await shop.get(one)).body, added.body);
  const changed = await shop.patch(one, {
    QuantityCurrent: 7,
    Order: 5,
    Clear: ['QuantityIncluded', 'Steps'],
  });
  assert.deepEqual(changed.pick('QuantityCurrent', 'Steps', 'Order', 'Properties'), {
    QuantityCurrent: 7,
    Steps: [],
    Order: 5,
    Properties: 'UpdatableAfterSubscription, FreeInTrial',
  });
  assert.equal(changed.has('QuantityIncluded'), false);
  const found = async (query: string) =>
    (await shop.get(`${features}?${query}`)).items.map((item) => item.text('ReferenceFeature')).join();
  for (const [query, wanted] of [
    ['', 'api,sites'],
    [`IdFeature=${sites}`, 'sites'],
    ['ReferenceFeature=api', 'api'],
    ['TypeFeature=OnOff', 'api'],
    ['FeatureName=SITE', 'sites'],
    // Not a word of any language, but what a translation is kept with.
    ['FeatureName=fr', ''],
    ['IsVisible=false', ''],
    [`IdOffer=${IdOffer}&SizePage=1`, 'api'],
    [`ReferenceSegment=${shop.segment.reference}`, 'api,sites'],
  ] as const)
    assert.equal(await found(query), wanted, query);
  const [listed] = (await shop.get(`${features}?extra=UserUpdate&IdFeature=${sites}`)).items;
  assert.equal(listed?.text('UserUpdate.Name'), 'Owner');
  const copy = await shop.post(`${path}/${IdOffer}/Duplicate`, { ReferenceOffer: 'pro-copy', Name: 'Copy' });
  assert.deepEqual(copy.pick('ReferenceOffer', 'Name', 'IsVisible', 'AmountRecurrence'), {
    ReferenceOffer: 'pro-copy',
    Name: 'Copy',
    IsVisible: false,
    AmountRecurrence: 1_000,
  });
  assert.equal((await shop.get(`${features}?IdOffer=${copy.number('Id')}`)).number('TotalItems'), 2);
  await shop.remove(one);
  assert.equal(await found(`IdOffer=${IdOffer}`), 'api');
});

test('offers and features are put into an order', async () => {
  const shop = await server.open();
  const offers = [await addOffer(shop, 'a'), await addOffer(shop, 'b'), await addOffer(shop, 'c')];
  const [a = 0, b = 0, c = 0] = offers;
  const ordered = await shop.post(`${path}/Order`, { Offers: [c, a] }, 200);
  assert.deepEqual(
    ordered.items.map((item) => item.number('Id')),
    [c, a, b],
  );
  const last = await shop.post(path, { ReferenceOffer: 'd', Name: 'd', AmountRecurrence: 1, Order: 3 });
  const d = last.number('Id');
  const moved = await shop.post(`${path}/Order`, { Offers: [d, c] }, 200);
  assert.deepEqual(
    moved.items.map((item) => item.number('Id')),
    [d, c, a, b],
  );
  const first = await addFeature(shop, 'x', 'OnOff');
  const second = await addFeature(shop, 'y', 'OnOff');
  const sorted = await shop.post('/Organization/Features/Order', { Features: [second, first] }, 200);
  assert.deepEqual(
    sorted.items.map((item) => item.text('ReferenceFeature')),
    ['y', 'x'],
  );
  assert.equal(
    await shop.refusal('POST', `${path}/Order`, { Offers: [999_999] }),
    '404 Error.Offer.NotFound',
  );
  assert.equal(
    await shop.refusal('POST', '/Organization/Features/Order', { Features: [999_999] }),
    '404 Error.Feature.NotFound',
  );
});

test('a quote is what a subscription then costs, for a customer or for somebody', async () => {
  const shop = await server.open();
  const created = await shop.post(path, {
    ReferenceOffer: 'pro',
    Name: 'Pro',
    AmountUpFront: 500,
    AmountRecurrence: 1_000,
  });
  const quote = `${path}/${created.number('Id')}/Quote`;
  const [ann] = await addCustomers(shop, ['ann']);
  const quoted = await shop.get(`${quote}?IdCustomer=${ann}`);
  assert.deepEqual(quoted.pick('AmountSubtotal', 'AmountTotal'), {
    AmountSubtotal: 1_500,
    AmountTotal: 1_800,
  });
  assert.equal((await shop.get(quote)).number('AmountSubtotal'), 1_500);
  assert.equal((await shop.get('/Distribution/Customers')).number('TotalItems'), 1);
  assert.equal(await shop.refusal('GET', `${quote}?IdCustomer=999999`), '404 Error.Customer.NotFound');
  assert.equal(await shop.refusal('GET', `${path}/999999/Quote`), '404 Error.Offer.NotFound');
});

test('what cannot be is refused; an archived offer is sold to nobody', async () => {
  const shop = await server.open();
  const offer = await shop.post(path, { ReferenceOffer: 'pro', Name: 'Pro', AmountRecurrence: 1_000 });
  const offerId = offer.number('Id');
  await shop.post(path, { ReferenceOffer: 'taken', Name: 'Taken', AmountRecurrence: 1 });
  const archived = await shop.post(path, {
    ReferenceOffer: 'old',
    Name: 'Old',
    AmountRecurrence: 1,
    StateLife: 'DisabledUser',
  });
  const feature = await addFeature(shop, 'api', 'OnOff');
  const gone = await shop.post('/Organization/Features', {
    Name: 'Gone',
    TypeFeature: 'OnOff',
    StateLife: 'DisabledUser',
  });
  const inOffer = await shop.post(features, { IdOffer: offerId, IdFeature: feature });
  const [ann = 0] = await addCustomers(shop, ['ann']);
  const [subscriptionId] = await sell(shop, opening, { offerId, customerIds: [ann] });
  const one = `${path}/${offerId}`;
  const refusals: readonly (readonly [Promise<string>, string])[] = [
    [
      shop.refusal('POST', path, { ReferenceOffer: 'pro', Name: 'x', AmountRecurrence: 1 }),
      '409 Error.Offer.Reference.Taken',
    ],
    [shop.refusal('PATCH', one, { ReferenceOffer: 'taken' }), '409 Error.Offer.Reference.Taken'],
    [
      shop.refusal('POST', `${one}/Duplicate`, { ReferenceOffer: 'taken' }),
      '409 Error.Offer.Reference.Taken',
    ],
    [shop.refusal('POST', `${path}/999999/Duplicate`, {}), '404 Error.Offer.NotFound'],
    [shop.refusal('POST', path, { Name: 'x' }), '422 Error.Input.Missing'],
    [shop.refusal('PATCH', one, { CountRecurrences: 2, CountMinRecurrences: 3 }), '422 Error.Input.Invalid'],
    [shop.refusal('PATCH', one, { AmountRecurrence: -1 }), '422 Error.Input.Invalid'],
    [shop.refusal('DELETE', one), '403 Error.Offer.InUse'],
    [
      shop.refusal('POST', features, { IdOffer: offerId, IdFeature: feature }),
      '409 Error.OfferFeature.Taken',
    ],
    [
      shop.refusal('POST', features, { IdOffer: offerId, IdFeature: gone.number('Id') }),
      '403 Error.Feature.NotOffered',
    ],
    [shop.refusal('POST', features, { IdOffer: 999_999, IdFeature: feature }), '404 Error.Offer.NotFound'],
    [
      shop.refusal('POST', features, { IdOffer: offerId, ReferenceFeature: 'none' }),
      '404 Error.Feature.NotFound',
    ],
    [shop.refusal('POST', features, { IdFeature: feature }), '422 Error.Input.Missing'],
    [shop.refusal('GET', `${features}/999999`), '404 Error.OfferFeature.NotFound'],
    [shop.refusal('PATCH', `${features}/999999`, {}), '404 Error.OfferFeature.NotFound'],
    [shop.refusal('DELETE', `${features}/999999`), '404 Error.OfferFeature.NotFound'],
    [
      shop.refusal('PATCH', `${features}/${inOffer.number('Id')}`, {
        Steps: [{ QuantityMax: 5 }, { QuantityMax: 2 }],
      }),
      '422 Error.Input.Invalid',
    ],
    [
      shop.refusal('POST', '/Sub/subscriptions', { IdCustomer: ann, IdOffer: archived.number('Id') }),
      '403 Error.Offer.NotSold',
    ],
    [
      shop.refusal('POST', `/Sub/subscriptions/${subscriptionId}/Upgrade`, {
        IdOffer: archived.number('Id'),
      }),
      '403 Error.Offer.NotSold',
    ],
    [
      (await shop.as('Finance')).refusal('POST', path, { Name: 'x', AmountRecurrence: 1 }),
      '403 Error.Api.Permission.Missing',
    ],
  ];
  for (const [actual, wanted] of refusals) assert.equal(await actual, wanted);
  assert.equal((await shop.get(one)).number('AmountRecurrence'), 1_000);
});
