/** What a subscription would charge, as the Back Office shows it. */
import { z } from 'zod';
import { lineTypes } from '../../../domain/billing/line-type.ts';
import { wireInstant } from '../../../http/fields.ts';

const quotingDetail = z
  .object({
    IdSubscription: z.int().optional(),
    IdFeature: z.int().optional(),
    TextLocalized: z.string(),
    TypeLine: z.enum(lineTypes),
    AmountSubtotal: z.int(),
    AmountTotal: z.int(),
  })
  .meta({ id: 'QuotingDetail' });

export const quoting = z
  .object({
    IdBusiness: z.int(),
    DateGeneration: wireInstant,
    /** Absent when the quoted subscription does not exist yet. */
    IdSubscription: z.int().optional(),
    Currency: z.string(),
    DatePeriodStart: wireInstant.optional(),
    DatePeriodEnd: wireInstant.optional(),
    AmountSubtotal: z.int(),
    AmountTotal: z.int(),
    Details: z.array(quotingDetail),
    /** What the term after that will cost, as far as is known now. */
    NextTerms: z.array(quotingDetail),
  })
  .meta({ id: 'Quoting' });
