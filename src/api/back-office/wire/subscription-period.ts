/** A period of a subscription as the Back Office shows it. */
import { z } from 'zod';
import { wireInstant } from '../../../http/fields.ts';
import { listOf } from '../list.ts';
import { link } from './link.ts';
import { segmentFields } from './traces.ts';

export const subscriptionPeriod = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    ...segmentFields,
    IdSubscription: z.int(),
    /** Paid periods count from 1; the trial is 0. */
    Number: z.int(),
    DateStart: wireInstant,
    DateEnd: wireInstant,
    IsTrial: z.boolean(),
    Links: z.array(link),
  })
  .meta({ id: 'SubscriptionPeriod' });

export const subscriptionPeriodList = listOf(subscriptionPeriod).meta({ id: 'SubscriptionPeriods' });
