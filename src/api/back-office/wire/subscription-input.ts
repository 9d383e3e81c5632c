/** What the staff sends to create or change a subscription. */
import type { z } from 'zod';
import { identifier, reference, text } from '../../../http/fields.ts';
import { subscriptionRequest } from '../../live/wire/subscription.ts';

/** Terms and features that override the offer's, the title, the start and metadata. */
export const subscriptionTerms = {
  ...subscriptionRequest.omit({
    ReferenceCustomer: true,
    IdCustomer: true,
    ReferenceOffer: true,
    ReferenceCustomerBuyer: true,
  }).shape,
  /** The same as TitleLocalized. */
  Name: text(255).optional(),
};

/** Who subscribes to what: each by its number, or by its reference. */
export const subscriptionParties = {
  IdCustomer: identifier.optional(),
  ReferenceCustomer: reference.optional(),
  /** Who pays; the customer itself when nobody is named. */
  IdCustomerBuyer: identifier.optional(),
  ReferenceCustomerBuyer: reference.optional(),
  IdOffer: identifier.optional(),
  ReferenceOffer: reference.optional(),
};

export type SubscriptionParties = z.output<z.ZodObject<typeof subscriptionParties>>;
