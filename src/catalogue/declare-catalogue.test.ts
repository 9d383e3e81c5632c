import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accepted, openTestBusiness, refusalCodes, type TestBusiness } from '../accounts/testing.ts';
import { openTestDatabase } from '../database/testing.ts';
import type { PriceStep } from '../domain/pricing/price-steps.ts';
import { declareDiscount } from './declare-discount.ts';
import { declareFeature, type FeatureDeclaration } from './declare-feature.ts';
import { declareOffer, type OfferDeclaration } from './declare-offer.ts';
import { declarePricingTable, type PricingTableDeclaration } from './declare-pricing-table.ts';
import { findDiscountIds, findDiscounts } from './find-discounts.ts';
import { findFeature } from './find-features.ts';
import { findOffer, findOffers } from './find-offers.ts';
import { findPricingTables } from './find-pricing-tables.ts';

const database = await openTestDatabase(undefined, { maxConnections: 8 });
after(() => database.close());
const { kysely } = database;
const business = await openTestBusiness(kysely);
const { segment } = business;
const stranger = await openTestBusiness(kysely);

const users: FeatureDeclaration = {
  reference: 'users',
  type: 'Limitation',
  title: { fr: 'Utilisateurs', en: 'Users' },
};
const perUser: PriceStep = { quantityMax: null, increment: 1, amountPerIncrement: 300, amountCeiling: null };
const offer: OfferDeclaration = {
  reference: 'essential',
  title: { fr: 'Essentiel' },
  amountRecurrence: 2900,
  features: [{ reference: 'users', quantityIncluded: 5, steps: [perUser] }],
};

const addFeature = (input: FeatureDeclaration, owner: TestBusiness = business) =>
  owner.run((context) => declareFeature(context, input));
const addOffer = (input: OfferDeclaration, owner: TestBusiness = business) =>
  owner.run((context) => declareOffer(context, owner.segment.id, input));
const loadOffer = (reference: string, owner: TestBusiness = business) =>
  owner.do((context) => findOffer(context, owner.segment.id, reference));

test('a feature is created, unchanged, changed; what is not given stays', async () => {
  const created = accepted(await addFeature({ ...users, position: 3, metadata: { unit: 'seat' } }));
  assert.equal(created.change, 'created');
  assert.deepEqual(accepted(await addFeature(users)), { id: created.id, change: 'unchanged' });
  const sameTitle = { en: 'Users', fr: 'Utilisateurs' };
  assert.equal(accepted(await addFeature({ ...users, title: sameTitle })).change, 'unchanged');
  assert.equal(accepted(await addFeature({ ...users, isVisible: false })).change, 'changed');
  const feature = await business.do((context) => findFeature(context, 'users'));
  assert.partialDeepStrictEqual(feature, {
    id: created.id,
    reference: 'users',
    type: 'Limitation',
    name: '',
    lifeState: 'Ok',
    title: { fr: 'Utilisateurs', en: 'Users' },
    description: {},
    isVisible: false,
    position: 3,
    metadata: { unit: 'seat' },
  });
});

test('a feature is refused with a wrong reference, no title or too much metadata', async () => {
  const metadata = Object.fromEntries([1, 2, 3, 4, 5, 6].map((index) => [`key${index}`, 'x']));
  const wrongs: readonly Partial<FeatureDeclaration>[] = [
    { reference: 'a&b' },
    { title: {} },
    { title: { french: 'x' } },
    { metadata },
  ];
  for (const wrong of wrongs)
    assert.deepEqual(refusalCodes(await addFeature({ ...users, reference: 'wrong', ...wrong })), [
      'Error.Input.Invalid',
    ]);
  assert.equal(await business.do((context) => findFeature(context, 'wrong')), undefined);
});

test('the type of a feature changes until an offer carries it', async () => {
  await addFeature({ ...users, reference: 'typed', type: 'OnOff' });
  assert.equal(
    accepted(await addFeature({ ...users, reference: 'typed', type: 'Consumption' })).change,
    'changed',
  );
  await addOffer({ ...offer, reference: 'with-typed', features: [{ reference: 'typed' }] });
  const outcome = await addFeature({ ...users, reference: 'typed', type: 'OnOff' });
  assert.deepEqual(refusalCodes(outcome), ['Error.Feature.Type.Locked']);
});

