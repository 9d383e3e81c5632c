/** A feature as the Back Office shows it: the contract's fields, and its texts in all languages. */
import { z } from 'zod';
import { metadata } from '../../metadata.ts';
import { listOf } from '../list.ts';
import { link } from './link.ts';
import { localizedText } from './localized-text.ts';
import { tracesFields } from './traces.ts';

export const lifeStates = [
  'Ok',
  'ToModerate',
  'DisabledUser',
  'DisabledSystem',
  'DisabledModeration',
  'Deleted',
] as const;
export const featureTypes = ['OnOff', 'Limitation', 'Consumption'] as const;

export const feature = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    ReferenceFeature: z.string(),
    Name: z.string(),
    TypeFeature: z.enum(featureTypes),
    IsVisible: z.boolean(),
    Order: z.int(),
    StateLife: z.enum(lifeStates),
    Title: localizedText,
    Description: localizedText,
    Metadata: metadata,
    ...tracesFields,
    Links: z.array(link),
  })
  .meta({ id: 'Feature' });

export const featureList = listOf(feature).meta({ id: 'Features' });
