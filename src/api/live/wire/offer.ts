/** An offer of the catalogue, and its list. */
import { z } from 'zod';
import { collectionOf } from '../../../http/collection.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { metadata } from '../../metadata.ts';
import { timeUnits } from './enums.ts';
import { link } from './link.ts';
import { offerFeature } from './offer-feature.ts';

export const offer = z
  .object({
    Id: z.int(),
    IdSegment: z.int(),
    ReferenceOffer: z.string(),
    ReferenceSegment: z.string(),
    Name: z.string(),
    IsVisible: z.boolean(),
    IsPriced: z.boolean(),
    TitleLocalized: z.string(),
    DescriptionLocalized: z.string().nullish(),
    PricingLocalized: z.string().nullish(),
    Currency: z.string(),
    AmountUpFront: z.int().optional(),
    AmountTrial: z.int().optional(),
    DurationTrial: z.int().optional(),
    UnitTrial: z.enum(timeUnits).optional(),
    PricingSubtotal: z.int().optional(),
    PricingTotal: z.int().optional(),
    AmountRecurrence: z.int().optional(),
    DurationRecurrence: z.int().optional(),
    UnitRecurrence: z.enum(timeUnits).optional(),
    /** Null: endless. */
    CountRecurrences: z.int().nullish(),
    CountMinRecurrences: z.int().nullish(),
    AmountTermination: z.int().optional(),
    Features: z.array(offerFeature).optional(),
    Metadata: metadata.optional(),
    Links: z.array(link).optional(),
  })
  .meta({ id: 'Offer' });

export type WireOffer = BodyOf<typeof offer>;

export const offerList = collectionOf(offer).meta({ id: 'OfferList' });
