/** An offer and its features as the Back Office shows them: the contract's fields, and the texts in all languages. */
import { z } from 'zod';
import { timeUnits } from '../../../domain/calendar/period.ts';
import { metadata } from '../../metadata.ts';
import { listOf } from '../list.ts';
import { featureTypes, lifeStates } from './feature.ts';
import { link } from './link.ts';
import { localizedText } from './localized-text.ts';
import { segmentFields, tracesFields } from './traces.ts';

export const offer = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    ...segmentFields,
    ReferenceOffer: z.string(),
    Name: z.string(),
    IsVisible: z.boolean(),
    Order: z.int(),
    StateLife: z.enum(lifeStates),
    Currency: z.string(),
    /** Selects the tax. */
    KeyCharge: z.string().optional(),
    AmountUpFront: z.int(),
    /** The trial's fields are absent when there is none. */
    AmountTrial: z.int().optional(),
    DurationTrial: z.int().optional(),
    UnitTrial: z.enum(timeUnits).optional(),
    AmountRecurrence: z.int(),
    DurationRecurrence: z.int(),
    UnitRecurrence: z.enum(timeUnits),
    /** Absent: endless. */
    CountRecurrences: z.int().optional(),
    CountMinRecurrences: z.int(),
    AmountTermination: z.int(),
    Title: localizedText,
    Description: localizedText,
    Metadata: metadata,
    ...tracesFields,
    Links: z.array(link),
  })
  .meta({ id: 'Offer' });

export const offerList = listOf(offer).meta({ id: 'Offers' });

const step = z.object({
  QuantityMax: z.int().optional(),
  Increment: z.int(),
  AmountPerIncrement: z.int(),
  AmountCeiling: z.int().optional(),
});

export const offerFeature = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    ...segmentFields,
    IdOffer: z.int(),
    ReferenceOffer: z.string(),
    IdFeature: z.int(),
    ReferenceFeature: z.string(),
    TypeFeature: z.enum(featureTypes),
    IsVisible: z.boolean(),
    IsIncluded: z.boolean().optional(),
    IsEnabled: z.boolean().optional(),
    /** Absent: unlimited. */
    QuantityIncluded: z.int().optional(),
    /** What a new subscription starts with. */
    QuantityCurrent: z.int().optional(),
    /** Names joined by a comma and a space. */
    Properties: z.string(),
    Steps: z.array(step),
    /** The whole quantity is priced by the step it reaches. */
    IsVolume: z.boolean(),
    Order: z.int(),
    ...tracesFields,
    Links: z.array(link),
  })
  .meta({ id: 'OfferFeature' });

export const offerFeatureList = listOf(offerFeature).meta({ id: 'OfferFeatures' });
