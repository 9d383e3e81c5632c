/** Subscriptions: create, read, list. */
import { z } from 'zod';
import { billCustomer } from '../../../billing/bill-customer.ts';
import { priceNextTerms } from '../../../billing/quote/price-next-terms.ts';
import { findBillability } from '../../../customers/find-billability.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { statusOf } from '../../../domain/subscription/state.ts';
import { collection } from '../../../http/collection.ts';
import { identifier, pagingFields, reference, text } from '../../../http/fields.ts';
import { createSubscriptions } from '../../../subscriptions/create-subscriptions.ts';
import {
  findSubscriptions,
  type SubscriptionFilter,
  type SubscriptionView,
} from '../../../subscriptions/find-subscriptions.ts';
import { startSubscriptions } from '../../../subscriptions/start-subscriptions.ts';
import { chooseSegment, findCustomerOrRefuse, languagesFor, segmentOf, type Work, work } from '../../call.ts';
import { linkStyleOf } from '../link-style.ts';
import { defineOperation } from '../live-call.ts';
import { presentSubscription } from '../present/subscription.ts';
import {
  subscription,
  subscriptionList,
  subscriptionRequest,
  type WireSubscription,
} from '../wire/subscription.ts';
import { newSubscription } from './subscription-input.ts';

export interface ViewOptions {
  readonly Html: boolean;
  readonly IgnoreFeatures: boolean;
}

export const viewFields = {
  IgnoreFeatures: z.boolean().default(false),
  Html: z.boolean().default(true),
  Language: text(10).optional(),
};

async function presentAll(
  context: Work,
  views: readonly SubscriptionView[],
  options: ViewOptions,
): Promise<WireSubscription[]> {
  const buyers = await findBillability(context, [...new Set(views.map((view) => view.buyer_id))]);
  const ids = views.map((view) => view.id);
  const nextTerms = await priceNextTerms(context, context.segments, ids);
  return views.map((view) =>
    presentSubscription(view, {
      segment: segmentOf(context, view.segment_id),
      languages: languagesFor(context, view.segment_id, view.customer_language),
      hasFeatures: !options.IgnoreFeatures,
      isHtml: options.Html,
      buyer: buyers.get(view.buyer_id),
      nextTerm: nextTerms.get(view.id),
      now: context.now,
      links: linkStyleOf(context, view.segment_id),
    }),
  );
}

/** One subscription as it is now. */
export async function presentOne(
  context: Work,
  filter: SubscriptionFilter & { readonly id: number },
  options: ViewOptions,
): Promise<Outcome<WireSubscription>> {
  const { items } = await findSubscriptions(context.transaction, context.businessId, filter, onlyOne);
  const [body] = await presentAll(context, items, options);
  return body ? accept(body) : refuse('Error.Subscription.NotFound');
}

const onlyOne = { page: 1, sizePage: 1 };

/** Bills the buyer at once, when asked and once it has begun; an invoice that would be empty is no failure. */
export async function billNowIfAsked(
  context: Work,
  subscriptionId: number,
  isAsked: boolean,
): Promise<Outcome<null>> {
  if (!isAsked) return accept(null);
  const { items } = await findSubscriptions(
    context.transaction,
    context.businessId,
    { id: subscriptionId },
    onlyOne,
  );
  const [found] = items;
  if (!found) return refuse('Error.Subscription.NotFound');
  // A start that is scheduled owes nothing yet: what else the buyer owes was not asked for.
  if (statusOf(found.state) === 'Draft') return accept(null);
  const billed = await billCustomer(context, context.segments, {
    customerId: found.buyer_id,
    ensuresBillable: false,
  });
  return billed.ok ? accept(null) : billed;
}

const create = defineOperation({
  id: 'create-a-subscription',
  method: 'POST',
  path: '/v1/Subscription',
  summary: 'Create a subscription, and start it when asked',
  tag: 'Subscriptions',
  input: subscriptionRequest.extend({
    EnsureBillable: z.boolean().optional(),
    TryStart: z.boolean().default(false),
    BillNow: z.boolean().default(false),
    Migration: z.boolean().default(false),
    ...viewFields,
  }),
  inQuery: ['EnsureBillable', 'TryStart', 'BillNow', 'Migration'],
  responses: { 200: subscription, 201: subscription },
  handle: (call, input) =>
    work(call, async (context) => {
      const wanted = await newSubscription(context, input, { isMigration: input.Migration });
      if (!wanted.ok) return wanted;
      const [id] = await createSubscriptions(context, [wanted.value]);
      if (id === undefined) return refuse('Error.Offer.NotFound', 'ReferenceOffer');
      if (input.TryStart || input.EnsureBillable) {
        const ready = await ensureStarted(context, id, wanted.value.buyerId, input);
        if (!ready.ok) return ready;
      }
      const billed = await billNowIfAsked(context, id, input.BillNow && input.TryStart);
      if (!billed.ok) return billed;
      const body = await presentOne(context, { id }, input);
      return body.ok ? accept({ status: 201, body: body.value }) : body;
    }),
});

