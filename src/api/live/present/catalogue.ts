/** Features and offers as the contract writes them. Fields that a feature's type has not are left out. */
import type { Segment } from '../../../accounts/segment.ts';
import type { Feature } from '../../../catalogue/find-features.ts';
import { isOfferPriced, type Offer, type OfferFeature } from '../../../catalogue/offer.ts';
import { localize } from '../../../domain/localized-text.ts';
import { featurePricingText, offerPricingText } from '../../../domain/pricing/pricing-text.ts';
import { hasTrial, recurrenceOf } from '../../../domain/subscription/terms.ts';
import type { WireFeature } from '../wire/feature.ts';
import type { WireOffer } from '../wire/offer.ts';
import type { WireOfferFeature } from '../wire/offer-feature.ts';

export type Languages = readonly (string | undefined)[];

export function presentFeature(feature: Feature, languages: Languages): WireFeature {
  return {
    Id: feature.id,
    ReferenceFeature: feature.reference,
    TitleLocalized: localize(feature.title, languages) ?? feature.reference,
    DescriptionLocalized: localize(feature.description, languages) ?? null,
    TypeFeature: feature.type,
    IsVisible: feature.isVisible,
    Metadata: feature.metadata,
  };
}

export interface OfferStyle {
  readonly languages: Languages;
  readonly isHtml: boolean;
  readonly hasFeatures: boolean;
  /** What the first period costs with the tax of the buyer, when it was asked for. */
  /** Left out when they are not asked for. */
  readonly links?: ((offer: Offer) => WireOffer['Links']) | undefined;
  readonly pricing?: { readonly amountSubtotal: number; readonly amountTotal: number } | undefined;
}

export function presentOffer(offer: Offer, segment: Segment, style: OfferStyle): WireOffer {
  const { terms } = offer;
  const language = style.languages.find((one) => one !== undefined) ?? segment.language;
  const pricingStyle = { currency: segment.currency, language, isHtml: style.isHtml };
  const trial = hasTrial(terms)
    ? { AmountTrial: terms.amountTrial, DurationTrial: terms.durationTrial, UnitTrial: terms.unitTrial }
    : {};
  return {
    Id: offer.id,
    IdSegment: offer.segmentId,
    ReferenceOffer: offer.reference,
    ReferenceSegment: segment.reference,
    Name: offer.name,
    IsVisible: offer.isVisible,
    IsPriced: isOfferPriced(offer),
    TitleLocalized: localize(offer.title, style.languages) ?? offer.name,
    DescriptionLocalized: localize(offer.description, style.languages) ?? null,
    PricingLocalized: offerPricingText(terms, pricingStyle),
    Currency: segment.currency,
    AmountUpFront: terms.amountUpFront,
    ...trial,
    ...(style.pricing && {
      PricingSubtotal: style.pricing.amountSubtotal,
      PricingTotal: style.pricing.amountTotal,
    }),
    AmountRecurrence: terms.amountRecurrence,
    DurationRecurrence: terms.durationRecurrence,
    UnitRecurrence: terms.unitRecurrence,
    CountRecurrences: terms.countRecurrences,
    CountMinRecurrences: terms.countMinRecurrences === 0 ? null : terms.countMinRecurrences,
    AmountTermination: terms.amountTermination,
    ...(style.hasFeatures && {
      Features: offer.features.map((feature) =>
        presentOfferFeature(feature, style.languages, pricingStyle, recurrenceOf(terms)),
      ),
    }),
    Metadata: offer.metadata,
    Links: style.links?.(offer) ?? [],
  };
}

function presentOfferFeature(
  feature: OfferFeature,
  languages: Languages,
  pricingStyle: Parameters<typeof featurePricingText>[1],
  recurrence: ReturnType<typeof recurrenceOf>,
): WireOfferFeature {
  const description = localize(feature.description, languages);
  return {
    Id: feature.featureId,
    ReferenceFeature: feature.reference,
    IsVisible: feature.isVisible,
    TitleLocalized: localize(feature.title, languages) ?? feature.reference,
    ...(description !== undefined && { DescriptionLocalized: description }),
    TypeFeature: feature.type,
    PricingLocalized: featurePricingText(feature, pricingStyle, recurrence),
    Properties: propertiesOf(feature),
    ...quantitiesOf(feature),
    Metadata: feature.metadata,
  };
}

export function propertiesOf(
  feature: Pick<
    OfferFeature,
    | 'isUpdatableBeforeSubscription'
    | 'isUpdatableAfterSubscription'
    | 'isUpdatedAtFullPrice'
    | 'isFreeInTrial'
  >,
): string {
  return [
    feature.isUpdatableBeforeSubscription && 'UpdatableBeforeSubscription',
    feature.isUpdatableAfterSubscription && 'UpdatableAfterSubscription',
    feature.isUpdatedAtFullPrice && 'UpdateAtFullPrice',
    feature.isFreeInTrial && 'FreeInTrial',
  ]
    .filter((name) => name !== false)
    .join(', ');
}

/** OnOff has switches, the others have quantities; an unlimited quantity is absent (shared/wire.md, d). */
export function quantitiesOf(feature: {
  readonly type: Feature['type'];
  readonly isIncluded: boolean;
  readonly isEnabled: boolean;
  readonly quantityIncluded: number | null;
  readonly quantityCurrent: number;
}) {
  if (feature.type === 'OnOff') return { IsIncluded: feature.isIncluded, IsEnabled: feature.isEnabled };
  return {
    ...(feature.quantityIncluded !== null && { QuantityIncluded: feature.quantityIncluded }),
    QuantityCurrent: feature.quantityCurrent,
  };
}
