/** A subscription: its resource, its list, what creates one or moves its term. */
import { z } from 'zod';
import { collectionOf } from '../../../http/collection.ts';
import { feeAmount, identifier, instantInput, reference, text, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { metadata, metadataInput } from '../../metadata.ts';
import { subscriptionStates, subscriptionStatuses, timeUnits } from './enums.ts';
import { link } from './link.ts';
import { subscriptionFeature, subscriptionFeatureRequest } from './subscription-feature.ts';

export const subscription = z
  .object({
    Id: z.int(),
    IdCustomer: z.int(),
    IdSegment: z.int(),
    IdOffer: z.int(),
    IdCustomerBuyer: z.int().nullish(),
    ReferenceCustomer: z.string(),
    ReferenceSegment: z.string(),
    ReferenceOffer: z.string(),
    ReferenceCustomerBuyer: z.string().nullish(),
    Status: z.enum(subscriptionStatuses),
    StateSubscription: z.enum(subscriptionStates),
    StatusAfterTerm: z.enum(subscriptionStatuses).nullish(),
    StateSubscriptionAfterTerm: z.enum(subscriptionStates).nullish(),
    Currency: z.string(),
    TitleLocalized: z.string().nullish(),
    DateStart: wireInstant.nullish(),
    DatePeriodStart: wireInstant.nullish(),
    DatePeriodEnd: wireInstant.nullish(),
    DateEnd: wireInstant.nullish(),
    DateTerm: wireInstant.nullish(),
    DateResetConsumption: wireInstant.nullish(),
    DateNextBilling: wireInstant.nullish(),
    IsTrial: z.boolean().nullish(),
    CountDaysTrial: z.int().nullish(),
    IsEngaged: z.boolean().nullish(),
    IsCustomerBillable: z.boolean().nullish(),
    IsPaymentCappingReached: z.boolean().nullish(),
    AmountUpFront: z.int().nullish(),
    AmountTrial: z.int().nullish(),
    DurationTrial: z.int().nullish(),
    UnitTrial: z.enum(timeUnits).nullish(),
    AmountRecurrence: z.int().nullish(),
    DurationRecurrence: z.int().nullish(),
    UnitRecurrence: z.enum(timeUnits).nullish(),
    /** Null: endless. */
    CountRecurrences: z.int().nullish(),
    CountMinRecurrences: z.int().nullish(),
    AmountTermination: z.int().nullish(),
    PricingSubtotal: z.int().nullish(),
    PricingTotal: z.int().nullish(),
    Features: z.array(subscriptionFeature).optional(),
    Metadata: metadata.optional(),
    /** Always there, even empty: a client iterates it unconditionally. */
    Links: z.array(link),
    DateUpdate: wireInstant.optional(),
  })
  .meta({ id: 'Subscription' });

export type WireSubscription = BodyOf<typeof subscription>;

export const subscriptionList = collectionOf(subscription).meta({ id: 'SubscriptionList' });

const MOST_COUNT = 100_000;
const MOST_FEATURES = 500;
const MOST_DISCOUNTS = 50;

/** What a creation, or the quote of one, may change of the offer's terms. */
export const overriddenTerms = {
  AmountUpFront: feeAmount.optional(),
  AmountTrial: feeAmount.optional(),
  DurationTrial: z.int().min(0).max(MOST_COUNT).optional(),
  UnitTrial: z.enum(timeUnits).optional(),
  AmountRecurrence: feeAmount.optional(),
  DurationRecurrence: z.int().min(1).max(MOST_COUNT).optional(),
  UnitRecurrence: z.enum(timeUnits).optional(),
  Features: z.array(subscriptionFeatureRequest).max(MOST_FEATURES).optional(),
};

export const subscriptionRequest = z.object({
  ReferenceCustomer: reference,
  IdCustomer: identifier.optional(),
  ReferenceOffer: reference,
  ReferenceCustomerBuyer: reference.optional(),
  /** In the future: a scheduled start; in the past: backdated. */
  DateStart: instantInput.optional(),
  TitleLocalized: text(255).optional(),
  DescriptionLocalized: text(2000).optional(),
  ...overriddenTerms,
  CountRecurrences: z.int().min(1).max(MOST_COUNT).optional(),
  CountMinRecurrences: z.int().min(0).max(MOST_COUNT).optional(),
  AmountTermination: feeAmount.optional(),
  Discounts: z
    .array(z.object({ ReferenceDiscount: reference }))
    .max(MOST_DISCOUNTS)
    .optional(),
  Metadata: metadataInput.optional(),
});

export const subscriptionUpdateTermDateRequest = z.object({ DateTerm: instantInput });
