/** Creates and starts the new subscriptions of a batch, with the use cases of every other way to subscribe. */

import { findDiscounts } from '../../catalogue/find-discounts.ts';
import { type Feature, findFeaturesByReference } from '../../catalogue/find-features.ts';
import { loadManyOfferTerms, type OfferTerms } from '../../catalogue/load-offer-terms.ts';
import { subscriptionFeaturesOf } from '../../catalogue/offer.ts';
import type { Refusal } from '../../domain/refusal/outcome.ts';
import { changeFeature } from '../../domain/subscription/usage-change.ts';
import {
  createSubscriptions,
  type FeatureOverride,
  type NewSubscription,
} from '../../subscriptions/create-subscriptions.ts';
import { loadSubscriptions } from '../../subscriptions/load-subscriptions.ts';
import { findStartRefusals, startSubscriptions } from '../../subscriptions/start-subscriptions.ts';
import type { RowRefusal } from '../import-port.ts';
import type { FeatureRow, SubscriptionRow } from '../import-row.ts';
import type { BatchContext } from './batch-context.ts';
import { checkTerms } from './check-terms.ts';
import type { PlannedSubscription } from './planned-rows.ts';
import { type CreatedSubscription, startCounters } from './start-counters.ts';
import { partsOf } from './start-parts.ts';

export async function writeNewSubscriptions(
  batch: BatchContext,
  planned: readonly PlannedSubscription[],
  customerIds: ReadonlyMap<string, number>,
): Promise<readonly RowRefusal[]> {
  if (planned.length === 0) return [];
  const { context } = batch;
  const catalogue = await loadCatalogue(batch, planned);
  const inputs: NewSubscription[] = [];
  const refused: RowRefusal[] = [];
  for (const { row } of planned) {
    const customerId = customerIds.get(row.customer.referenceCustomer);
    if (customerId === undefined) throw new Error(`line ${row.line} has no customer`);
    const input = newSubscription(batch, catalogue, row.subscription, customerId);
    if ('code' in input) refused.push({ line: row.line, refusal: input });
    else inputs.push(input);
  }
  if (refused.length > 0) return refused;
  await freeReferences(batch, planned);
  const ids = await createSubscriptions(context, inputs);
  const created = planned.flatMap(({ row }, index) => {
    const id = ids[index];
    const offer = catalogue.offers.get(row.subscription.referenceOffer);
    return id === undefined || !offer ? [] : [{ id, offer, line: row.line, row: row.subscription }];
  });
  const refusals = await startAll(batch, created);
  if (refusals.size === 0) await startCounters(context, created, catalogue.features);
  return created.flatMap(({ id, line }) => {
    const refusal = refusals.get(id);
    return refusal ? [{ line, refusal }] : [];
  });
}

interface Created extends CreatedSubscription {
  readonly offer: OfferTerms;
  readonly line: number;
}

async function startAll(
  { context, segments }: BatchContext,
  created: readonly Created[],
): Promise<ReadonlyMap<number, Refusal>> {
  const starts = created.map(({ id, offer, row }) => ({
    id,
    startAt: row.startAt,
    terms: { ...offer.terms, ...row.terms },
  }));
  const refusals = new Map<number, Refusal>();
  for (const part of partsOf(starts, context.now)) {
    const outcome = await startSubscriptions(context, segments, part);
    if (outcome.ok) continue;
    const loaded = await loadSubscriptions(context.transaction, context.businessId, part);
    for (const [id, refusal] of await findStartRefusals(context, segments, loaded)) refusals.set(id, refusal);
  }
  return refusals;
}

interface Catalogue {
  readonly offers: ReadonlyMap<string, OfferTerms>;
  readonly features: ReadonlyMap<string, Feature>;
  readonly discountIds: ReadonlyMap<string, number>;
}

async function loadCatalogue(
  { context, segment }: BatchContext,
  planned: readonly PlannedSubscription[],
): Promise<Catalogue> {
  const subscriptions = planned.map(({ row }) => row.subscription);
  const offers = new Set(subscriptions.map(({ referenceOffer }) => referenceOffer));
  const features = new Set(
    subscriptions.flatMap((one) => one.features.map(({ referenceFeature }) => referenceFeature)),
  );
  const hasDiscounts = subscriptions.some(({ discounts }) => discounts.length > 0);
  const discounts = hasDiscounts ? await findDiscounts(context, segment.id) : [];
  return {
    offers: await loadManyOfferTerms(context, segment.id, [...offers]),
    features: await findFeaturesByReference(context, [...features]),
    discountIds: new Map(discounts.map(({ reference, id }) => [reference, id])),
  };
}

