/**
 * Quotes as older clients ask for them (shared/wire.md, f): one path for a new subscription, a start and an upgrade,
 * told apart by what is sent; and the quote of a start as a GET, which the link `related-quote` is followed with.
 */
import { z } from 'zod';
import { quoteNewSubscription, quoteStart, quoteUpgrade } from '../../../billing/quote/quote-subscription.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier } from '../../../http/fields.ts';
import type { Work } from '../../call.ts';
import { defineOperation } from '../live-call.ts';
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

export const olderQuotingOperations = [quoteSubscription, readQuoteOfStart];
