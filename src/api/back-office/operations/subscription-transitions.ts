/** What the staff does to a subscription: start, suspend, terminate and take that back, upgrade, move its term. */

import { z } from 'zod';
import { findOfferById } from '../../../catalogue/find-offers.ts';
import { lockOfferToSell } from '../../../catalogue/lock-offer-to-sell.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, instantInput } from '../../../http/fields.ts';
import { cancelTermination } from '../../../subscriptions/cancel-termination.ts';
import { findSubscriptions } from '../../../subscriptions/find-subscriptions.ts';
import { startSubscriptions } from '../../../subscriptions/start-subscriptions.ts';
import { suspendSubscription } from '../../../subscriptions/suspend-subscription.ts';
import { terminateSubscriptions } from '../../../subscriptions/terminate-subscriptions.ts';
import { updateTermDate } from '../../../subscriptions/update-term-date.ts';
import { upgradeSubscription } from '../../../subscriptions/upgrade-subscription.ts';
import { type ApiCall, type Work, work } from '../../call.ts';
import { checkDates } from '../../live/check-dates.ts';
import { checkTerms } from '../../live/operations/subscription-limits.ts';
import { billNowIfAsked } from '../../live/operations/subscriptions.ts';
import { defineOperation } from '../back-office-call.ts';
import { showSubscription } from '../present/subscription.ts';
import { subscription } from '../wire/subscription.ts';

const path = '/Sub/subscriptions/{subscriptionId}';
const which = { subscriptionId: identifier };

/** Does the change, then answers the subscription as it is: the one named, or another that took its place. */
function changed(
  call: ApiCall,
  subscriptionId: number,
  change: (context: Work) => Promise<Outcome<unknown>>,
) {
  return work(call, async (context) => {
    const known = await showSubscription(context, subscriptionId);
    if (!known.ok) return known;
    const outcome = await change(context);
    if (!outcome.ok) return outcome;
    const id = typeof outcome.value === 'number' ? outcome.value : subscriptionId;
    const shown = await showSubscription(context, id);
    return shown.ok ? accept({ status: 200 as const, body: shown.value }) : shown;
  });
}

const start = defineOperation({
  id: 'start-subscription',
  method: 'POST',
  path: `${path}/Start`,
  summary: 'Start a draft, or restart a suspended subscription',
  tag: 'Subscriptions',
  input: z.object({
    ...which,
    DateStart: instantInput.optional(),
    EnsureBillable: z.boolean().optional(),
    BillNow: z.boolean().default(false),
  }),
  responses: { 200: subscription },
  handle: (call, input) =>
    changed(call, input.subscriptionId, async (context) => {
      const dates = checkDates({ DateStart: input.DateStart });
      if (!dates.ok) return dates;
      const request = { startAt: input.DateStart, ensuresBillable: input.EnsureBillable };
      const started = await startSubscriptions(context, context.segments, [input.subscriptionId], request);
      return started.ok ? billNowIfAsked(context, input.subscriptionId, input.BillNow) : started;
    }),
});

const suspend = defineOperation({
  id: 'suspend-subscription',
  method: 'POST',
  path: `${path}/Suspend`,
  summary: 'Suspend a running subscription',
  tag: 'Subscriptions',
  input: z.object(which),
  responses: { 200: subscription },
  handle: (call, input) =>
    changed(call, input.subscriptionId, (context) => suspendSubscription(context, input.subscriptionId)),
});