test('an offer comes with its features and steps, the schema’s defaults for the rest', async () => {
  const { id, change } = accepted(await addOffer(offer));
  assert.equal(change, 'created');
  const loaded = await loadOffer('essential');
  assert.equal(loaded?.id, id);
  assert.deepEqual([loaded?.name, loaded?.isVisible, loaded?.keyCharge], ['Essentiel', true, null]);
  assert.deepEqual(loaded?.terms, {
    amountUpFront: 0,
    amountTrial: 0,
    durationTrial: 0,
    unitTrial: 'Month',
    amountRecurrence: 2900,
    durationRecurrence: 1,
    unitRecurrence: 'Month',
    countRecurrences: null,
    countMinRecurrences: 0,
    amountTermination: 0,
  });
  const [feature, ...others] = loaded?.features ?? [];
  assert.equal(others.length, 0);
  assert.deepEqual(
    [feature?.reference, feature?.quantityIncluded, feature?.quantityCurrent, feature?.isIncluded],
    ['users', 5, 0, false],
  );
  assert.deepEqual(feature?.pricing, { steps: [perUser], isVolume: false });
});

test('the same offer is unchanged; each difference, also in a step, is a change', async () => {
  assert.equal(accepted(await addOffer(offer)).change, 'unchanged');
  assert.equal(accepted(await addOffer({ ...offer, features: undefined })).change, 'unchanged');
  assert.equal(accepted(await addOffer({ ...offer, durationTrial: 14, unitTrial: 'Day' })).change, 'changed');
  assert.equal((await loadOffer('essential'))?.terms.durationTrial, 14);
  assert.equal(accepted(await addOffer(offer)).change, 'unchanged', 'left out, the trial stays');
  const dearer = { ...perUser, amountPerIncrement: 400 };
  const changed = { reference: 'users', quantityIncluded: 5, steps: [dearer] };
  assert.equal(accepted(await addOffer({ ...offer, features: [changed] })).change, 'changed');
  assert.deepEqual((await loadOffer('essential'))?.features[0]?.pricing.steps, [dearer]);
});

test('features leave and come in the declared order', async () => {
  for (const reference of ['one', 'two', 'three']) await addFeature({ ...users, reference });
  const withFeatures = (...references: string[]) =>
    addOffer({ ...offer, reference: 'ordered', features: references.map((reference) => ({ reference })) });
  const order = async () => (await loadOffer('ordered'))?.features.map((feature) => feature.reference);
  await withFeatures('one', 'two');
  assert.equal(accepted(await withFeatures('three', 'one')).change, 'changed');
  assert.deepEqual(await order(), ['three', 'one']);
  assert.equal(accepted(await withFeatures('three', 'one')).change, 'unchanged');
  assert.equal(accepted(await withFeatures()).change, 'changed');
  assert.deepEqual(await order(), []);
});

const wrongOffers: readonly [string, Partial<OfferDeclaration>, string][] = [
  ['an amount below zero', { amountRecurrence: -1 }, 'Error.Input.Invalid'],
  ['a fraction of a cent', { amountUpFront: 0.5 }, 'Error.Input.Invalid'],
  ['no period', { durationRecurrence: 0 }, 'Error.Input.Invalid'],
  [
    'a longer engagement than its count',
    { countRecurrences: 2, countMinRecurrences: 3 },
    'Error.Input.Invalid',
  ],
  ['an unknown feature', { features: [{ reference: 'nowhere' }] }, 'Error.Feature.NotFound'],
  ['a feature twice', { features: [{ reference: 'users' }, { reference: 'users' }] }, 'Error.Input.Invalid'],
  [
    'a step without units',
    { features: [{ reference: 'users', steps: [{ ...perUser, increment: 0 }] }] },
    'Error.Input.Invalid',
  ],
];
for (const [what, wrong, code] of wrongOffers) {
  test(`an offer with ${what} is refused and leaves nothing`, async () => {
    assert.deepEqual(refusalCodes(await addOffer({ ...offer, reference: 'refused', ...wrong })), [code]);
    assert.equal(await loadOffer('refused'), undefined);
  });
}

