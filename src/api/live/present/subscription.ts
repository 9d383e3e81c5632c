/** Subscriptions as the contract writes them. */

import { parseMetadata } from '../../../accounts/metadata.ts';
import type { Segment } from '../../../accounts/segment.ts';
import type { TaxedPrice } from '../../../billing/quote/quote.ts';
import { parseSteps } from '../../../catalogue/steps.ts';
import { termsOf } from '../../../catalogue/terms.ts';
import type { Billability } from '../../../customers/find-billability.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import { localize } from '../../../domain/localized-text.ts';
import { featurePricingText } from '../../../domain/pricing/pricing-text.ts';
import { isActive, stateAfterTerm, statusOf } from '../../../domain/subscription/state.ts';
import { engagementEnd, hasTrial, isLastPeriod, recurrenceOf } from '../../../domain/subscription/terms.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import type { SubscriptionFeatureView, SubscriptionView } from '../../../subscriptions/find-subscriptions.ts';
import type { WireSubscription } from '../wire/subscription.ts';
import type { WireSubscriptionFeature } from '../wire/subscription-feature.ts';
import { type Languages, quantitiesOf } from './catalogue.ts';
import { type LinkStyle, subscriptionLinks } from './links.ts';

export interface SubscriptionStyle {
  readonly segment: Segment;
  readonly languages: Languages;
  readonly hasFeatures: boolean;
  readonly isHtml: boolean;
  readonly buyer: Billability | undefined;
  /** What its next term costs; undefined when nothing follows. */
  readonly nextTerm: TaxedPrice | undefined;
  readonly now: Instant;
  readonly links: LinkStyle;
}

export function presentSubscription(view: SubscriptionView, style: SubscriptionStyle): WireSubscription {
  const terms = termsOf(view);
  const after = stateAfterTerm(view.state, isLastPeriod(terms, view.period_number ?? 0));
  const termAt = view.term_at ?? view.period_end_at;
  return {
    Id: view.id,
    IdCustomer: view.customer_id,
    IdSegment: view.segment_id,
    IdOffer: view.offer_id,
    IdCustomerBuyer: view.buyer_id,
    ReferenceCustomer: view.customer_reference,
    ReferenceSegment: view.segment_reference,
    ReferenceOffer: view.offer_reference,
    ReferenceCustomerBuyer: view.buyer_reference,
    Status: statusOf(view.state),
    StateSubscription: view.state,
    StatusAfterTerm: after === null ? null : statusOf(after),
    StateSubscriptionAfterTerm: after,
    Currency: view.currency,
    TitleLocalized: localize(view.titleTexts, style.languages) ?? null,
    DateStart: date(view.started_at ?? view.wanted_start_at),
    DatePeriodStart: date(view.period_start_at),
    DatePeriodEnd: date(view.period_end_at),
    DateEnd: date(view.ended_at),
    DateTerm: isActive(view.state) ? date(termAt) : null,
    DateResetConsumption: isActive(view.state) ? date(view.period_end_at) : null,
    DateNextBilling: date(view.buyer_next_billing_at),
    ...situationOf(view, style),
    AmountUpFront: terms.amountUpFront,
    ...(hasTrial(terms) && {
      AmountTrial: terms.amountTrial,
      DurationTrial: terms.durationTrial,
      UnitTrial: terms.unitTrial,
    }),
    AmountRecurrence: terms.amountRecurrence,
    DurationRecurrence: terms.durationRecurrence,
    UnitRecurrence: terms.unitRecurrence,
    CountRecurrences: terms.countRecurrences,
    CountMinRecurrences: terms.countMinRecurrences === 0 ? null : terms.countMinRecurrences,
    AmountTermination: terms.amountTermination,
    PricingSubtotal: style.nextTerm?.amountSubtotal ?? null,
    PricingTotal: style.nextTerm?.amountTotal ?? null,
    ...(style.hasFeatures && {
      Features: view.features.map((feature) => presentFeature(feature, view, style)),
    }),
    Metadata: parseMetadata(view.metadata),
    Links: subscriptionLinks(style.links, view),
    DateUpdate: formatInstant(view.updated_at),
  };
}

function date(at: Instant | null) {
  return at === null ? null : formatInstant(at);
}

const DAY = 86_400_000;

function situationOf(view: SubscriptionView, { segment, buyer, now }: SubscriptionStyle) {
  const terms = termsOf(view);
  const isTrial = isActive(view.state) && view.period_number === 0;
  const engagedUntil =
    view.anchor_at === null || view.anchor_number === null
      ? null
      : engagementEnd(
          terms,
          { anchorAt: view.anchor_at, anchorNumber: view.anchor_number },
          segment.timeZone,
        );
  return {
    IsTrial: isTrial,
    ...(isTrial &&
      view.period_end_at !== null && {
        CountDaysTrial: Math.max(0, Math.ceil((view.period_end_at - now) / DAY)),
      }),
    IsEngaged: isActive(view.state) && engagedUntil !== null && now < engagedUntil,
    IsCustomerBillable: buyer?.isBillable ?? false,
    IsPaymentCappingReached: buyer?.isCappingReached ?? false,
  };
}

function presentFeature(
  feature: SubscriptionFeatureView,
  view: SubscriptionView,
  style: SubscriptionStyle,
): WireSubscriptionFeature {
  const language = style.languages.find((one) => one !== undefined) ?? style.segment.language;
  const pricing = { steps: parseSteps(feature.steps), isVolume: feature.isVolume };
  return {
    Id: feature.featureId,
    ReferenceFeature: feature.reference,
    IsVisible: feature.isVisible,
    TypeFeature: feature.type,
    TitleLocalized: localize(feature.titleTexts, style.languages) ?? null,
    DescriptionLocalized: localize(feature.descriptionTexts, style.languages) ?? null,
    PricingLocalized: featurePricingText(
      { ...feature, pricing },
      { currency: view.currency, language, isHtml: style.isHtml },
      recurrenceOf(termsOf(view)),
    ),
    ...quantitiesOf(feature),
  };
}
