/** What a change would cost, now and at the next term. */
import { z } from 'zod';
import { reference, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { quoteDetail } from './quote-detail.ts';
import { overriddenTerms } from './subscription.ts';

export const quote = z
  .object({
    IdSubscription: z.int().nullish(),
    /** Not in the contract; in the reference's sample of a purchase (shared/wire.md, h13). */
    Currency: z.string().optional(),
    AmountTotalDue: z.int(),
    PricingLocalized: z.string().optional(),
    DatePeriodStart: wireInstant.optional(),
    DatePeriodEnd: wireInstant.optional(),
    /** The same as DatePeriodEnd, under the name that PHP clients read (shared/wire.md, h13). */
    DatePeriodTerm: wireInstant.optional(),
    AmountSubtotal: z.int(),
    AmountTotal: z.int(),
    Details: z.array(quoteDetail),
    get NextTerm() {
      return quote.optional();
    },
  })
  .meta({ id: 'Quote' });

export type WireQuote = BodyOf<typeof quote>;

export const quoteSubscriptionRequest = z.object({
  ReferenceOffer: reference,
  ReferenceCustomer: reference,
  ReferenceCustomerBuyer: reference.optional(),
  ...overriddenTerms,
});
