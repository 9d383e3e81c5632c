/** What a balance line would come to, without writing it. */
import { z } from 'zod';
import { wireInstant } from '../../../http/fields.ts';
import { balanceLineRequest } from './balance-line.ts';

export const balanceLineQuote = z
  .object({
    IdSegment: z.int(),
    IdCustomer: z.int(),
    ReferenceSegment: z.string(),
    ReferenceCustomer: z.string(),
    LabelLocalized: z.string().optional(),
    PricingLocalized: z.string().optional(),
    Currency: z.string(),
    AmountSubtotal: z.int(),
    AmountTotal: z.int(),
    DateMove: wireInstant.optional(),
    QuantityReported: z.int().nullish(),
    QuantityBilled: z.int().nullish(),
  })
  .meta({ id: 'BalanceLineQuote' });

export const quoteBalanceLineRequest = balanceLineRequest.pick({
  ReferenceCustomer: true,
  Amount: true,
  Label: true,
  Quantity: true,
});
