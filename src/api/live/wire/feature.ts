/** A feature of the catalogue, and its list. */
import { z } from 'zod';
import { collectionOf } from '../../../http/collection.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { metadata } from '../../metadata.ts';
import { featureTypes } from './enums.ts';
import { currentUsage } from './usage.ts';

export const feature = z
  .object({
    Id: z.int(),
    ReferenceFeature: z.string(),
    TitleLocalized: z.string(),
    DescriptionLocalized: z.string().nullish(),
    TypeFeature: z.enum(featureTypes),
    IsVisible: z.boolean(),
    ...currentUsage,
    Metadata: metadata.optional(),
  })
  .meta({ id: 'Feature' });

export type WireFeature = BodyOf<typeof feature>;

export const featureList = collectionOf(feature).meta({ id: 'FeatureList' });
