/** What is sold: features and offers. */
import { z } from 'zod';
import type { Segment } from '../../../accounts/segment.ts';
import { type TaxedPrice, taxPrices } from '../../../billing/quote/quote.ts';
import {
  type Feature,
  findFeature,
  findFeatureById,
  findFeatures,
} from '../../../catalogue/find-features.ts';
import { findOffer, findOffers } from '../../../catalogue/find-offers.ts';
import type { Offer } from '../../../catalogue/offer.ts';
import type { Customer } from '../../../customers/customer.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { collection } from '../../../http/collection.ts';
import { identifier, pagingFields, reference, text } from '../../../http/fields.ts';
import { findSubscriptions } from '../../../subscriptions/find-subscriptions.ts';
import { findUsagePage } from '../../../usage/find-usages.ts';
import { chooseSegment, findCustomerOrRefuse, languagesFor, type Work, work } from '../../call.ts';
import { linkStyleOf } from '../link-style.ts';
import { defineOperation } from '../live-call.ts';
import { type OfferStyle, presentFeature, presentOffer } from '../present/catalogue.ts';
import { offerLinks } from '../present/links.ts';
import { presentCurrentUsage } from '../present/usage.ts';
import { feature, featureList, type WireFeature } from '../wire/feature.ts';
import { offer, offerList } from '../wire/offer.ts';

const language = { Language: text(10).optional(), Html: z.boolean().default(true) };

/** Older clients: each feature comes with what this customer uses of it. */
const usedBy = { ReferenceCustomer: reference.optional() };

async function presentFeatures(
  context: Work,
  features: readonly Feature[],
  segmentId: number,
  { ReferenceCustomer }: { readonly ReferenceCustomer?: string | undefined },
): Promise<WireFeature[]> {
  const languages = languagesFor(context, segmentId);
  const usages = ReferenceCustomer === undefined ? [] : await usagesOf(context, ReferenceCustomer);
  const byFeature = new Map(usages.map((usage) => [usage.featureId, usage]));
  return features.map((one) => ({
    ...presentFeature(one, languages),
    ...presentCurrentUsage(byFeature.get(one.id)),
  }));
}

/** None for a customer that is not known, as of one without a running subscription. */
async function usagesOf({ transaction, businessId }: Work, customerReference: string) {
  const all = { page: 1, sizePage: 1000, isAggregated: true };
  return (await findUsagePage(transaction, businessId, { customerReference }, all)).items;
}

const retrieveFeature = defineOperation({
  id: 'retrieve-a-single-feature-by-reference',
  method: 'GET',
  path: '/v1/Feature',
  summary: 'Read a feature by its reference',
  tag: 'Catalogue',
  input: z.object({ ReferenceFeature: reference, ...usedBy, ...language }),
  responses: { 200: feature, 204: null },
  handle: (call, input) =>
    work(call, async (context) => {
      const found = await findFeature(context, input.ReferenceFeature);
      if (!found) return accept({ status: 204, body: null });
      const [body] = await presentFeatures(context, [found], context.defaultSegment.id, input);
      return accept(body ? { status: 200, body } : { status: 204, body: null });
    }),
});

const retrieveFeatureById = defineOperation({
  id: 'retrieve-a-single-feature-by-internal-identifier',
  method: 'GET',
  path: '/v1/Feature/{id}',
  summary: 'Read a feature by its number',
  tag: 'Catalogue',
  input: z.object({ id: identifier, ...usedBy, ...language }),
  responses: { 200: feature },
  handle: (call, input) =>
    work(call, async (context) => {
      const found = await findFeatureById(context, input.id);
      if (!found) return refuse('Error.Feature.NotFound', 'id', { reference: input.id });
      const [body] = await presentFeatures(context, [found], context.defaultSegment.id, input);
      return body ? accept({ status: 200, body }) : refuse('Error.Feature.NotFound', 'id');
    }),
});

const listFeatures = defineOperation({
  id: 'list-all-features',
  method: 'GET',
  path: '/v1/Features',
  summary: 'List the features',
  tag: 'Catalogue',
  input: z.object({
    ...pagingFields,
    ReferenceSegment: reference.optional(),
    IsVisible: z.boolean().optional(),
    ...usedBy,
    ...language,
  }),
  responses: { 200: featureList, 204: null },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment);
      if (!segment.ok) return segment;
      const filter = {
        isVisible: input.IsVisible,
        segmentId: input.ReferenceSegment === undefined ? undefined : segment.value.id,
      };
      const page = await findFeatures(context, filter, { page: input.Page, sizePage: input.SizePage });
      const items = await presentFeatures(context, page.items, segment.value.id, input);
      return accept(collection(input, { ...page, items }, context.now, call.url));
    }),
});

const offerView = {
  ReferenceSegment: reference.optional(),
  ReferenceCustomer: reference.optional(),
  Upgrade: z.boolean().default(false),
  IdSubscription: identifier.optional(),
  IsVisible: z.boolean().optional(),
  IgnoreFeatures: z.boolean().default(false),
  Links: z.boolean().default(true),
  ...language,
};

const retrieveOffer = defineOperation({
  id: 'retrieve-a-single-offer-by-reference',
  method: 'GET',
  path: '/v1/Offer',
  summary: 'Read an offer',
  tag: 'Catalogue',
  input: z.object({
    ReferenceOffer: reference,
    ...offerView,
    ReferenceCustomerBuyer: reference.optional(),
  }),
  responses: { 200: offer },
  handle: (call, input) =>
    work(call, async (context) => {
      const subject = await findSubject(context, input);
      if (!subject.ok) return subject;
      const { segment } = subject.value;
      const found = await findOffer(context, segment.id, input.ReferenceOffer, !input.IgnoreFeatures);
      const isHidden = found && input.IsVisible !== undefined && found.isVisible !== input.IsVisible;
      if (!found || isHidden) return refuse('Error.Offer.NotFound', 'ReferenceOffer');
      const style = styleOf(context, subject.value, input);
      return accept({ status: 200, body: presentOffer(found, segment, style) });
    }),
});

