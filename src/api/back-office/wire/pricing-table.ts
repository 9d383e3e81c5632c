/** A pricing table and the offers it shows, as the Back Office shows them. */
import { z } from 'zod';
import { listOf } from '../list.ts';
import { lifeStates } from './feature.ts';
import { link } from './link.ts';
import { localizedText } from './localized-text.ts';
import { segmentFields, tracesFields } from './traces.ts';

export const pricingTable = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    ...segmentFields,
    ReferencePricingTable: z.string(),
    Name: z.string(),
    Order: z.int(),
    IsVisible: z.boolean(),
    IsDefault: z.boolean(),
    StateLife: z.enum(lifeStates),
    Title: localizedText,
    ...tracesFields,
    Links: z.array(link),
  })
  .meta({ id: 'PricingTable' });

export const pricingTableList = listOf(pricingTable).meta({ id: 'PricingTables' });

const { IdUserUpdate, DateUpdate } = tracesFields;

export const pricingTableOffer = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    ...segmentFields,
    IdPricingTable: z.int(),
    ReferencePricingTable: z.string(),
    IdOffer: z.int(),
    ReferenceOffer: z.string(),
    Order: z.int(),
    IdUserUpdate,
    DateUpdate,
    Links: z.array(link),
  })
  .meta({ id: 'PricingTableOffer' });

export const pricingTableOfferList = listOf(pricingTableOffer).meta({ id: 'PricingTableOffers' });
