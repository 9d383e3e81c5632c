import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accepted, openTestBusiness, refusalCodes } from '../accounts/testing.ts';
import { openTestDatabase } from '../database/testing.ts';
import { accept } from '../domain/refusal/outcome.ts';
import { declareFeature } from './declare-feature.ts';
import { declareOffer } from './declare-offer.ts';
import {
  type FeatureFilter,
  findFeatureById,
  findFeatures,
  findFeaturesByReference,
} from './find-features.ts';
import { findOffer, findOfferById, findOffers, loadOffersById, type OfferFilter } from './find-offers.ts';
import { loadManyOfferTerms, loadOfferTerms } from './load-offer-terms.ts';
import { isOfferPriced, subscriptionFeaturesOf } from './offer.ts';

const database = await openTestDatabase();
after(() => database.close());
const business = await openTestBusiness(database.kysely);
const stranger = await openTestBusiness(database.kysely);
const segmentId = business.segment.id;

const step = { quantityMax: null, increment: 1, amountPerIncrement: 200, amountCeiling: null };
accepted(
  await business.run(async (context) => {
    for (const [position, reference] of ['api', 'sites', 'support'].entries())
      await declareFeature(context, {
        reference,
        type: reference === 'sites' ? 'Limitation' : 'OnOff',
        title: { fr: `Titre ${reference}`, en: `Title ${reference}` },
        isVisible: reference !== 'support',
        position: 2 - position,
      });
    await declareOffer(context, segmentId, {
      reference: 'pro-monthly',
      title: { fr: 'Pro' },
      amountRecurrence: 0,
      position: 2,
      features: [
        { reference: 'sites', quantityIncluded: 1, quantityCurrent: 3, steps: [step] },
        { reference: 'api', isIncluded: true },
      ],
    });
    await declareOffer(context, segmentId, {
      reference: 'pro-yearly',
      title: { fr: 'Pro à l’année' },
      amountRecurrence: 9900,
      position: 1,
      isVisible: false,
    });
    await declareOffer(context, segmentId, {
      reference: 'free',
      title: { fr: 'Libre' },
      amountRecurrence: 0,
    });
    return accept(undefined);
  }),
);

const features = async (filter: FeatureFilter, page = 1, sizePage = 10) => {
  const found = await business.do((context) => findFeatures(context, filter, { page, sizePage }));
  return [found.items.map((feature) => feature.reference), found.totalItems];
};
const offers = async (filter: Partial<OfferFilter>, page = 1, sizePage = 10) => {
  const found = await business.do((context) =>
    findOffers(context, { segmentId, ...filter }, { page, sizePage }),
  );
  return [found.items.map((offer) => offer.reference), found.totalItems];
};

test('features: in their order, by visibility, by segment, in pages', async () => {
  assert.deepEqual(await features({}), [['support', 'sites', 'api'], 3]);
  assert.deepEqual(await features({ isVisible: true }), [['sites', 'api'], 2]);
  assert.deepEqual(await features({ isVisible: false }), [['support'], 1]);
  assert.deepEqual(await features({ segmentId }), [['sites', 'api'], 2]);
  assert.deepEqual(await features({ segmentId: stranger.segment.id }), [[], 0]);
  assert.deepEqual(await features({}, 2, 2), [['api'], 3]);
  assert.deepEqual(await features({}, 1, 0), [[], 3]);
  assert.deepEqual(await features({}, 9, 2), [[], 3]);
});

test('offers: in their order, by visibility, prefix and exception, in pages', async () => {
  assert.deepEqual(await offers({}), [['free', 'pro-yearly', 'pro-monthly'], 3]);
  assert.deepEqual(await offers({ isVisible: true }), [['free', 'pro-monthly'], 2]);
  assert.deepEqual(await offers({ prefix: 'pro-' }), [['pro-yearly', 'pro-monthly'], 2]);
  assert.deepEqual(await offers({ prefix: 'pro_' }), [[], 0]);
  assert.deepEqual(await offers({ pricingTableReference: 'none' }), [[], 0]);
  assert.deepEqual(await offers({}, 2, 2), [['pro-monthly'], 3]);
  assert.deepEqual(await offers({}, 1, 0), [[], 3]);
  const free = await business.do((context) => findOffer(context, segmentId, 'free'));
  assert.deepEqual(await offers({ exceptOfferId: free?.id }), [['pro-yearly', 'pro-monthly'], 2]);
});

test('features of an offer are read unless they are not wanted', async () => {
  const load = (isWithFeatures: boolean) =>
    business.do((context) => findOffer(context, segmentId, 'pro-monthly', isWithFeatures));
  assert.equal((await load(true))?.features.length, 2);
  assert.equal((await load(false))?.features.length, 0);
  const page = await business.do((context) =>
    findOffers(context, { segmentId, isWithFeatures: false }, { page: 1, sizePage: 10 }),
  );
  assert.ok(page.items.every((offer) => offer.features.length === 0));
});

test('the terms of an offer are those of a new subscription: quantities, included enabled, nothing charged', async () => {
  const terms = accepted(await business.run((context) => loadOfferTerms(context, segmentId, 'pro-monthly')));
  const [sites, api] = subscriptionFeaturesOf(terms, ['en', 'fr']);
  assert.deepEqual(
    [sites?.title, sites?.quantityIncluded, sites?.quantityCurrent, sites?.quantityCharged],
    ['Title sites', 1, 3, 0],
  );
  assert.deepEqual(sites?.pricing.steps, [step]);
  assert.deepEqual([api?.isIncluded, api?.isEnabled], [true, true]);
  const outcome = await business.run((context) => loadOfferTerms(context, segmentId, 'none'));
  assert.deepEqual(refusalCodes(outcome), ['Error.Offer.NotFound']);
  const many = await business.do((context) =>
    loadManyOfferTerms(context, segmentId, ['free', 'pro-monthly', 'none']),
  );
  assert.deepEqual([...many.keys()].sort(), ['free', 'pro-monthly']);
  assert.deepEqual(many.get('pro-monthly'), terms);
});

test('an offer is priced when something is due with the quantities it starts with', async () => {
  const isPriced = async (reference: string) => {
    const offer = await business.do((context) => findOffer(context, segmentId, reference));
    assert.ok(offer);
    return isOfferPriced(offer);
  };
  assert.equal(await isPriced('pro-monthly'), true);
  assert.equal(await isPriced('pro-yearly'), true);
  assert.equal(await isPriced('free'), false);
});

test('by id, and never those of another business', async () => {
  const offer = await business.do((context) => findOffer(context, segmentId, 'free'));
  const { items } = await business.do((context) => findFeatures(context, {}, { page: 1, sizePage: 1 }));
  const [feature] = items;
  assert.ok(offer && feature);
  assert.deepEqual(await business.do((context) => findOfferById(context, offer.id)), offer);
  assert.deepEqual(await business.do((context) => findFeatureById(context, feature.id)), feature);
  assert.deepEqual(
    [...(await business.do((context) => findFeaturesByReference(context, ['api', 'none']))).keys()],
    ['api'],
  );
  assert.equal(await stranger.do((context) => findOfferById(context, offer.id)), undefined);
  assert.equal((await stranger.do((context) => loadOffersById(context, [offer.id]))).size, 0);
  assert.equal(await stranger.do((context) => findFeatureById(context, feature.id)), undefined);
  assert.equal((await stranger.do((context) => findFeaturesByReference(context, ['api']))).size, 0);
});