const listOffers = defineOperation({
  id: 'list-offers',
  method: 'GET',
  path: '/v1/Offers',
  summary: 'List offers, or those of a pricing table in its order',
  tag: 'Catalogue',
  input: z.object({
    ...offerView,
    PrefixReferenceOffer: text(50).optional(),
    ReferencePricingTable: reference.optional(),
    Pricing: z.boolean().default(false),
    ...pagingFields,
  }),
  responses: { 200: offerList, 204: null },
  handle: (call, input) =>
    work(call, async (context) => {
      const subject = await findSubject(context, input);
      if (!subject.ok) return subject;
      const { segment, customer, current } = subject.value;
      const filter = {
        segmentId: segment.id,
        isVisible: input.IsVisible,
        prefix: input.PrefixReferenceOffer,
        pricingTableReference: input.ReferencePricingTable,
        exceptOfferId: current?.offerId,
        isWithFeatures: !input.IgnoreFeatures,
      };
      const page = await findOffers(context, filter, { page: input.Page, sizePage: input.SizePage });
      const style = styleOf(context, subject.value, input);
      const prices = input.Pricing ? await pricesOf(context, segment, page.items, customer) : [];
      const items = page.items.map((one, index) =>
        presentOffer(one, segment, { ...style, pricing: prices[index] }),
      );
      return accept(collection(input, { ...page, items }, context.now, call.url));
    }),
});

interface Subject {
  readonly segment: Segment;
  /** Whose the subscription is or will be; the buyer, when only that one is named. */
  readonly customer: Customer | undefined;
  /** Who pays and is shown the pages. */
  readonly buyer: Customer | undefined;
  /** The subscription, with its offer, that the customer wants to change. */
  readonly current: { readonly id: number; readonly offerId: number } | undefined;
}

interface SubjectInput {
  readonly ReferenceSegment?: string | undefined;
  readonly ReferenceCustomer?: string | undefined;
  readonly ReferenceCustomerBuyer?: string | undefined;
  readonly IdSubscription?: number | undefined;
  readonly Upgrade: boolean;
}

async function findSubject(context: Work, input: SubjectInput): Promise<Outcome<Subject>> {
  const { ReferenceCustomer: recipientName, ReferenceCustomerBuyer: buyerName } = input;
  const recipient =
    recipientName === undefined ? undefined : await findCustomerOrRefuse(context, recipientName);
  if (recipient && !recipient.ok) return recipient;
  const payer =
    buyerName === undefined
      ? undefined
      : await findCustomerOrRefuse(context, buyerName, 'ReferenceCustomerBuyer');
  if (payer && !payer.ok) return payer;
  const [customer, buyer] = [(recipient ?? payer)?.value, (payer ?? recipient)?.value];
  const segment = chooseSegment(context, input.ReferenceSegment, customer?.segmentId);
  if (!segment.ok) return segment;
  const isUpgrade = input.Upgrade || input.IdSubscription !== undefined;
  const holders = { customerId: recipient?.value.id, buyerId: payer?.value.id };
  const current = isUpgrade ? await findCurrent(context, input.IdSubscription, holders) : undefined;
  return accept({ segment: segment.value, customer, buyer, current });
}

async function findCurrent(
  context: Work,
  id: number | undefined,
  holders: { readonly customerId: number | undefined; readonly buyerId: number | undefined },
): Promise<Subject['current']> {
  if (id === undefined && holders.customerId === undefined && holders.buyerId === undefined) return undefined;
  const filter = {
    id,
    ...holders,
    states: ['ActiveRunning', 'ActiveDelayedTermination', 'ActiveDelayedSuspension'] as const,
  };
  const { items } = await findSubscriptions(context.transaction, context.businessId, filter, {
    page: 1,
    sizePage: 1,
  });
  const [found] = items;
  return found && { id: found.id, offerId: found.offer_id };
}

function styleOf(
  context: Work,
  { segment, customer, buyer, current }: Subject,
  input: { readonly Html: boolean; readonly IgnoreFeatures: boolean; readonly Links: boolean },
): OfferStyle {
  const languages = languagesFor(context, segment.id, customer?.language);
  const style = linkStyleOf(context, segment.id);
  return {
    languages,
    isHtml: input.Html,
    hasFeatures: !input.IgnoreFeatures,
    links: input.Links
      ? (one) => offerLinks(style, one, { holder: buyer, recipient: customer, current })
      : undefined,
  };
}

/** The recurring prices of offers, with the tax of the customer they are shown to; without one, untaxed. */
async function pricesOf(
  context: Work,
  segment: Segment,
  offers: readonly Offer[],
  customer: Customer | undefined,
): Promise<readonly TaxedPrice[]> {
  const prices = offers.map(({ terms, keyCharge }) => ({ amount: terms.amountRecurrence, keyCharge }));
  if (customer?.segmentId === segment.id) {
    const taxed = await taxPrices(context, context.segments, customer.id, prices);
    if (taxed.ok) return taxed.value;
  }
  return prices.map(({ amount }) => ({ amountSubtotal: amount, amountTotal: amount }));
}

export const catalogueOperations = [
  retrieveFeature,
  retrieveFeatureById,
  listFeatures,
  retrieveOffer,
  listOffers,
];