export async function ensureStarted(
  context: Work,
  id: number,
  buyerId: number,
  input: { readonly EnsureBillable?: boolean | undefined; readonly TryStart: boolean },
): Promise<Outcome<null>> {
  if (input.EnsureBillable) {
    const billability = await findBillability(context, [buyerId]);
    if (!billability.get(buyerId)?.isBillable) return refuse('Error.Customer.PaymentSettings.Missing');
  }
  if (!input.TryStart) return accept(null);
  const request = { ensuresBillable: input.EnsureBillable };
  const started = await startSubscriptions(context, context.segments, [id], request);
  return started.ok ? accept(null) : started;
}

const retrieve = defineOperation({
  id: 'retrieve-a-subscription',
  method: 'GET',
  path: '/v1/Subscription',
  summary: 'Read the subscription of a customer',
  tag: 'Subscriptions',
  input: z.object({
    ReferenceCustomer: reference.optional(),
    ReferenceOffer: reference.optional(),
    IdSubscription: identifier.optional(),
    ...viewFields,
  }),
  responses: { 200: subscription },
  handle: (call, input) =>
    work(call, async (context) => {
      const found = await findTheSubscription(context, input);
      if (!found.ok) return found;
      const [body] = await presentAll(context, [found.value], input);
      return body ? accept({ status: 200, body }) : refuse('Error.Subscription.NotFound');
    }),
});

/** By its number; else the customer's running one, which must be alone; else its newest. */
async function findTheSubscription(
  context: Work,
  input: {
    readonly ReferenceCustomer?: string | undefined;
    readonly ReferenceOffer?: string | undefined;
    readonly IdSubscription?: number | undefined;
  },
): Promise<Outcome<SubscriptionView>> {
  const filter: { -readonly [K in keyof SubscriptionFilter]: SubscriptionFilter[K] } = {};
  if (input.IdSubscription) filter.id = input.IdSubscription;
  else if (input.ReferenceCustomer === undefined)
    return refuse('Error.Input.Missing', 'ReferenceCustomer', { field: 'ReferenceCustomer' });
  if (input.ReferenceCustomer !== undefined) {
    const customer = await findCustomerOrRefuse(context, input.ReferenceCustomer);
    if (!customer.ok) return customer;
    filter.customerId = customer.value.id;
  }
  const page = { page: 1, sizePage: 1000 };
  const { items } = await findSubscriptions(context.transaction, context.businessId, filter, page);
  const fitting = items.filter(
    (one) => input.ReferenceOffer === undefined || one.offer_reference === input.ReferenceOffer,
  );
  const running = fitting.filter((one) => one.state.startsWith('Active'));
  if (running.length > 1) return refuse('Error.Subscription.Ambiguous', 'IdSubscription');
  const found = running[0] ?? fitting[0];
  return found ? accept(found) : refuse('Error.Subscription.NotFound');
}

const retrieveById = defineOperation({
  id: 'retrieve-a-subscription-by-internal-identifier',
  method: 'GET',
  path: '/v1/Subscription/{id}',
  summary: 'Read a subscription by its number',
  tag: 'Subscriptions',
  input: z.object({ id: identifier, ...viewFields }),
  responses: { 200: subscription },
  handle: (call, input) =>
    work(call, async (context) => {
      const body = await presentOne(context, { id: input.id }, input);
      return body.ok ? accept({ status: 200, body: body.value }) : body;
    }),
});

const list = defineOperation({
  id: 'list-subscriptions',
  method: 'GET',
  path: '/v1/Subscriptions',
  summary: 'List subscriptions',
  tag: 'Subscriptions',
  input: z.object({
    ReferenceSegment: reference.optional(),
    ReferenceCustomer: reference.optional(),
    ReferenceCustomerBuyer: reference.optional(),
    ...viewFields,
    ...pagingFields,
  }),
  responses: { 200: subscriptionList, 204: null },
  handle: (call, input) =>
    work(call, async (context) => {
      const filter = await listFilter(context, input);
      if (!filter.ok) return filter;
      const paging = { page: input.Page, sizePage: input.SizePage };
      const page = await findSubscriptions(context.transaction, context.businessId, filter.value, paging);
      const items = await presentAll(context, page.items, input);
      return accept(collection(input, { ...page, items }, context.now, call.url));
    }),
});

async function listFilter(
  context: Work,
  input: {
    readonly ReferenceSegment?: string | undefined;
    readonly ReferenceCustomer?: string | undefined;
    readonly ReferenceCustomerBuyer?: string | undefined;
  },
): Promise<Outcome<SubscriptionFilter>> {
  const segment = chooseSegment(context, input.ReferenceSegment);
  if (!segment.ok) return segment;
  const ids: (number | undefined)[] = [];
  for (const one of [input.ReferenceCustomer, input.ReferenceCustomerBuyer]) {
    const customer = one === undefined ? undefined : await findCustomerOrRefuse(context, one);
    if (customer && !customer.ok) return customer;
    ids.push(customer?.value.id);
  }
  return accept({
    segmentId: input.ReferenceSegment === undefined ? undefined : segment.value.id,
    customerId: ids[0],
    buyerId: ids[1],
  });
}

export const subscriptionOperations = [create, retrieve, retrieveById, list];
