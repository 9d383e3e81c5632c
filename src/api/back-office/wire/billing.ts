/** What billing a customer now would put on its invoice. */
import { z } from 'zod';
import { lineTypes } from '../../../domain/billing/line-type.ts';
import { wireInstant } from '../../../http/fields.ts';

const projectedLine = z
  .object({
    TextLocalized: z.string(),
    TypeLine: z.enum(lineTypes),
    IdSubscription: z.int().optional(),
    AmountSubtotal: z.int(),
    AmountTotal: z.int(),
  })
  .meta({ id: 'ProjectedLine' });

export const billingProjection = z
  .object({
    IdCustomer: z.int(),
    Currency: z.string(),
    /** Absent: billed by hand, or with nothing that runs. */
    DateNextBilling: wireInstant.optional(),
    /** Of the lines that wait, without tax unless the prices include it; negative when the customer is owed. */
    AmountBalance: z.int(),
    AmountSubtotal: z.int(),
    AmountTax: z.int(),
    AmountTotal: z.int(),
    /** The first thousand. */
    Lines: z.array(projectedLine),
  })
  .meta({ id: 'BillingProjection' });
