/** The catalogue over the Live API: which offers and features are shown, in which words and at which prices. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { declareFeature } from '../../src/catalogue/declare-feature.ts';
import { declarePricingTable } from '../../src/catalogue/declare-pricing-table.ts';
import { addFeature, addOffer } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import { addPayer, subscribe } from './buyers.ts';
import { type LiveShop, openLiveServer } from './live-api.ts';

const server = await openLiveServer();
after(() => server.close());
let shop: LiveShop;

before(async () => {
  shop = await server.open({ business: { defaultLanguage: 'de' } });
  await shop.run(opening, (context) =>
    declareFeature(context, {
      reference: 'users',
      type: 'Limitation',
      title: { fr: 'Utilisateurs', en: 'Users', de: 'Nutzer' },
      description: { en: 'People & machines' },
      metadata: { Icon: 'person' },
    }),
  );
  await addFeature(shop, 'backup', 'OnOff');
  await addFeature(shop, 'unused', 'Consumption');
  const steps = [
    { quantityMax: 10, increment: 1, amountPerIncrement: 500, amountCeiling: null },
    { quantityMax: null, increment: 5, amountPerIncrement: 1_000, amountCeiling: 9_000 },
  ];
  await addOffer(shop, 'pro-month', {
    title: { fr: 'Pro mensuel', en: 'Pro monthly' },
    description: { fr: '<b>Tout</b>' },
    name: 'Internal name',
    amountRecurrence: 2_900,
    durationTrial: 14,
    unitTrial: 'Day',
    amountUpFront: 9_900,
    metadata: { Colour: 'blue' },
    features: [
      { reference: 'users', quantityIncluded: 5, quantityCurrent: 1, steps, isFreeInTrial: true },
      { reference: 'backup', isIncluded: true, isUpdatableAfterSubscription: false },
    ],
  });
  await addOffer(shop, 'pro-year', { amountRecurrence: 29_000, unitRecurrence: 'Year', keyCharge: 'year' });
  await addOffer(shop, 'hidden', { amountRecurrence: 0, isVisible: false });
  await addPayer(shop, 'ann');
  await shop.post('/v1/CustomerAddressBilling', { ReferenceCustomer: 'ann', City: 'Lyon', Country: 'FR' });
});

async function offersOf(query: string): Promise<unknown[]> {
  const { status, answer } = await shop.send('GET', `/v1/Offers?${query}`);
  return status === 204 ? [] : answer.items.map((one) => one.at('ReferenceOffer'));
}

test('an offer with its features, each with the fields of its type', async () => {
  const offer = await shop.get('/v1/Offer?ReferenceOffer=pro-month&Html=false');
  const { Id, IdSegment, Features, ...rest } = Object(offer.body);
  assert.deepEqual(rest, {
    ReferenceOffer: 'pro-month',
    ReferenceSegment: 'main',
    Name: 'Internal name',
    IsVisible: true,
    IsPriced: true,
    TitleLocalized: 'Pro mensuel',
    DescriptionLocalized: '<b>Tout</b>',
    PricingLocalized: '14 jours d’essai gratuit, puis 29,00\u00a0€ / mois + 99,00\u00a0€ de mise en service',
    Currency: 'EUR',
    AmountUpFront: 9_900,
    AmountTrial: 0,
    DurationTrial: 14,
    UnitTrial: 'Day',
    AmountRecurrence: 2_900,
    DurationRecurrence: 1,
    UnitRecurrence: 'Month',
    CountRecurrences: null,
    CountMinRecurrences: null,
    AmountTermination: 0,
    Metadata: { Colour: 'blue' },
    Links: offer.at('Links'),
  });
  const [users, backup] = offer.list('Features');
  assert.deepEqual(users?.body, {
    Id: users?.number('Id'),
    ReferenceFeature: 'users',
    IsVisible: true,
    TitleLocalized: 'Utilisateurs',
    DescriptionLocalized: 'People & machines',
    TypeFeature: 'Limitation',
    PricingLocalized: users?.text('PricingLocalized'),
    Properties: 'UpdatableBeforeSubscription, UpdatableAfterSubscription, FreeInTrial',
    QuantityIncluded: 5,
    QuantityCurrent: 1,
    Metadata: { Icon: 'person' },
  });
  assert.match(users?.text('PricingLocalized') ?? '', /^5 inclus, puis 5,00\u00a0€/);
  assert.deepEqual(backup?.pick('TypeFeature', 'IsIncluded', 'IsEnabled', 'Properties', 'QuantityCurrent'), {
    TypeFeature: 'OnOff',
    IsIncluded: true,
    IsEnabled: true,
    Properties: 'UpdatableBeforeSubscription',
  });
  assert.deepEqual([Features.length, IdSegment], [2, shop.segment.id]);
  assert.ok(!(await shop.get(`/v1/Offer?ReferenceOffer=pro-month&IgnoreFeatures=true`)).has('Features'));
  assert.ok(!(await shop.get('/v1/Offer?ReferenceOffer=pro-year')).has('DurationTrial'));
});

test('prices are HTML unless it is declined', async () => {
  const html = await shop.get('/v1/Offer?ReferenceOffer=pro-month');
  assert.match(html.text('PricingLocalized'), /<span class="pricing-amount">29,00\u00a0€<\/span>/);
  assert.match(html.text('Features.0.PricingLocalized'), /<span/);
  const plain = await shop.get('/v1/Offer?ReferenceOffer=pro-month&html=False');
  assert.doesNotMatch(plain.text('Features.0.PricingLocalized'), /</);
  const subscription = await subscribe(shop, 'ann', 'pro-month');
  const url = `/v1/Subscription/${subscription.number('Id')}`;
  assert.match((await shop.get(url)).text('Features.0.PricingLocalized'), /<span/);
  assert.doesNotMatch((await shop.get(`${url}?html=false`)).text('Features.0.PricingLocalized'), /</);
  await shop.post(`${url}/Termination?Immediate=true`);
});

test('texts come in the language asked for, else the customer’s, the segment’s, the business’s', async () => {
  const titleOf = async (query: string, path = 'TitleLocalized') =>
    (await shop.get(`/v1/Offer?ReferenceOffer=pro-month${query}`)).at(path);
  await shop.post('/v1/Customer', { ReferenceCustomer: 'eve', Language: 'en' }, 201);
  assert.equal(await titleOf(''), 'Pro mensuel');
  assert.equal(await titleOf('&Language=en'), 'Pro monthly');
  assert.equal(await titleOf('&lang=en-US'), 'Pro monthly');
  assert.equal(await titleOf('&Language=it'), 'Pro mensuel', 'the segment has a French text');
  assert.equal(await titleOf('&ReferenceCustomer=eve'), 'Pro monthly');
  assert.equal(await titleOf('&ReferenceCustomer=eve&Language=fr'), 'Pro mensuel');
  assert.equal(await titleOf('&Language=de', 'Features.0.TitleLocalized'), 'Nutzer');
  assert.match(String(await titleOf('&Language=en&Html=false', 'PricingLocalized')), /€29\.00 \/ month/);
  const feature = await shop.get('/v1/Feature?ReferenceFeature=users&Language=en');
  assert.deepEqual(feature.pick('TitleLocalized', 'DescriptionLocalized', 'TypeFeature', 'Metadata'), {
    TitleLocalized: 'Users',
    DescriptionLocalized: 'People & machines',
    TypeFeature: 'Limitation',
    Metadata: { Icon: 'person' },
  });
  const byId = await shop.get(`/v1/Feature/${feature.number('Id')}?lang=de`);
  assert.equal(byId.at('TitleLocalized'), 'Nutzer');
  const subscription = await subscribe(shop, 'ann', 'pro-month');
  const read = await shop.get(`/v1/Subscription?ReferenceCustomer=ann&Language=en`);
  assert.deepEqual(
    [read.at('TitleLocalized'), read.at('Features.0.TitleLocalized')],
    ['Pro monthly', 'Users'],
  );
  await shop.post(`/v1/Subscription/${subscription.number('Id')}/Termination?Immediate=true`);
});

test('offers are listed by what they are, features by who carries them', async () => {
  assert.deepEqual(await offersOf(''), ['pro-month', 'pro-year', 'hidden']);
  assert.deepEqual(await offersOf('IsVisible=True'), ['pro-month', 'pro-year']);
  assert.deepEqual(await offersOf('isVisible=false'), ['hidden']);
  assert.deepEqual(await offersOf('PrefixReferenceOffer=pro-'), ['pro-month', 'pro-year']);
  assert.deepEqual(await offersOf('PrefixReferenceOffer=PRO'), []);
  assert.deepEqual(await offersOf('SizePage=1&Page=2'), ['pro-year']);
  const offers = ['pro-year', 'pro-month'];
  await shop.run(opening, (context) =>
    declarePricingTable(context, shop.segment.id, { reference: 'public', title: { fr: 'Tarifs' }, offers }),
  );
  assert.deepEqual(await offersOf('ReferencePricingTable=public'), offers);
  assert.deepEqual(await offersOf('ReferencePricingTable=other'), []);
  assert.equal(
    await shop.refusal('GET', '/v1/Offer?ReferenceOffer=hidden&IsVisible=true'),
    '404 Error.Offer.NotFound',
  );
  const features = async (query: string) =>
    (await shop.get(`/v1/Features${query}`)).items.map((one) => one.at('ReferenceFeature'));
  assert.deepEqual(await features(''), ['users', 'backup', 'unused']);
  assert.deepEqual(await features('?ReferenceSegment=main'), ['users', 'backup']);
  await shop.get('/v1/Features?IsVisible=false', 204);
});

test('what a customer can change to leaves out what it has', async () => {
  const { Id } = Object((await subscribe(shop, 'ann', 'pro-year')).body);
  assert.deepEqual(await offersOf('ReferenceCustomer=ann&Upgrade=true&IsVisible=true'), ['pro-month']);
  assert.deepEqual(await offersOf(`IdSubscription=${Id}&IsVisible=true`), ['pro-month']);
  assert.deepEqual(await offersOf('ReferenceCustomer=ann&IsVisible=true'), ['pro-month', 'pro-year']);
  await shop.post(`/v1/Subscription/${Id}/Termination?Immediate=true`);
  assert.deepEqual(await offersOf('ReferenceCustomer=ann&Upgrade=true&IsVisible=true'), [
    'pro-month',
    'pro-year',
  ]);
});

test('prices bear the tax of the customer they are shown to', async () => {
  const priced = async (query: string) =>
    (await shop.get(`/v1/Offers?Pricing=true&${query}`)).items.map((one) => [
      one.at('PricingSubtotal'),
      one.at('PricingTotal'),
    ]);
  assert.deepEqual(await priced('ReferenceCustomer=ann'), [
    [2_900, 3_480],
    [29_000, 34_800],
    [0, 0],
  ]);
  assert.deepEqual(await priced(''), [
    [2_900, 2_900],
    [29_000, 29_000],
    [0, 0],
  ]);
  assert.ok(!(await shop.get('/v1/Offers?ReferenceCustomer=ann')).items[0]?.has('PricingTotal'));
});
