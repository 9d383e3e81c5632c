/** A line of a customer's balance: its resource, its list, what creates one. */
import { z } from 'zod';
import { collectionOf } from '../../../http/collection.ts';
import {
  amount,
  identifier,
  instantInput,
  quantity,
  reference,
  text,
  wireInstant,
} from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { lineStates, lineTypes } from './enums.ts';

export const balanceLine = z
  .object({
    IdCustomer: z.int(),
    IdSegment: z.int(),
    IdSubscription: z.int().nullish(),
    IdFeature: z.int().nullish(),
    ReferenceCustomer: z.string(),
    ReferenceSegment: z.string(),
    ReferenceFeature: z.string().nullish(),
    LabelLocalized: z.string().nullish(),
    PricingLocalized: z.string().nullish(),
    AmountTotal: z.int(),
    AmountSubtotal: z.int(),
    Currency: z.string(),
    /** Either this, or the two dates of a period. */
    DateMove: wireInstant.nullish(),
    DatePeriodStart: wireInstant.nullish(),
    DatePeriodEnd: wireInstant.nullish(),
    StateMove: z.enum(lineStates).optional(),
    TypeLine: z.enum(lineTypes).optional(),
    KeyCharge: z.string().nullish(),
    QuantityReported: z.int().nullish(),
    QuantityBilled: z.int().nullish(),
  })
  .meta({ id: 'BalanceLine' });

export type WireBalanceLine = BodyOf<typeof balanceLine>;

export const balanceLineList = collectionOf(balanceLine)
  .extend({
    /** Over all pages. */
    Computations: z.object({ AmountSubtotal: z.int(), AmountTotal: z.int() }).optional(),
  })
  .meta({ id: 'BalanceLineList' });

export const balanceLineRequest = z.object({
  ReferenceCustomer: reference,
  IdSubscription: identifier.optional(),
  /** Before tax; negative for a credit. The quantity does not multiply it. */
  Amount: amount,
  TypeLine: z.enum(lineTypes).optional(),
  KeyCharge: text(50).optional(),
  Label: text(500).optional(),
  Quantity: quantity.optional(),
  Date: instantInput.optional(),
  DatePeriodStart: instantInput.optional(),
  DatePeriodEnd: instantInput.optional(),
});
