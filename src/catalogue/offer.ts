/** An offer as the rest of the program knows it: what a new subscription copies, and what the public is shown. */
import type { Metadata } from '../accounts/metadata.ts';
import type { Traces } from '../accounts/traces.ts';
import type { LifeState } from '../database/table-types.ts';
import { type LocalizedText, localize } from '../domain/localized-text.ts';
import { isPriced, type SubscriptionFeature, type SubscriptionTerms } from '../domain/subscription/terms.ts';

export interface Offer {
  readonly id: number;
  readonly segmentId: number;
  readonly reference: string;
  /** For the staff. */
  readonly name: string;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  /** Only `Ok` is sold. */
  readonly lifeState: LifeState;
  readonly isVisible: boolean;
  readonly position: number;
  /** Selects the tax. */
  readonly keyCharge: string | null;
  readonly terms: SubscriptionTerms;
  /** In their order; empty when they were not asked for. */
  readonly features: readonly OfferFeature[];
  readonly metadata: Metadata;
  readonly traces: Traces;
}

/** With the quantities that a new subscription starts with. */
export interface OfferFeature extends Omit<SubscriptionFeature, 'title' | 'quantityCharged'> {
  readonly reference: string;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  readonly isVisible: boolean;
  readonly position: number;
  readonly isUpdatableBeforeSubscription: boolean;
  readonly isUpdatableAfterSubscription: boolean;
  readonly metadata: Metadata;
}

/**
 * The features as a subscription to the offer would carry them: nothing is charged yet, and what is included is
 * enabled.
 */
export function subscriptionFeaturesOf(
  offer: Pick<Offer, 'features'>,
  languages: readonly (string | null | undefined)[],
): SubscriptionFeature[] {
  return offer.features.map((feature) => ({
    featureId: feature.featureId,
    type: feature.type,
    title: localize(feature.title, languages) ?? '',
    isIncluded: feature.isIncluded,
    isEnabled: feature.isEnabled || feature.isIncluded,
    quantityIncluded: feature.quantityIncluded,
    quantityCurrent: feature.quantityCurrent,
    quantityCharged: 0,
    pricing: feature.pricing,
    isUpdatedAtFullPrice: feature.isUpdatedAtFullPrice,
    isFreeInTrial: feature.isFreeInTrial,
  }));
}

/** Something is due with the quantities that a new subscription starts with. The features must be loaded. */
export function isOfferPriced(offer: Offer): boolean {
  return isPriced(offer.terms, subscriptionFeaturesOf(offer, []));
}
