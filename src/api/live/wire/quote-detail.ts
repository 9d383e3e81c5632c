/** One line of a quote. */
import { z } from 'zod';
import { wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';

export const quoteDetail = z
  .object({
    IdSubscription: z.int().nullish(),
    IdFeature: z.int().nullish(),
    LabelLocalized: z.string(),
    AmountTotalDue: z.int().optional(),
    DatePeriodStart: wireInstant.nullish(),
    DatePeriodEnd: wireInstant.nullish(),
    DateMove: wireInstant.nullish(),
    QuantityReported: z.int().nullish(),
    QuantityBilled: z.int().nullish(),
    AmountSubtotal: z.int(),
    AmountTotal: z.int(),
  })
  .meta({ id: 'QuoteDetail' });

export type WireQuoteDetail = BodyOf<typeof quoteDetail>;
