/** Discounts granted to one subscription. */
import { z } from 'zod';
import { localize, parseLocalizedText } from '../../../domain/localized-text.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { addSubscriptionDiscount } from '../../../subscriptions/add-subscription-discount.ts';
import {
  findSubscriptionDiscount,
  type SubscriptionDiscount,
} from '../../../subscriptions/find-subscription-discount.ts';
import { removeSubscriptionDiscount } from '../../../subscriptions/remove-subscription-discount.ts';
import { languagesFor, type Work, work } from '../../call.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { subscriptionDiscount } from '../wire/subscription-discount.ts';

const add = defineOperation({
  id: 'add-discount-to-subscription',
  method: 'POST',
  path: '/Sub/SubscriptionDiscounts',
  summary: 'Grant a discount to a subscription, from its next period on',
  tag: 'SubscriptionDiscounts',
  input: z.object({ IdSubscription: identifier, IdDiscount: identifier }),
  responses: { 201: subscriptionDiscount },
  handle: (call, input) =>
    work(call, async (context) => {
      const added = await addSubscriptionDiscount(context, input.IdSubscription, input.IdDiscount);
      if (!added.ok) return added;
      const found = await findSubscriptionDiscount(context, added.value);
      if (!found) return refuse('Error.SubscriptionDiscount.NotFound');
      return accept({ status: 201, body: present(context, found) });
    }),
});

const remove = defineOperation({
  id: 'remove-discount-from-subscription',
  method: 'DELETE',
  path: '/Sub/SubscriptionDiscounts/{subscriptionDiscountId}',
  summary: 'Take a discount off a subscription',
  tag: 'SubscriptionDiscounts',
  input: z.object({ subscriptionDiscountId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const outcome = await removeSubscriptionDiscount(context, input.subscriptionDiscountId);
      return outcome.ok ? accept(deleted(call)) : outcome;
    }),
});

function present(work: Work, one: SubscriptionDiscount): BodyOf<typeof subscriptionDiscount> {
  const title = localize(parseLocalizedText(one.title), languagesFor(work, one.segment_id));
  return {
    Id: one.discount_id,
    IdBusiness: work.businessId,
    IdSegment: one.segment_id,
    IdSubscriptionDiscount: one.id,
    IdSubscription: one.subscription_id,
    ReferenceDiscount: one.reference,
    Name: one.name === '' ? (title ?? one.reference) : one.name,
    StateDiscount: 'Enabled',
    TargetFee: one.target_fee,
    TypeOff: one.type_off,
    ValueOff: one.value_off,
    ...(one.count_periods !== null && { CountPeriods: one.count_periods }),
    FirstPeriod: one.first_period_number,
    Links: [{ rel: 'related-subscription', href: `/Sub/subscriptions/${one.subscription_id}` }],
  };
}

export const subscriptionDiscountOperations = [add, remove];
