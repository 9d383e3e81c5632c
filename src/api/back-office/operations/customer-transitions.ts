/** What happens to a customer as a whole: suspended, enabled, grey-listed, invalidated, anonymised, merged. */
import { z } from 'zod';
import type { Context } from '../../../accounts/context.ts';
import { anonymiseCustomer } from '../../../customers/anonymise-customer.ts';
import type { Customer } from '../../../customers/customer.ts';
import { enableCustomer } from '../../../customers/enable-customer.ts';
import { findGreyListings } from '../../../customers/find-grey-listings.ts';
import { greyListCustomer } from '../../../customers/grey-list-customer.ts';
import { invalidateCustomer } from '../../../customers/invalidate-customer.ts';
import { mergeCustomers } from '../../../customers/merge-customers.ts';
import { revokeLinks } from '../../../customers/revoke-links.ts';
import { suspendCustomer } from '../../../customers/suspend-customer.ts';
import { accept, type Outcome } from '../../../domain/refusal/outcome.ts';
import { identifier, pagingFields, text, wireInstant } from '../../../http/fields.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { type ApiCall, work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { list, listOf, pagingOf } from '../list.ts';
import { showCustomer } from '../present/customer.ts';
import { customer } from '../wire/customer.ts';

const path = '/Distribution/Customers/{customerId}';

const greyListingCauses = ['Agent', 'Dunning', 'FailedCharges', 'FormActivity', 'NewMethod'] as const;

/** Each answers the customer as it is afterwards. */
function answer(call: ApiCall, change: (context: Context) => Promise<Outcome<Customer>>) {
  return work(call, async (context) => {
    const changed = await change(context);
    if (!changed.ok) return changed;
    const shown = await showCustomer(context, changed.value.id);
    return shown.ok ? accept({ status: 200 as const, body: shown.value }) : shown;
  });
}

function transition(
  name: string,
  id: string,
  summary: string,
  change: (context: Context, customerId: number) => Promise<Outcome<Customer>>,
) {
  return defineOperation({
    id,
    method: 'POST',
    path: `${path}/${name}`,
    summary,
    tag: 'Customers',
    input: z.object({ customerId: identifier }),
    responses: { 200: customer },
    handle: (call, { customerId }) => answer(call, (context) => change(context, customerId)),
  });
}

const greyList = defineOperation({
  id: 'grey-list-customer',
  method: 'POST',
  path: `${path}/GreyList`,
  summary: 'Put a customer on the grey list: nothing is charged automatically, no payment form opens',
  tag: 'Customers',
  input: z.object({ customerId: identifier, Reason: text(500).min(1) }),
  responses: { 200: customer },
  handle: (call, { customerId, Reason: reason }) =>
    answer(call, (context) => greyListCustomer(context, customerId, { isGreyListed: true, reason })),
});

const endGreyListing = defineOperation({
  id: 'un-grey-list-customer',
  method: 'POST',
  path: `${path}/UnGreyList`,
  summary: 'Take a customer off the grey list',
  tag: 'Customers',
  input: z.object({ customerId: identifier, Reason: text(500).optional() }),
  responses: { 200: customer },
  handle: (call, { customerId, Reason: reason }) =>
    answer(call, (context) => greyListCustomer(context, customerId, { isGreyListed: false, reason })),
});

const merge = defineOperation({
  id: 'merge-customer',
  method: 'POST',
  path: `${path}/Merge`,
  summary: 'Merge a duplicate into this customer, which takes over what the duplicate had',
  tag: 'Customers',
  input: z.object({ customerId: identifier, IdCustomerDuplicate: identifier }),
  responses: { 200: customer },
  handle: (call, { customerId, IdCustomerDuplicate }) =>
    answer(call, (context) => mergeCustomers(context, customerId, IdCustomerDuplicate)),
});

const listGreyListings = defineOperation({
  id: 'list-customer-grey-listings',
  method: 'GET',
  path: `${path}/GreyListings`,
  summary: 'Read who put a customer on the grey list or took it off, when and why',
  tag: 'Customers',
  input: z.object({ customerId: identifier, ...pagingFields }),
  responses: {
    200: listOf(
      z
        .object({
          Id: z.int(),
          IsGreyListed: z.boolean(),
          Cause: z.enum(greyListingCauses),
          Reason: z.string().optional(),
          Actor: z.string(),
          DateCreation: wireInstant,
        })
        .meta({ id: 'CustomerGreyListing' }),
    ),
  },
  handle: (call, input) =>
    work(call, async (context) => {
      const shown = await showCustomer(context, input.customerId);
      if (!shown.ok) return shown;
      const page = await findGreyListings(context, input.customerId, pagingOf(input));
      const items = page.items.map((one) => ({
        Id: one.id,
        IsGreyListed: one.isGreyListed,
        Cause: one.cause,
        ...(one.reason !== null && { Reason: one.reason }),
        Actor: one.actor,
        DateCreation: formatInstant(one.occurredAt),
      }));
      return accept(list(input, { ...page, items }, context.now));
    }),
});

export const customerTransitionOperations = [
  transition(
    'Suspend',
    'suspend-customer',
    'Suspend a customer: its portal, hosted pages and charging close',
    suspendCustomer,
  ),
  transition('Enable', 'enable-customer', 'End the suspension of a customer', enableCustomer),
  transition('Anonymize', 'anonymize-customer', 'Erase the personal data of a customer', anonymiseCustomer),
  transition(
    'Invalidate',
    'invalidate-customer',
    'Give a customer another reference and revoke its links',
    invalidateCustomer,
  ),
  transition('RevokeLinks', 'revoke-customer-links', 'Revoke the links of a customer', revokeLinks),
  greyList,
  endGreyListing,
  listGreyListings,
  merge,
];
