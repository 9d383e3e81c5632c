/** A feature of a subscription, and what overrides one at creation or in a quote. */
import { z } from 'zod';
import { feeAmount, quantity, reference } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { featureTypes } from './enums.ts';

export const subscriptionFeature = z
  .object({
    Id: z.int(),
    ReferenceFeature: z.string(),
    IsVisible: z.boolean(),
    TypeFeature: z.enum(featureTypes),
    TitleLocalized: z.string().nullish(),
    DescriptionLocalized: z.string().nullish(),
    PricingLocalized: z.string().nullish(),
    IsIncluded: z.boolean().nullish(),
    IsEnabled: z.boolean().nullish(),
    /** Absent: unlimited. */
    QuantityIncluded: z.int().nullish(),
    QuantityCurrent: z.int().nullish(),
  })
  .meta({ id: 'SubscriptionFeature' });

export type WireSubscriptionFeature = BodyOf<typeof subscriptionFeature>;

const MOST_STEPS = 100;

export const stepRequest = z.object({
  QuantityMax: quantity.optional(),
  Increment: quantity.min(1).optional(),
  AmountPerIncrement: feeAmount.optional(),
  AmountCeiling: feeAmount.optional(),
});

/** The contract lists the first three and the reference; its examples use the others too (shared/wire.md, h15). */
export const subscriptionFeatureRequest = z.object({
  ReferenceFeature: reference,
  QuantityCurrent: quantity.optional(),
  IsEnabled: z.boolean().optional(),
  IsIncluded: z.boolean().optional(),
  QuantityIncluded: quantity.optional(),
  Steps: z.array(stepRequest).max(MOST_STEPS).optional(),
});
