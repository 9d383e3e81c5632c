/** A discount as the Back Office shows it: the contract's fields, and its title in all languages. */
import { z } from 'zod';
import { listOf } from '../list.ts';
import { link } from './link.ts';
import { localizedText } from './localized-text.ts';
import { segmentFields, tracesFields } from './traces.ts';

export const targetFees = ['FlatFee', 'FeatureFee', 'UpfrontFee', 'AllRecurring', 'All'] as const;
export const typesOff = ['Flat', 'PerTenThousand'] as const;
export const discountStates = ['Draft', 'Enabled'] as const;

export const discount = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    ...segmentFields,
    ReferenceDiscount: z.string(),
    Name: z.string(),
    StateDiscount: z.enum(discountStates),
    TypeOff: z.enum(typesOff),
    /** Minor units, or per ten thousand. */
    ValueOff: z.int(),
    TargetFee: z.enum(targetFees),
    /** Paid periods it lasts; absent: for ever. */
    CountPeriods: z.int().optional(),
    Title: localizedText,
    ...tracesFields,
    Links: z.array(link),
  })
  .meta({ id: 'Discount' });

export const discountList = listOf(discount).meta({ id: 'Discounts' });
