/** A feature of a subscription, the subscription's own copy, as the Back Office shows it. */
import { z } from 'zod';
import { featureTypes } from '../../../domain/subscription/terms.ts';
import { listOf } from '../list.ts';
import { link } from './link.ts';
import { segmentFields, tracesFields } from './traces.ts';

const { IdUserUpdate, DateUpdate } = tracesFields;

export const subscriptionFeature = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    ...segmentFields,
    IdSubscription: z.int(),
    IdFeature: z.int(),
    ReferenceFeature: z.string(),
    TypeFeature: z.enum(featureTypes),
    IsIncluded: z.boolean().optional(),
    IsEnabled: z.boolean().optional(),
    /** Absent: unlimited. */
    QuantityIncluded: z.int().optional(),
    QuantityCurrent: z.int().optional(),
    /** Names joined by a comma and a space. */
    Properties: z.string(),
    Steps: z.array(
      z.object({
        QuantityMax: z.int().optional(),
        Increment: z.int(),
        AmountPerIncrement: z.int(),
        AmountCeiling: z.int().optional(),
      }),
    ),
    IdUserUpdate,
    DateUpdate,
    Links: z.array(link),
  })
  .meta({ id: 'SubscriptionFeature' });

export const subscriptionFeatureList = listOf(subscriptionFeature).meta({ id: 'SubscriptionFeatures' });