/** A refusal when the catalogue lost, since the line was checked, what it is about. */
function newSubscription(
  { segment }: BatchContext,
  { offers, features, discountIds }: Catalogue,
  row: SubscriptionRow,
  customerId: number,
): NewSubscription | Refusal {
  const offer = offers.get(row.referenceOffer);
  if (!offer) return { code: 'Error.Offer.NotFound', target: 'ReferenceOffer' };
  const lostDiscount = row.discounts.find((reference) => !discountIds.has(reference));
  if (lostDiscount !== undefined)
    return { code: 'Error.Discount.NotFound', target: 'Discounts', params: { reference: lostDiscount } };
  const lostFeature = row.features.find(({ referenceFeature }) => !features.has(referenceFeature));
  if (lostFeature)
    return { code: 'Error.Feature.NotFound', params: { reference: lostFeature.referenceFeature } };
  const unfit = checkTerms(row.terms) ?? checkQuantities(row, offer, features);
  if (unfit) return unfit;
  return {
    segmentId: segment.id,
    offerId: offer.id,
    customerId,
    buyerId: customerId,
    reference: row.externalReference,
    state: 'DraftAgent',
    wantedStartAt: row.startAt,
    isMigration: row.isMigration,
    terms: row.terms,
    ...(row.title !== undefined && { title: { [segment.language]: row.title } }),
    features: row.features.flatMap((feature) => featureOverride(feature, offer, features)),
    discountIds: row.discounts.flatMap((reference) => discountIds.get(reference) ?? []),
  };
}

/** A quantity that cannot be priced would not be refused by the start, but thrown. */
function checkQuantities(
  row: SubscriptionRow,
  offer: OfferTerms,
  features: ReadonlyMap<string, Feature>,
): Refusal | undefined {
  const offered = subscriptionFeaturesOf(offer, []);
  for (const { referenceFeature, quantityCurrent, quantityIncluded } of row.features) {
    const id = features.get(referenceFeature)?.id;
    const feature = offered.find(({ featureId }) => featureId === id);
    if (!feature || quantityCurrent === undefined) continue;
    const own = { ...feature, quantityIncluded: quantityIncluded ?? feature.quantityIncluded };
    const changed = changeFeature(own, { kind: 'Quantity', quantity: quantityCurrent });
    if (!changed.ok)
      return { ...changed.refusals[0], target: `Features.${referenceFeature}.QuantityCurrent` };
  }
  return undefined;
}

/**
 * Only what differs from the offer. A feature that the offer lacks and that the line leaves off would only be a
 * row that says nothing.
 */
function featureOverride(
  row: FeatureRow,
  offer: OfferTerms,
  features: ReadonlyMap<string, Feature>,
): FeatureOverride[] {
  const feature = features.get(row.referenceFeature);
  if (!feature) return [];
  const { isEnabled, quantityCurrent, quantityIncluded } = row;
  const offered = offer.features.find(({ featureId }) => featureId === feature.id);
  const byDefault = offered
    ? { ...offered, isEnabled: offered.isEnabled || offered.isIncluded }
    : { isEnabled: false, quantityCurrent: 0, quantityIncluded: undefined };
  const isSame =
    (isEnabled ?? byDefault.isEnabled) === byDefault.isEnabled &&
    (quantityCurrent ?? byDefault.quantityCurrent) === byDefault.quantityCurrent &&
    (quantityIncluded ?? byDefault.quantityIncluded) === byDefault.quantityIncluded;
  return isSame ? [] : [{ featureId: feature.id, isEnabled, quantityCurrent, quantityIncluded }];
}

/** References are unique, and those of deleted subscriptions are free to be used again. */
async function freeReferences(
  { context, segment }: BatchContext,
  planned: readonly PlannedSubscription[],
): Promise<void> {
  const references = planned.flatMap(({ row }) => row.subscription.externalReference ?? []);
  if (references.length === 0) return;
  await context.transaction
    .updateTable('subscription')
    .set({ reference: null })
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', segment.id)
    .where('reference', '=', ({ fn, val }) => fn<string>('any', [val(references)]))
    .where('state', '=', 'Deleted')
    .execute();
}
