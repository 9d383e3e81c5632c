/** What is done with offers besides editing them: quoting, copying, ordering. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { quoteNewSubscription } from '../../../billing/quote/quote-subscription.ts';
import { duplicateOffer } from '../../../catalogue/duplicate-offer.ts';
import { findOfferById } from '../../../catalogue/find-offers.ts';
import { listOffers } from '../../../catalogue/list-offers.ts';
import type { Offer } from '../../../catalogue/offer.ts';
import { orderOffers } from '../../../catalogue/order-catalogue.ts';
import type { Customer } from '../../../customers/customer.ts';
import { findCustomerById } from '../../../customers/find-customer.ts';
import { upsertCustomers } from '../../../customers/upsert-customers.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, reference, text } from '../../../http/fields.ts';
import { rehearseWork, segmentOf, type Work, work } from '../../call.ts';
import { newSubscriptionOf } from '../../live/operations/subscription-input.ts';
import { defineOperation } from '../back-office-call.ts';
import { list, pagingOf } from '../list.ts';
import { presentOffer } from '../present/offer.ts';
import { presentQuoting } from '../present/subscription-quote.ts';
import { loadTraceExtras } from '../present/traces.ts';
import { offer, offerList } from '../wire/offer.ts';
import { quoting } from '../wire/subscription-quote.ts';
import { showOffer } from './offers.ts';

const quote = defineOperation({
  id: 'calculate-offer-quote',
  method: 'GET',
  path: '/Sub/Offers/{offerId}/Quote',
  summary: 'Quote a subscription to an offer, for a customer or for somebody of the segment’s country',
  tag: 'Offers',
  input: z.object({ offerId: identifier, IdCustomer: identifier.optional() }),
  responses: { 200: quoting },
  handle: (call, input) =>
    rehearseWork(call, async (context) => {
      const found = await findOfferById(context, input.offerId);
      if (!found) return refuse('Error.Offer.NotFound', 'offerId', { reference: input.offerId });
      const customer = await customerFor(context, found, input.IdCustomer);
      if (!customer.ok) return customer;
      const parties = { customer: customer.value, buyer: customer.value, offer: found };
      const wanted = await newSubscriptionOf(context, parties, {}, { isMigration: false });
      if (!wanted.ok) return wanted;
      const quoted = await quoteNewSubscription(context, context.segments, wanted.value, {
        ensuresBillable: false,
      });
      return quoted.ok ? accept({ status: 200, body: presentQuoting(context, quoted.value) }) : quoted;
    }),
});

/** Who nobody is yet: made within the rehearsal, and gone with it. */
async function customerFor(
  context: Work,
  { segmentId }: Offer,
  customerId: number | undefined,
): Promise<Outcome<Customer>> {
  if (customerId !== undefined) {
    const known = await findCustomerById(context, customerId);
    return known?.segmentId === segmentId ? accept(known) : refuse('Error.Customer.NotFound', 'IdCustomer');
  }
  const stranger = randomUUID();
  const { byReference } = await upsertCustomers(context, segmentOf(context, segmentId), [
    { reference: stranger },
  ]);
  const id = byReference.get(stranger)?.id;
  const made = id === undefined ? undefined : await findCustomerById(context, id);
  if (!made) throw new Error('the customer of a quote was not made');
  return accept(made);
}

const duplicate = defineOperation({
  id: 'duplicate-offer',
  method: 'POST',
  path: '/Sub/Offers/{offerId}/Duplicate',
  summary: 'Copy an offer with its features; the copy is hidden',
  tag: 'Offers',
  input: z.object({ offerId: identifier, ReferenceOffer: reference.optional(), Name: text(255).optional() }),
  responses: { 201: offer },
  handle: (call, input) =>
    work(call, async (context) => {
      const copy = { reference: input.ReferenceOffer ?? randomUUID(), name: input.Name };
      const made = await duplicateOffer(context, input.offerId, copy);
      if (!made.ok) return made;
      const shown = await showOffer(context, made.value, []);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

const order = defineOperation({
  id: 'order-offers',
  method: 'POST',
  path: '/Sub/Offers/Order',
  summary: 'Put offers first, in an order; the others keep theirs behind them',
  tag: 'Offers',
  input: z.object({ Offers: z.array(identifier).min(1).max(1_000) }),
  responses: { 200: offerList },
  handle: (call, input) =>
    work(call, async (context) => {
      const ordered = await orderOffers(context, input.Offers);
      if (!ordered.ok) return ordered;
      const paging = { Page: 1, SizePage: 1_000 };
      const page = await listOffers(context, {}, pagingOf(paging));
      const extras = await loadTraceExtras(context, [], []);
      const items = page.items.map((one) => presentOffer(context, one, extras, []));
      return accept(list(paging, { ...page, items }, context.now));
    }),
});

export const offerActionOperations = [quote, duplicate, order];