const terminate = defineOperation({
  id: 'terminate-subscription',
  method: 'POST',
  path: `${path}/Terminate`,
  summary: 'Terminate a subscription at its term, now or on a date',
  tag: 'Subscriptions',
  input: z.object({
    ...which,
    Immediate: z.boolean().default(false),
    DateTermination: instantInput.optional(),
    /** Inside the engagement: end it all the same, with the termination fee. */
    IgnoreEngagement: z.boolean().default(false),
    /** Of a termination now: give back the unused share of what was charged in advance. */
    ProratedCredit: z.boolean().default(false),
  }),
  responses: { 200: subscription },
  handle: (call, input) =>
    changed(call, input.subscriptionId, async (context) => {
      const dates = checkDates({ DateTermination: input.DateTermination });
      if (!dates.ok) return dates;
      const known = await showSubscription(context, input.subscriptionId);
      if (!known.ok) return known;
      const { StateSubscription: state } = known.value;
      if (state.startsWith('Draft')) return refuse('Error.Subscription.State', undefined, { state });
      return terminateSubscriptions(context, context.segments, [input.subscriptionId], {
        moment: momentOf(input),
        ignoresEngagement: input.IgnoreEngagement,
        hasProratedCredit: input.ProratedCredit,
      });
    }),
});

function momentOf(input: {
  readonly Immediate: boolean;
  readonly DateTermination?: z.output<typeof instantInput> | undefined;
}) {
  if (input.Immediate) return { kind: 'Now' } as const;
  if (input.DateTermination === undefined) return { kind: 'AtTerm' } as const;
  return { kind: 'OnDate', at: input.DateTermination } as const;
}

const keep = defineOperation({
  id: 'cancel-subscription-termination',
  method: 'POST',
  path: `${path}/CancelTermination`,
  summary: 'Take back a termination before its term',
  tag: 'Subscriptions',
  input: z.object(which),
  responses: { 200: subscription },
  handle: (call, input) =>
    changed(call, input.subscriptionId, (context) => cancelTermination(context, input.subscriptionId)),
});

const upgrade = defineOperation({
  id: 'upgrade-subscription',
  method: 'POST',
  path: `${path}/Upgrade`,
  summary: 'Change the offer of a subscription, now or at its term; answers the one that follows',
  tag: 'Subscriptions',
  input: z.object({
    ...which,
    IdOffer: identifier,
    Immediate: z.boolean().default(true),
    IgnoreEngagement: z.boolean().default(false),
    BillNow: z.boolean().default(false),
  }),
  responses: { 200: subscription },
  handle: (call, input) =>
    changed(call, input.subscriptionId, async (context) => {
      const { transaction, businessId } = context;
      const filter = { id: input.subscriptionId };
      const { items } = await findSubscriptions(transaction, businessId, filter, { page: 1, sizePage: 1 });
      const offer = await findOfferById(context, input.IdOffer);
      if (!offer || offer.segmentId !== items[0]?.segment_id)
        return refuse('Error.Offer.NotFound', 'IdOffer');
      const sold = await lockOfferToSell(context, offer.id, 'IdOffer');
      if (!sold.ok) return sold;
      const checked = checkTerms(offer.terms, {});
      if (!checked.ok) return checked;
      const upgraded = await upgradeSubscription(context, context.segments, {
        subscriptionId: input.subscriptionId,
        offerId: offer.id,
        isImmediate: input.Immediate,
        ignoresEngagement: input.IgnoreEngagement,
      });
      if (!upgraded.ok) return upgraded;
      const billed = await billNowIfAsked(context, upgraded.value, input.BillNow && input.Immediate);
      return billed.ok ? upgraded : billed;
    }),
});

const moveTerm = defineOperation({
  id: 'update-subscription-term-date',
  method: 'POST',
  path: `${path}/DateTerm`,
  summary: 'Move the end of the running period, or the date of a delayed termination',
  tag: 'Subscriptions',
  input: z.object({ ...which, DateTerm: instantInput }),
  responses: { 200: subscription },
  handle: (call, input) =>
    changed(call, input.subscriptionId, async (context) => {
      const dates = checkDates({ DateTerm: input.DateTerm });
      return dates.ok ? updateTermDate(context, input.subscriptionId, input.DateTerm) : dates;
    }),
});

export const subscriptionTransitionOperations = [start, suspend, terminate, keep, upgrade, moveTerm];
