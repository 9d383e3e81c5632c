/** A subscription in brief, beside what it charged. */
import { z } from 'zod';
import { subscriptionStates } from '../../../domain/subscription/state.ts';

export const subscriptionIdentity = z
  .object({
    Id: z.int(),
    IdOffer: z.int(),
    ReferenceOffer: z.string(),
    IdCustomer: z.int(),
    IdCustomerBuyer: z.int(),
    StateSubscription: z.enum(subscriptionStates),
  })
  .meta({ id: 'SubscriptionIdentity' });
