/** Subscriptions of the business: create, list, read, change, delete. */
import { z } from 'zod';
import { findOffer, findOfferById } from '../../../catalogue/find-offers.ts';
import type { Offer } from '../../../catalogue/offer.ts';
import type { Customer } from '../../../customers/customer.ts';
import { findCustomerById } from '../../../customers/find-customer.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier } from '../../../http/fields.ts';
import { createSubscriptions } from '../../../subscriptions/create-subscriptions.ts';
import { deleteSubscription } from '../../../subscriptions/delete-subscription.ts';
import { findSubscriptions } from '../../../subscriptions/find-subscriptions.ts';
import { findCustomerOrRefuse, type Work, work } from '../../call.ts';
import { checkParties, newSubscriptionOf } from '../../live/operations/subscription-input.ts';
import { billNowIfAsked, ensureStarted } from '../../live/operations/subscriptions.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { list, pagingOf } from '../list.ts';
import { presentSubscriptions, showSubscription } from '../present/subscription.ts';
import { segmentIdNamed } from '../segment-filter.ts';
import { subscription, subscriptionList } from '../wire/subscription.ts';
import {
  type SubscriptionParties,
  subscriptionParties,
  subscriptionTerms,
} from '../wire/subscription-input.ts';
import { subscriptionExtra, subscriptionFilterOf, subscriptionFilters } from './subscription-filters.ts';

const path = '/Sub/subscriptions/{subscriptionId}';

const create = defineOperation({
  id: 'create-subscription',
  method: 'POST',
  path: '/Sub/subscriptions',
  summary: 'Create a subscription, and start it when asked',
  tag: 'Subscriptions',
  input: z.object({
    ...subscriptionParties,
    ...subscriptionTerms,
    EnsureBillable: z.boolean().optional(),
    TryStart: z.boolean().default(false),
    BillNow: z.boolean().default(false),
    /** The first period is taken as already billed elsewhere. */
    Migration: z.boolean().default(false),
  }),
  responses: { 201: subscription },
  handle: (call, input) =>
    work(call, async (context) => {
      const subject = await findSubject(context, input);
      if (!subject.ok) return subject;
      const title = input.TitleLocalized ?? input.Name;
      const options = { isMigration: input.Migration };
      const wanted = await newSubscriptionOf(
        context,
        subject.value,
        { ...input, TitleLocalized: title },
        options,
      );
      if (!wanted.ok) return wanted;
      const [id] = await createSubscriptions(context, [wanted.value]);
      if (id === undefined) return refuse('Error.Offer.NotFound', 'IdOffer');
      if (input.TryStart || input.EnsureBillable) {
        const ready = await ensureStarted(context, id, wanted.value.buyerId, input);
        if (!ready.ok) return ready;
      }
      const billed = await billNowIfAsked(context, id, input.BillNow && input.TryStart);
      if (!billed.ok) return billed;
      const shown = await showSubscription(context, id);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

const listAll = defineOperation({
  id: 'list-subscritions',
  method: 'GET',
  path: '/Sub/subscriptions',
  summary: 'List subscriptions',
  tag: 'Subscriptions',
  input: subscriptionFilters,
  responses: { 200: subscriptionList },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = segmentIdNamed(context, input);
      if (!segment.ok) return segment;
      const { transaction, businessId } = context;
      const filter = subscriptionFilterOf(input, segment.value);
      const page = await findSubscriptions(transaction, businessId, filter, pagingOf(input));
      const items = await presentSubscriptions(context, page.items, input.extra);
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieve = defineOperation({
  id: 'show-subscription',
  method: 'GET',
  path,
  summary: 'Read a subscription',
  tag: 'Subscriptions',
  input: z.object({ subscriptionId: identifier, ...subscriptionExtra }),
  responses: { 200: subscription },
  handle: (call, input) =>
    work(call, async (context) => {
      const shown = await showSubscription(context, input.subscriptionId, input.extra);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const remove = defineOperation({
  id: 'delete-subscription',
  method: 'DELETE',
  path,
  summary: 'Delete a draft of which nothing was billed',
  tag: 'Subscriptions',
  input: z.object({ subscriptionId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const outcome = await deleteSubscription(context, context.segments, input.subscriptionId);
      return outcome.ok ? accept(deleted(call)) : outcome;
    }),
});

/** The recipient, who pays, and the offer. */
async function findSubject(
  context: Work,
  input: SubscriptionParties,
): Promise<Outcome<{ readonly customer: Customer; readonly buyer: Customer; readonly offer: Offer }>> {
  const customer = await findParty(context, input.IdCustomer, input.ReferenceCustomer, 'IdCustomer');
  if (!customer.ok) return customer;
  const { IdCustomerBuyer, ReferenceCustomerBuyer } = input;
  const hasBuyer = Boolean(IdCustomerBuyer) || ReferenceCustomerBuyer !== undefined;
  const buyer = hasBuyer
    ? await findParty(context, IdCustomerBuyer, ReferenceCustomerBuyer, 'IdCustomerBuyer')
    : customer;
  if (!buyer.ok) return buyer;
  const parties = checkParties({ customer: customer.value, buyer: buyer.value }, 'IdCustomerBuyer');
  if (!parties.ok) return parties;
  const { segmentId } = customer.value;
  const offer = await findOfferNamed(context, segmentId, input);
  if (offer?.segmentId !== segmentId) return refuse('Error.Offer.NotFound', 'IdOffer');
  return accept({ ...parties.value, offer });
}

async function findParty(
  context: Work,
  id: number | undefined,
  reference: string | undefined,
  target: string,
): Promise<Outcome<Customer>> {
  if (!id) {
    return reference === undefined
      ? refuse('Error.Input.Missing', target, { field: target })
      : findCustomerOrRefuse(context, reference, target);
  }
  const found = await findCustomerById(context, id);
  return found ? accept(found) : refuse('Error.Customer.NotFound', target);
}

async function findOfferNamed(context: Work, segmentId: number, input: SubscriptionParties) {
  if (input.IdOffer) return findOfferById(context, input.IdOffer);
  return input.ReferenceOffer === undefined ? undefined : findOffer(context, segmentId, input.ReferenceOffer);
}

export const subscriptionOperations = [create, listAll, retrieve, remove];
