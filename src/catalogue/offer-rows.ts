/** Reads offers from their rows: a statement for the offers, one for the features of all of them. */
import type { Selectable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { parseMetadata } from '../accounts/metadata.ts';
import { tracesOf } from '../accounts/traces.ts';
import type { OfferTable } from '../database/table-types.ts';
import { parseLocalizedText } from '../domain/localized-text.ts';
import type { Offer, OfferFeature } from './offer.ts';
import { parseSteps } from './steps.ts';
import { termsOf } from './terms.ts';

export async function offersOfRows(
  context: Context,
  rows: readonly Selectable<OfferTable>[],
  isWithFeatures: boolean,
): Promise<Offer[]> {
  const ids = isWithFeatures ? rows.map((row) => row.id) : [];
  const features = await loadOfferFeatures(context, ids);
  return rows.map((row) => ({
    id: row.id,
    segmentId: row.segment_id,
    reference: row.reference,
    name: row.name,
    title: parseLocalizedText(row.title),
    description: parseLocalizedText(row.description),
    lifeState: row.life_state,
    isVisible: row.is_visible,
    position: row.position,
    keyCharge: row.key_charge,
    terms: termsOf(row),
    features: features.get(row.id) ?? [],
    metadata: parseMetadata(row.metadata),
    traces: tracesOf(row),
  }));
}

function selectOfferFeatures(context: Context, offerIds: readonly number[]) {
  return context.transaction
    .selectFrom('offer_feature as o')
    .innerJoin('feature as f', (join) =>
      join.onRef('f.business_id', '=', 'o.business_id').onRef('f.id', '=', 'o.feature_id'),
    )
    .selectAll('o')
    .select(['f.reference', 'f.type', 'f.title', 'f.description', 'f.is_visible', 'f.metadata'])
    .where('o.business_id', '=', context.businessId)
    .where('o.offer_id', '=', ({ fn, val }) => fn<number>('any', [val(offerIds)]))
    .orderBy('o.offer_id')
    .orderBy('o.position')
    .orderBy('o.feature_id')
    .execute();
}

type OfferFeatureRow = Awaited<ReturnType<typeof selectOfferFeatures>>[number];

async function loadOfferFeatures(
  context: Context,
  offerIds: readonly number[],
): Promise<Map<number, OfferFeature[]>> {
  const byOffer = new Map<number, OfferFeature[]>();
  if (offerIds.length === 0) return byOffer;
  for (const row of await selectOfferFeatures(context, offerIds)) {
    const features = byOffer.get(row.offer_id);
    if (features) features.push(offerFeatureOf(row));
    else byOffer.set(row.offer_id, [offerFeatureOf(row)]);
  }
  return byOffer;
}

function offerFeatureOf(row: OfferFeatureRow): OfferFeature {
  return {
    featureId: row.feature_id,
    reference: row.reference,
    type: row.type,
    title: parseLocalizedText(row.title),
    description: parseLocalizedText(row.description),
    isVisible: row.is_visible,
    position: row.position,
    isIncluded: row.is_included,
    isEnabled: row.is_enabled,
    quantityIncluded: row.quantity_included,
    quantityCurrent: row.quantity_current,
    pricing: { steps: parseSteps(row.steps), isVolume: row.is_volume },
    isUpdatableBeforeSubscription: row.is_updatable_before_subscription,
    isUpdatableAfterSubscription: row.is_updatable_after_subscription,
    isUpdatedAtFullPrice: row.is_updated_at_full_price,
    isFreeInTrial: row.is_free_in_trial,
    metadata: parseMetadata(row.metadata),
  };
}
