/** Customers: create or update, read, list, suspend, anonymise, invalidate, revoke links. */
import { z } from 'zod';
import type { Context } from '../../../accounts/context.ts';
import { findOffer } from '../../../catalogue/find-offers.ts';
import { anonymiseCustomer } from '../../../customers/anonymise-customer.ts';
import { createOrUpdateCustomer } from '../../../customers/create-or-update-customer.ts';
import type { Customer } from '../../../customers/customer.ts';
import { invalidateCustomer } from '../../../customers/invalidate-customer.ts';
import { listCustomers } from '../../../customers/list-customers.ts';
import { revokeLinks } from '../../../customers/revoke-links.ts';
import { suspendCustomer } from '../../../customers/suspend-customer.ts';
import { accept, type Outcome } from '../../../domain/refusal/outcome.ts';
import { collection } from '../../../http/collection.ts';
import { pagingFields, reference } from '../../../http/fields.ts';
import { findSubscribed } from '../../../subscriptions/find-subscribed.ts';
import { findUsagePage, type Usage } from '../../../usage/find-usages.ts';
import { type ApiCall, chooseSegment, findCustomerOrRefuse, segmentOf, type Work, work } from '../../call.ts';
import { linkStyleOf } from '../link-style.ts';
import { defineOperation } from '../live-call.ts';
import { presentCustomer } from '../present/customer.ts';
import { customerLinks } from '../present/links.ts';
import { presentCurrentUsage } from '../present/usage.ts';
import { customer, customerList, customerRequest, type WireCustomer } from '../wire/customer.ts';

const createOrUpdate = defineOperation({
  id: 'create-or-update-a-customer',
  method: 'POST',
  path: '/v1/Customer',
  summary: 'Create a customer, or update the one that has this reference',
  tag: 'Customers',
  input: customerRequest,
  responses: { 200: customer, 201: customer },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment, input.IdSegment || undefined);
      if (!segment.ok) return segment;
      const written = await createOrUpdateCustomer(context, segment.value, {
        reference: input.ReferenceCustomer,
        name: input.Name,
        email: input.Email,
        language: input.Language?.slice(0, 2).toLowerCase(),
        referenceAffiliation: input.ReferenceAffiliation,
        metadata: input.Metadata,
      });
      if (!written.ok) return written;
      const body = await showCustomer(context, written.value.customer, input.ReferenceOffer);
      return accept({ status: written.value.isNew ? (201 as const) : (200 as const), body });
    }),
});

const retrieve = defineOperation({
  id: 'retrieve-a-customer',
  method: 'GET',
  path: '/v1/Customer',
  summary: 'Read a customer',
  tag: 'Customers',
  input: z.object({ ReferenceCustomer: reference, ReferenceOffer: reference.optional() }),
  responses: { 200: customer },
  handle: (call, input) =>
    work(call, async (context) => {
      const found = await findCustomerOrRefuse(context, input.ReferenceCustomer);
      if (!found.ok) return found;
      return accept({ status: 200, body: await showCustomer(context, found.value, input.ReferenceOffer) });
    }),
});

const list = defineOperation({
  id: 'list-customers',
  method: 'GET',
  path: '/v1/Customers',
  summary: 'List customers',
  tag: 'Customers',
  input: z.object({
    ReferenceSegment: reference.optional(),
    ReferenceFeature: reference.optional(),
    ...pagingFields,
  }),
  responses: { 200: customerList, 204: null },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment);
      if (!segment.ok) return segment;
      const filter = {
        segmentId: input.ReferenceSegment === undefined ? undefined : segment.value.id,
        featureReference: input.ReferenceFeature,
      };
      const page = await listCustomers(context, filter, { page: input.Page, sizePage: input.SizePage });
      const usages = await usagesAmong(context, page.items, input.ReferenceFeature);
      const shown = await showCustomers(context, page.items);
      const items = shown.map((one) => ({ ...one, ...presentCurrentUsage(usages.get(one.Id)) }));
      return accept(collection(input, { ...page, items }, context.now, call.url));
    }),
});

/** Older clients: each customer comes with what it uses of the feature. */
async function usagesAmong(
  { transaction, businessId }: Work,
  customers: readonly Customer[],
  featureReference: string | undefined,
): Promise<ReadonlyMap<number, Usage>> {
  if (featureReference === undefined || customers.length === 0) return new Map();
  const filter = { featureReference, customerIds: customers.map(({ id }) => id) };
  const all = { page: 1, sizePage: 1000, isAggregated: true };
  const { items } = await findUsagePage(transaction, businessId, filter, all);
  return new Map(items.map((usage) => [usage.customerId, usage]));
}

async function showCustomer(context: Work, one: Customer, wantedOffer?: string): Promise<WireCustomer> {
  const offer =
    wantedOffer === undefined ? undefined : await findOffer(context, one.segmentId, wantedOffer, false);
  const wantedOfferId = offer?.lifeState === 'Ok' ? offer.id : undefined;
  const [shown] = await showCustomers(context, [one], wantedOfferId);
  if (!shown) throw new Error(`customer ${one.id} was not shown`);
  return shown;
}

async function showCustomers(
  context: Work,
  customers: readonly Customer[],
  wantedOfferId?: number,
): Promise<WireCustomer[]> {
  const subscribed = await findSubscribed(
    context,
    customers.map(({ id }) => id),
  );
  return customers.map((one) =>
    presentCustomer(
      one,
      segmentOf(context, one.segmentId),
      customerLinks(linkStyleOf(context, one.segmentId), one, {
        hasSubscription: subscribed.has(one.id),
        wantedOfferId,
      }),
    ),
  );
}

/** The four transitions take a reference and answer the customer as it is afterwards. */
function transition(
  id: string,
  path: string,
  summary: string,
  change: (context: Context, customerId: number) => Promise<Outcome<Customer>>,
  show: (context: Work, customer: Customer) => WireCustomer | Promise<WireCustomer> = showCustomer,
) {
  return defineOperation({
    id,
    method: 'POST',
    path,
    summary,
    tag: 'Customers',
    input: z.object({ ReferenceCustomer: reference }),
    inQuery: ['ReferenceCustomer'],
    responses: { 200: customer },
    handle: (call: ApiCall, input) =>
      work(call, async (context) => {
        const found = await findCustomerOrRefuse(context, input.ReferenceCustomer);
        if (!found.ok) return found;
        const changed = await change(context, found.value.id);
        if (!changed.ok) return changed;
        return accept({ status: 200, body: await show(context, changed.value) });
      }),
  });
}

export const customerOperations = [
  createOrUpdate,
  retrieve,
  list,
  transition(
    'anonymize-a-customer',
    '/v1/Customer/Anonymization',
    'Erase the personal data of a customer',
    anonymiseCustomer,
  ),
  transition(
    'invalidate-a-customer',
    '/v1/Customer/Invalidation',
    'Give a customer another reference and revoke its links',
    invalidateCustomer,
    // Whoever asked is not to know how it is reached now.
    (context, one) => presentCustomer(one, segmentOf(context, one.segmentId), []),
  ),
  transition(
    'revoke-encrypted-portal-links',
    '/v1/Customer/LinksRevokation',
    'Revoke the links of a customer',
    revokeLinks,
  ),
  transition('suspend-a-customer', '/v1/Customer/Suspension', 'Suspend a customer', suspendCustomer),
];
