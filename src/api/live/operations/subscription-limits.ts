/**
 * What the terms of a subscription may amount to: what lies beyond would fail at the start, or worse, at the renewal
 * that counts or prices it.
 */
import type { OfferFeature } from '../../../catalogue/offer.ts';
import type { CalendarDuration, TimeUnit } from '../../../domain/calendar/period.ts';
import { LARGEST_AMOUNT } from '../../../domain/money/largest-amount.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import {
  chargeableQuantity,
  type FeatureType,
  isFeaturePriceable,
  recurrenceOf,
  type SubscriptionFeature,
  type SubscriptionTerms,
} from '../../../domain/subscription/terms.ts';
import type { FeatureOverride, TermsOverride } from '../../../subscriptions/create-subscriptions.ts';

const MOST_YEARS = 100;
/** Rounded down: a limit for people, not for the calendar. */
const perYear: Readonly<Record<TimeUnit, number>> = { Day: 365, Week: 52, Month: 12, Year: 1 };

/** The offer's terms with what overrides them: no period and no engagement of more than a century. */
export function checkTerms(offered: SubscriptionTerms, override: TermsOverride): Outcome<undefined> {
  const given = Object.fromEntries(Object.entries(override).filter(([, value]) => value !== undefined));
  const terms: SubscriptionTerms = { ...offered, ...given };
  const { count, unit } = recurrenceOf(terms);
  const lengths: readonly (readonly [string, CalendarDuration])[] = [
    ['DurationTrial', { count: terms.durationTrial, unit: terms.unitTrial }],
    ['DurationRecurrence', { count, unit }],
    ['CountMinRecurrences', { count: count * terms.countMinRecurrences, unit }],
  ];
  for (const [field, length] of lengths)
    if (length.count > MOST_YEARS * perYear[length.unit]) return invalid(field, `≤ ${MOST_YEARS} × Year`);
  if (terms.countRecurrences !== null && terms.countMinRecurrences > terms.countRecurrences)
    return invalid('CountMinRecurrences', '≤ CountRecurrences');
  return accept(undefined);
}

/** What the feature costs a period with the quantity that it starts with. */
export function checkFeaturePrice(
  override: FeatureOverride,
  type: FeatureType,
  offered: OfferFeature | undefined,
  target: string,
): Outcome<undefined> {
  const feature: SubscriptionFeature = {
    featureId: override.featureId,
    type,
    title: '',
    isIncluded: override.isIncluded ?? offered?.isIncluded ?? false,
    isEnabled: override.isEnabled ?? offered?.isEnabled ?? false,
    quantityIncluded: override.quantityIncluded ?? offered?.quantityIncluded ?? null,
    quantityCurrent: override.quantityCurrent ?? offered?.quantityCurrent ?? 0,
    quantityCharged: 0,
    pricing: {
      steps: override.steps ?? offered?.pricing.steps ?? [],
      isVolume: offered?.pricing.isVolume ?? false,
    },
    isUpdatedAtFullPrice: false,
    isFreeInTrial: false,
  };
  const isPriceable = isFeaturePriceable(feature, chargeableQuantity(feature));
  return isPriceable ? accept(undefined) : invalid(target, `≤ ${LARGEST_AMOUNT}`);
}

function invalid(field: string, reason: string) {
  return refuse('Error.Input.Invalid', field, { field, reason });
}
