/** What happens to a subscription: start, suspension, termination, upgrade, term date. */

import { z } from 'zod';
import { findOffer } from '../../../catalogue/find-offers.ts';
import { lockOfferToSell } from '../../../catalogue/lock-offer-to-sell.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, instantInput, reference } from '../../../http/fields.ts';
import { cancelTermination } from '../../../subscriptions/cancel-termination.ts';
import { findSubscriptions } from '../../../subscriptions/find-subscriptions.ts';
import { startSubscriptions } from '../../../subscriptions/start-subscriptions.ts';
import { suspendSubscription } from '../../../subscriptions/suspend-subscription.ts';
import { terminateSubscriptions } from '../../../subscriptions/terminate-subscriptions.ts';
import { updateTermDate } from '../../../subscriptions/update-term-date.ts';
import { upgradeSubscription } from '../../../subscriptions/upgrade-subscription.ts';
import { type ApiCall, type Work, work } from '../../call.ts';
import { checkDates } from '../check-dates.ts';
import { defineOperation } from '../live-call.ts';
import { subscription, subscriptionUpdateTermDateRequest } from '../wire/subscription.ts';
import { checkTerms } from './subscription-limits.ts';
import { billNowIfAsked, presentOne, type ViewOptions, viewFields } from './subscriptions.ts';

const which = { IdSubscription: identifier, ...viewFields };

/** Does the change, then answers the subscription as it is: the one named, or another that took its place. */
async function changed(
  call: ApiCall,
  input: ViewOptions & { readonly IdSubscription: number },
  change: (context: Work) => Promise<Outcome<unknown>>,
) {
  return work(call, async (context) => {
    const outcome = await change(context);
    if (!outcome.ok) return outcome;
    const id = typeof outcome.value === 'number' ? outcome.value : input.IdSubscription;
    // A draft that is terminated is deleted: this answer is the last that is seen of it.
    const body = await presentOne(context, { id, isDeletedToo: true }, input);
    return body.ok ? accept({ status: 200 as const, body: body.value }) : body;
  });
}

const start = defineOperation({
  id: 'start-a-subscription',
  method: 'POST',
  path: '/v1/Subscription/{IdSubscription}/Start',
  summary: 'Start a draft, or restart a suspended subscription',
  tag: 'Subscriptions',
  input: z.object({ ...which, EnsureBillable: z.boolean().optional(), BillNow: z.boolean().default(false) }),
  inQuery: ['EnsureBillable', 'BillNow'],
  responses: { 200: subscription },
  handle: (call, input) =>
    changed(call, input, async (context) => {
      const request = { ensuresBillable: input.EnsureBillable };
      const started = await startSubscriptions(context, context.segments, [input.IdSubscription], request);
      if (!started.ok) return started;
      return billNowIfAsked(context, input.IdSubscription, input.BillNow);
    }),
});

const suspend = defineOperation({
  id: 'suspend-a-subscription',
  method: 'POST',
  path: '/v1/Subscription/{IdSubscription}/Suspension',
  summary: 'Suspend a running subscription',
  tag: 'Subscriptions',
  input: z.object(which),
  responses: { 200: subscription },
  handle: (call, input) =>
    changed(call, input, (context) => suspendSubscription(context, input.IdSubscription)),
});

const terminate = defineOperation({
  id: 'terminate-a-subscription',
  method: 'POST',
  path: '/v1/Subscription/{IdSubscription}/Termination',
  summary: 'Terminate a subscription at its term, now or on a date',
  tag: 'Subscriptions',
  input: z.object({
    ...which,
    Immediate: z.boolean().default(false),
    DateTermination: instantInput.optional(),
    /** Not in the contract: as on an upgrade, an agent may force it, and the termination fee is due. */
    IgnoreEngagement: z.boolean().default(false),
  }),
  inQuery: ['Immediate', 'DateTermination', 'IgnoreEngagement'],
  responses: { 200: subscription },
  handle: (call, input) =>
    changed(call, input, async (context) => {
      const dates = checkDates({ DateTermination: input.DateTermination });
      if (!dates.ok) return dates;
      return terminateSubscriptions(context, context.segments, [input.IdSubscription], {
        moment: input.Immediate
          ? { kind: 'Now' }
          : input.DateTermination === undefined
            ? { kind: 'AtTerm' }
            : { kind: 'OnDate', at: input.DateTermination },
        ignoresEngagement: input.IgnoreEngagement,
        hasProratedCredit: false,
      });
    }),
});

