/** Offers and their features as the Back Office writes them. */
import { tracesOf } from '../../../accounts/traces.ts';
import type { Offer } from '../../../catalogue/offer.ts';
import type { ListedOfferFeature } from '../../../catalogue/offer-features.ts';
import { parseSteps } from '../../../catalogue/steps.ts';
import type { PriceStep } from '../../../domain/pricing/price-steps.ts';
import { hasTrial } from '../../../domain/subscription/terms.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { segmentOf, type Work } from '../../call.ts';
import { propertiesOf, quantitiesOf } from '../../live/present/catalogue.ts';
import type { offer, offerFeature } from '../wire/offer.ts';
import { presentSegmentOf, presentTraces, type TraceExtras } from './traces.ts';

export function presentOffer(
  work: Work,
  one: Offer,
  extras: TraceExtras,
  extra: readonly string[] | undefined,
): BodyOf<typeof offer> {
  const { terms } = one;
  return {
    Id: one.id,
    IdBusiness: work.businessId,
    ...presentSegmentOf(work, one.segmentId, extra),
    ReferenceOffer: one.reference,
    Name: one.name,
    IsVisible: one.isVisible,
    Order: one.position,
    StateLife: one.lifeState,
    Currency: segmentOf(work, one.segmentId).currency,
    ...(one.keyCharge !== null && { KeyCharge: one.keyCharge }),
    AmountUpFront: terms.amountUpFront,
    ...(hasTrial(terms) && {
      AmountTrial: terms.amountTrial,
      DurationTrial: terms.durationTrial,
      UnitTrial: terms.unitTrial,
    }),
    AmountRecurrence: terms.amountRecurrence,
    DurationRecurrence: terms.durationRecurrence,
    UnitRecurrence: terms.unitRecurrence,
    ...(terms.countRecurrences !== null && { CountRecurrences: terms.countRecurrences }),
    CountMinRecurrences: terms.countMinRecurrences,
    AmountTermination: terms.amountTermination,
    Title: one.title,
    Description: one.description,
    Metadata: one.metadata,
    ...presentTraces(one.traces, extras),
    Links: [{ rel: 'self', href: `/Sub/Offers/${one.id}` }],
  };
}

export function presentOfferFeature(
  work: Work,
  row: ListedOfferFeature,
  extras: TraceExtras,
): BodyOf<typeof offerFeature> {
  return {
    Id: row.id,
    IdBusiness: work.businessId,
    ...presentSegmentOf(work, row.segment_id, []),
    IdOffer: row.offer_id,
    ReferenceOffer: row.offer_reference,
    IdFeature: row.feature_id,
    ReferenceFeature: row.feature_reference,
    TypeFeature: row.type,
    IsVisible: row.is_visible,
    ...quantitiesOf({
      type: row.type,
      isIncluded: row.is_included,
      isEnabled: row.is_enabled,
      quantityIncluded: row.quantity_included,
      quantityCurrent: row.quantity_current,
    }),
    Properties: propertiesOf({
      isUpdatableBeforeSubscription: row.is_updatable_before_subscription,
      isUpdatableAfterSubscription: row.is_updatable_after_subscription,
      isUpdatedAtFullPrice: row.is_updated_at_full_price,
      isFreeInTrial: row.is_free_in_trial,
    }),
    Steps: presentSteps(parseSteps(row.steps)),
    IsVolume: row.is_volume,
    Order: row.position,
    ...presentTraces(tracesOf(row), extras),
    Links: [{ rel: 'self', href: `/Sub/OfferFeatures/${row.id}` }],
  };
}

export function presentSteps(steps: readonly PriceStep[]) {
  return steps.map((step) => ({
    ...(step.quantityMax !== null && { QuantityMax: step.quantityMax }),
    Increment: step.increment,
    AmountPerIncrement: step.amountPerIncrement,
    ...(step.amountCeiling !== null && { AmountCeiling: step.amountCeiling }),
  }));
}
