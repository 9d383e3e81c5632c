/** A feature as an offer holds it. Fields that do not belong to its type are absent, not null (shared/wire.md, d). */
import { z } from 'zod';
import type { BodyOf } from '../../../http/operation.ts';
import { metadata } from '../../metadata.ts';
import { featureTypes } from './enums.ts';

export const offerFeature = z
  .object({
    Id: z.int(),
    ReferenceFeature: z.string(),
    IsVisible: z.boolean(),
    TitleLocalized: z.string(),
    DescriptionLocalized: z.string().optional(),
    TypeFeature: z.enum(featureTypes),
    PricingLocalized: z.string().nullish(),
    /** Names joined by a comma and a space: `UpdatableBeforeSubscription, FreeInTrial`. */
    Properties: z.string().nullish(),
    IsIncluded: z.boolean().nullish(),
    IsEnabled: z.boolean().nullish(),
    /** Absent: unlimited. */
    QuantityIncluded: z.int().nullish(),
    QuantityCurrent: z.int().nullish(),
    Metadata: metadata.optional(),
  })
  .meta({ id: 'OfferFeature' });

export type WireOfferFeature = BodyOf<typeof offerFeature>;