test('a discount is created, unchanged, changed; found in the order asked; refused when unknown or wrong', async () => {
  const declare = (reference: string, valueOff: number) =>
    business.run((context) =>
      declareDiscount(context, segment.id, {
        reference,
        title: { fr: 'Bienvenue' },
        typeOff: 'PerTenThousand',
        valueOff,
        targetFee: 'All',
        countPeriods: 3,
      }),
    );
  const first = accepted(await declare('welcome', 1000));
  const second = accepted(await declare('loyal', 500));
  assert.deepEqual(accepted(await declare('welcome', 1000)), { id: first.id, change: 'unchanged' });
  assert.equal(accepted(await declare('welcome', 2000)).change, 'changed');
  assert.deepEqual(refusalCodes(await declare('free', 10_001)), ['Error.Input.Invalid']);
  const ids = (...references: string[]) =>
    business.run((context) => findDiscountIds(context, segment.id, references));
  assert.deepEqual(accepted(await ids('loyal', 'welcome')), [second.id, first.id]);
  assert.deepEqual(refusalCodes(await ids('welcome', 'none')), ['Error.Discount.NotFound']);
  const all = await business.do((context) => findDiscounts(context, segment.id));
  assert.deepEqual(
    all.map((discount) => [discount.reference, discount.valueOff]),
    [
      ['welcome', 2000],
      ['loyal', 500],
    ],
  );
});

test('a pricing table shows its offers in its order; one table of the segment is the default', async () => {
  for (const reference of ['small', 'large']) await addOffer({ ...offer, reference });
  const declare = (input: Partial<PricingTableDeclaration>) =>
    business.run((context) =>
      declarePricingTable(context, segment.id, {
        reference: 'public',
        title: { fr: 'Nos offres' },
        offers: ['large', 'small'],
        ...input,
      }),
    );
  assert.equal(accepted(await declare({ isDefault: true })).change, 'created');
  assert.equal(accepted(await declare({})).change, 'unchanged');
  assert.equal(accepted(await declare({ offers: ['small', 'large'] })).change, 'changed');
  assert.equal(accepted(await declare({ reference: 'other', isDefault: true })).change, 'created');
  const tables = await business.do((context) => findPricingTables(context, segment.id));
  assert.deepEqual(
    tables.map((table) => [table.reference, table.isDefault]),
    [
      ['other', true],
      ['public', false],
    ],
  );
  const page = await business.do((context) =>
    findOffers(context, { segmentId: segment.id, pricingTableReference: 'other' }, { page: 1, sizePage: 10 }),
  );
  assert.deepEqual(
    page.items.map((item) => item.reference),
    ['large', 'small'],
  );
  assert.deepEqual(refusalCodes(await declare({ offers: ['nowhere'] })), ['Error.Offer.NotFound']);
  assert.deepEqual(refusalCodes(await declare({ offers: ['small', 'small'] })), ['Error.Input.Invalid']);
});

test('declared twice at the same time, each part exists once', async () => {
  const declareAll = () =>
    business.run(async (context) => {
      const feature = await declareFeature(context, { ...users, reference: 'raced' });
      if (!feature.ok) return feature;
      return declareOffer(context, segment.id, {
        ...offer,
        reference: 'raced',
        features: [{ reference: 'raced', steps: [perUser] }],
      });
    });
  const outcomes = await Promise.all([declareAll(), declareAll(), declareAll()]);
  const changes = outcomes.map((outcome) => accepted(outcome).change).sort();
  assert.deepEqual(changes, ['created', 'unchanged', 'unchanged']);
  assert.equal((await loadOffer('raced'))?.features.length, 1);
});

test('another business has its own parts under the same references, and never sees these', async () => {
  assert.equal(accepted(await addFeature(users, stranger)).change, 'created');
  assert.equal(accepted(await addOffer({ ...offer, amountRecurrence: 1 }, stranger)).change, 'created');
  assert.equal((await loadOffer('essential'))?.terms.amountRecurrence, 2900);
  assert.equal((await loadOffer('essential', stranger))?.terms.amountRecurrence, 1);
  const outcome = await addOffer({ ...offer, features: [{ reference: 'typed' }] }, stranger);
  assert.deepEqual(refusalCodes(outcome), ['Error.Feature.NotFound']);
  assert.equal(await stranger.do((context) => findOffer(context, segment.id, 'essential')), undefined);
});
