/** How a customer pays, and when it is billed. */
import { z } from 'zod';
import { instantInput, text, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { offlinePaymentTypes, paymentTypes } from './enums.ts';

export const customerPaymentSettings = z
  .object({
    /** Absent while the customer has no payment method. */
    TypePayment: z.enum(paymentTypes).optional(),
    ModeBilling: z.string().optional(),
    IsGreyListed: z.boolean(),
    NoteInvoice: z.string().nullish(),
    /** Null: not billed until the next subscription. */
    DateNextBilling: wireInstant.nullish(),
  })
  .meta({ id: 'CustomerPaymentSettings' });

export type WireCustomerPaymentSettings = BodyOf<typeof customerPaymentSettings>;

/** Fields left out stay as they are. */
export const customerPaymentSettingsRequest = z.object({
  TypePayment: z.enum(offlinePaymentTypes).optional(),
  /** A word of the contract, or `true` and `false` from n8n, which sends the Back Office's boolean as text. */
  ModeBilling: text(50).optional(),
  IsGreyListed: z.boolean().optional(),
  NoteInvoice: text(2000).optional(),
  DateNextBilling: instantInput.optional(),
});
