/**
 * Quotes as older clients ask for them (shared/wire.md, f): one path for a new subscription, a start and an upgrade,
 * told apart by what is sent; and the quote of a start as a GET, which the link `related-quote` is followed with.
 */
import { z } from 'zod';
import { buildQuote, type Quote } from '../../../billing/quote/quote.ts';
import { quoteBalance } from '../../../billing/quote/quote-balance.ts';
import { quoteNewSubscription, quoteStart, quoteUpgrade } from '../../../billing/quote/quote-subscription.ts';
import { addDays } from '../../../domain/calendar/period.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, reference } from '../../../http/fields.ts';
import { foreseeNextInvoice } from '../../../tick/foresee-next-invoice.ts';
import { findCustomerOrRefuse, rehearseWork, type Work } from '../../call.ts';
import { defineOperation } from '../live-call.ts';
import { presentQuote } from '../present/invoice.ts';
import { quote, quoteSubscriptionRequest } from '../wire/quote.ts';
import { ensureBillable, quoted } from './quoting.ts';
import { newSubscription } from './subscription-input.ts';
import { upgradeRequest } from './subscription-transitions.ts';

const input = quoteSubscriptionRequest.partial().extend({
  IdSubscription: identifier.optional(),
  ...ensureBillable,
});

const quoteSubscription = defineOperation({
  id: 'quote-a-subscription-the-older-way',
  method: 'POST',
  path: '/v1/Pricing/Subscription',
  aliases: ['/v1/PricingSubscription'],
  summary: 'Quote a new subscription, or the start or the change of offer of the one whose number is sent',
  tag: 'Quoting',
  input,
  inQuery: ['EnsureBillable'],
  responses: { 200: quote },
  handle: (call, sent) => quoted(call, (context) => quoteWhatIsMeant(context, sent)),
});

async function quoteWhatIsMeant(context: Work, sent: z.output<typeof input>) {
  const { IdSubscription, ReferenceOffer } = sent;
  const options = { ensuresBillable: sent.EnsureBillable };
  if (IdSubscription === undefined) {
    const named = namesBoth(sent);
    const wanted = named.ok ? await newSubscription(context, named.value, { isMigration: false }) : named;
    return wanted.ok ? quoteNewSubscription(context, context.segments, wanted.value, options) : wanted;
  }
  if (ReferenceOffer === undefined) return quoteStart(context, context.segments, IdSubscription, options);
  const request = await upgradeRequest(context, {
    IdSubscription,
    ReferenceOffer,
    Immediate: true,
    IgnoreEngagement: false,
  });
  return request.ok ? quoteUpgrade(context, context.segments, request.value) : request;
}

function namesBoth(sent: z.output<typeof input>) {
  const { ReferenceOffer, ReferenceCustomer } = sent;
  if (ReferenceCustomer === undefined) return missing('ReferenceCustomer');
  if (ReferenceOffer === undefined) return missing('ReferenceOffer');
  return accept({ ...sent, ReferenceCustomer, ReferenceOffer });
}

function missing(field: string): Outcome<never> {
  return refuse('Error.Input.Missing', field, { field });
}

const readQuoteOfStart = defineOperation({
  id: 'read-the-quote-of-a-subscription-start',
  method: 'GET',
  path: '/v1/Pricing/Subscription/{IdSubscription}',
  aliases: ['/v1/Quoting/Subscription/{IdSubscription}/Start'],
  summary: 'Quote the start of a draft, or the restart of a suspended subscription',
  tag: 'Quoting',
  input: z.object({ IdSubscription: identifier, ...ensureBillable }),
  responses: { 200: quote },
  handle: (call, { IdSubscription, EnsureBillable }) =>
    quoted(call, (context) =>
      quoteStart(context, context.segments, IdSubscription, { ensuresBillable: EnsureBillable }),
    ),
});

/** Further ahead than the longest period that is usual: what is billed later is not foreseen. */
const FORESEEN_DAYS = 3 * 366;

const quoteBilling = defineOperation({
  id: 'quote-the-billing-of-a-customer',
  method: 'GET',
  path: '/v1/Pricing/Billing/Customer',
  aliases: ['/v1/Quoting/Billing/Customer'],
  summary:
    'Quote the invoice of what waits on the balance of a customer, or its next one with what is renewed until then',
  tag: 'Quoting',
  input: z.object({ ReferenceCustomer: reference, NextBilling: z.boolean().default(false) }),
  responses: { 200: quote, 204: null },
  handle: async (call, { ReferenceCustomer, NextBilling }) => {
    const outcome = await rehearseWork(call, async (context) => {
      const customer = await findCustomerOrRefuse(context, ReferenceCustomer);
      if (!customer.ok) return customer;
      const { id } = customer.value;
      return NextBilling ? quoteNextInvoice(context, id) : quoteBalance(context, context.segments, id);
    });
    if (!outcome.ok) return outcome;
    return accept(
      outcome.value ? { status: 200, body: presentQuote(outcome.value) } : { status: 204, body: null },
    );
  },
});

async function quoteNextInvoice(context: Work, buyerId: number): Promise<Outcome<Quote | null>> {
  const until = addDays(context.now, FORESEEN_DAYS, 'UTC');
  const foreseen = await foreseeNextInvoice(context, buyerId, until);
  if (!foreseen) return accept(null);
  // Taxed as on the day of the invoice.
  const then = { ...context, now: foreseen.billedAt };
  const subject = { buyerId, subscriptionId: null, period: null };
  return buildQuote(then, context.segments, subject, foreseen.lines);
}

export const olderQuotingOperations = [quoteSubscription, readQuoteOfStart, quoteBilling];