const cancelDelayedTermination = defineOperation({
  id: 'cancel-a-termination',
  method: 'POST',
  path: '/v1/Subscription/{IdSubscription}/CancelTermination',
  summary: 'Let a subscription that was to end at its term go on',
  tag: 'Subscriptions',
  input: z.object(which),
  responses: { 200: subscription },
  handle: (call, input) =>
    changed(call, input, (context) => cancelTermination(context, input.IdSubscription)),
});

const upgrade = defineOperation({
  id: 'upgrade-a-subscription',
  method: 'POST',
  path: '/v1/Subscription/{IdSubscription}/Upgrade',
  summary: 'Change the offer of a subscription, now or at its term',
  tag: 'Subscriptions',
  input: z.object({
    ...which,
    ReferenceOffer: reference,
    BillNow: z.boolean().default(false),
    Immediate: z.boolean().default(true),
    IgnoreEngagement: z.boolean().default(false),
  }),
  inQuery: ['ReferenceOffer', 'BillNow', 'Immediate', 'IgnoreEngagement'],
  responses: { 200: subscription },
  handle: (call, input) =>
    changed(call, input, async (context) => {
      const request = await upgradeRequest(context, input);
      if (!request.ok) return request;
      const upgraded = await upgradeSubscription(context, context.segments, request.value);
      if (!upgraded.ok) return upgraded;
      const billed = await billNowIfAsked(context, upgraded.value, input.BillNow && input.Immediate);
      return billed.ok ? upgraded : billed;
    }),
});

export async function upgradeRequest(
  context: Work,
  input: {
    readonly IdSubscription: number;
    readonly ReferenceOffer: string;
    readonly Immediate: boolean;
    readonly IgnoreEngagement: boolean;
  },
) {
  const filter = { id: input.IdSubscription };
  const { items } = await findSubscriptions(context.transaction, context.businessId, filter, {
    page: 1,
    sizePage: 1,
  });
  const segmentId = items[0]?.segment_id;
  if (segmentId === undefined) return refuse('Error.Subscription.NotFound');
  const offer = await findOffer(context, segmentId, input.ReferenceOffer, false);
  if (!offer) return refuse('Error.Offer.NotFound', 'ReferenceOffer');
  const sold = await lockOfferToSell(context, offer.id, 'ReferenceOffer');
  if (!sold.ok) return sold;
  const checked = checkTerms(offer.terms, {});
  if (!checked.ok) return checked;
  return accept({
    subscriptionId: input.IdSubscription,
    offerId: offer.id,
    isImmediate: input.Immediate,
    ignoresEngagement: input.IgnoreEngagement,
  });
}

const dateTerm = defineOperation({
  id: 'update-the-term-date-of-a-subscription',
  method: 'POST',
  path: '/v1/Subscription/{IdSubscription}/DateTerm',
  summary: 'Move the term of a subscription',
  tag: 'Subscriptions',
  input: subscriptionUpdateTermDateRequest.extend(which),
  responses: { 200: subscription },
  handle: (call, input) =>
    changed(call, input, async (context) => {
      const dates = checkDates({ DateTerm: input.DateTerm });
      return dates.ok ? updateTermDate(context, input.IdSubscription, input.DateTerm) : dates;
    }),
});

export const subscriptionTransitionOperations = [
  start,
  suspend,
  terminate,
  cancelDelayedTermination,
  upgrade,
  dateTerm,
];
