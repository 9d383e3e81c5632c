/** The features of offers one by one: read by any of what a list may filter by, added, changed and taken out. */
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { allOf, anyOf, equals, includesText, includesTranslation } from '../database/conditions.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { FeatureType } from '../domain/subscription/terms.ts';
import {
  checkOfferFeatures,
  type OfferFeatureDeclaration,
  offerFeatureColumns,
} from './declare-offer-features.ts';
import { findFeatureById } from './find-features.ts';
import { findOfferById } from './find-offers.ts';
import { parseSteps } from './steps.ts';

export interface OfferFeatureFilter {
  readonly id?: number | undefined;
  readonly offerId?: number | undefined;
  readonly featureId?: number | undefined;
  readonly featureReference?: string | undefined;
  readonly type?: FeatureType | undefined;
  /** Somewhere in the name of the feature or in its title. */
  readonly name?: string | undefined;
  readonly isVisible?: boolean | undefined;
  readonly segmentId?: number | undefined;
}

function selectMatching({ transaction, businessId }: Context, filter: OfferFeatureFilter) {
  const { name } = filter;
  return transaction
    .selectFrom('offer_feature as x')
    .innerJoin('feature as f', (join) =>
      join.onRef('f.business_id', '=', 'x.business_id').onRef('f.id', '=', 'x.feature_id'),
    )
    .innerJoin('offer as o', (join) =>
      join.onRef('o.business_id', '=', 'x.business_id').onRef('o.id', '=', 'x.offer_id'),
    )
    .where('x.business_id', '=', businessId)
    .where(
      allOf([
        equals('x.id', filter.id),
        equals('x.offer_id', filter.offerId),
        equals('x.feature_id', filter.featureId),
        equals('f.reference', filter.featureReference),
        equals('f.type', filter.type),
        name === undefined
          ? undefined
          : anyOf([includesText('f.name', name), includesTranslation('f.title', name)]),
        equals('f.is_visible', filter.isVisible),
        equals('o.segment_id', filter.segmentId),
      ]),
    );
}

function rowsOf(context: Context, filter: OfferFeatureFilter) {
  return selectMatching(context, filter)
    .selectAll('x')
    .select(['f.reference as feature_reference', 'f.type', 'f.is_visible'])
    .select(['o.reference as offer_reference', 'o.segment_id'])
    .orderBy('x.offer_id')
    .orderBy('x.position')
    .orderBy('x.id');
}

export type ListedOfferFeature = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

/** Offer by offer, each in its order. */
export async function listOfferFeatures(
  context: Context,
  filter: OfferFeatureFilter,
  paging: Paging,
): Promise<PageOf<ListedOfferFeature>> {
  const { total } = await selectMatching(context, filter)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const items = await rowsOf(context, filter).limit(paging.sizePage).offset(offsetOf(paging)).execute();
  return { items, totalItems: total };
}

export function findOfferFeature(context: Context, id: number): Promise<ListedOfferFeature | undefined> {
  return rowsOf(context, { id }).executeTakeFirst();
}

export type OfferFeatureTerms = Omit<OfferFeatureDeclaration, 'reference'> & {
  readonly position?: number | undefined;
};

/** Behind the others when no position is given. Answers its number. */
export async function addOfferFeature(
  context: Context,
  offerId: number,
  featureId: number,
  terms: OfferFeatureTerms,
): Promise<Outcome<number>> {
  const offer = await findOfferById(context, offerId);
  if (!offer) return refuse('Error.Offer.NotFound', 'IdOffer', { reference: offerId });
  const feature = await findFeatureById(context, featureId);
  if (!feature) return refuse('Error.Feature.NotFound', 'IdFeature', { reference: featureId });
  if (feature.lifeState !== 'Ok') return refuse('Error.Feature.NotOffered', 'IdFeature');
  const declaration = { ...terms, reference: feature.reference };
  const checked = checkOfferFeatures([declaration]);
  if (!checked.ok) return checked;
  const behind = Math.max(-1, ...offer.features.map(({ position }) => position)) + 1;
  const inserted = await context.transaction
    .insertInto('offer_feature')
    .values({
      business_id: context.businessId,
      offer_id: offerId,
      feature_id: featureId,
      ...offerFeatureColumns(declaration, terms.position ?? behind),
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'offer_id', 'feature_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted ? accept(inserted.id) : refuse('Error.OfferFeature.Taken', 'IdFeature');
}

/** What is left out stays; null empties. */
export async function changeOfferFeature(
  context: Context,
  id: number,
  change: OfferFeatureTerms,
): Promise<Outcome<void>> {
  const current = await findOfferFeature(context, id);
  if (!current) return refuse('Error.OfferFeature.NotFound', 'offerFeatureId');
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const declaration = { ...declarationOf(current), ...given };
  const checked = checkOfferFeatures([declaration]);
  if (!checked.ok) return checked;
  await context.transaction
    .updateTable('offer_feature')
    .set(offerFeatureColumns(declaration, change.position ?? current.position))
    .where('business_id', '=', context.businessId)
    .where('id', '=', id)
    .execute();
  return accept(undefined);
}

export async function removeOfferFeature(context: Context, id: number): Promise<Outcome<void>> {
  const removed = await context.transaction
    .deleteFrom('offer_feature')
    .where('business_id', '=', context.businessId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return removed ? accept(undefined) : refuse('Error.OfferFeature.NotFound', 'offerFeatureId');
}

function declarationOf(row: ListedOfferFeature): OfferFeatureDeclaration {
  return {
    reference: row.feature_reference,
    isIncluded: row.is_included,
    isEnabled: row.is_enabled,
    quantityIncluded: row.quantity_included,
    quantityCurrent: row.quantity_current,
    steps: parseSteps(row.steps),
    isVolume: row.is_volume,
    isUpdatableBeforeSubscription: row.is_updatable_before_subscription,
    isUpdatableAfterSubscription: row.is_updatable_after_subscription,
    isUpdatedAtFullPrice: row.is_updated_at_full_price,
    isFreeInTrial: row.is_free_in_trial,
  };
}
