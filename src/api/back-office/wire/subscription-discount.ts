/** A discount that a subscription has, a copy of the catalogue's, as the Back Office shows it. */
import { z } from 'zod';
import { link } from './link.ts';

export const subscriptionDiscount = z
  .object({
    /** Of the discount in the catalogue. */
    Id: z.int(),
    IdBusiness: z.int(),
    IdSegment: z.int(),
    /** Of the copy: what is deleted to take it off. */
    IdSubscriptionDiscount: z.int(),
    IdSubscription: z.int(),
    ReferenceDiscount: z.string(),
    Name: z.string(),
    StateDiscount: z.literal('Enabled'),
    TargetFee: z.enum(['FlatFee', 'FeatureFee', 'UpfrontFee', 'AllRecurring', 'All']),
    TypeOff: z.enum(['Flat', 'PerTenThousand']),
    ValueOff: z.int(),
    /** Absent: for ever. */
    CountPeriods: z.int().optional(),
    /** The first paid period that it is applied to. */
    FirstPeriod: z.int(),
    Links: z.array(link),
  })
  .meta({ id: 'SubscriptionDiscount' });
