/**
 * Quotes: what an operation would charge. Each rehearses the real operation in a transaction that is rolled
 * back, so that a quote and what is then charged cannot differ.
 */
import { z } from 'zod';
import { addBalanceLine } from '../../../billing/add-balance-line.ts';
import { buildQuote, type Quote } from '../../../billing/quote/quote.ts';
import {
  quoteNewSubscription,
  quoteStart,
  quoteUpgrade,
  quoteUsage,
} from '../../../billing/quote/quote-subscription.ts';
import { formatAmount } from '../../../domain/money/currency.ts';
import { accept, type Outcome } from '../../../domain/refusal/outcome.ts';
import { identifier, reference } from '../../../http/fields.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { type ApiCall, findCustomerOrRefuse, rehearseWork, segmentOf, type Work } from '../../call.ts';
import { defineOperation } from '../live-call.ts';
import { presentQuote } from '../present/invoice.ts';
import { balanceLineQuote, quoteBalanceLineRequest } from '../wire/balance-line-quote.ts';
import { quote, quoteSubscriptionRequest } from '../wire/quote.ts';
import { quoteUsageRequest } from '../wire/usage.ts';
import { newSubscription } from './subscription-input.ts';
import { upgradeRequest } from './subscription-transitions.ts';
import { entryOf } from './usages.ts';

export const ensureBillable = { EnsureBillable: z.boolean().optional() };

export async function quoted(call: ApiCall, doWork: (context: Work) => Promise<Outcome<Quote>>) {
  const outcome = await rehearseWork(call, doWork);
  return outcome.ok ? accept({ status: 200 as const, body: presentQuote(outcome.value) }) : outcome;
}

const quoteCreation = defineOperation({
  id: 'quote-a-subscription-creation-or-override',
  method: 'POST',
  path: '/v1/Quoting/Subscription',
  summary: 'Quote a subscription before it is created',
  tag: 'Quoting',
  input: quoteSubscriptionRequest.extend(ensureBillable),
  inQuery: ['EnsureBillable'],
  responses: { 200: quote },
  handle: (call, input) =>
    quoted(call, async (context) => {
      const wanted = await newSubscription(context, input, { isMigration: false });
      if (!wanted.ok) return wanted;
      const options = { ensuresBillable: input.EnsureBillable };
      return quoteNewSubscription(context, context.segments, wanted.value, options);
    }),
});

const quoteOfStart = defineOperation({
  id: 'quote-a-subscription-start',
  method: 'POST',
  path: '/v1/Quoting/Subscription/{IdSubscription}/Start',
  aliases: ['/v1/Pricing/Subscription/{IdSubscription}'],
  summary: 'Quote the start of a draft, or the restart of a suspended subscription',
  tag: 'Quoting',
  input: z.object({ IdSubscription: identifier, ...ensureBillable }),
  inQuery: ['EnsureBillable'],
  responses: { 200: quote },
  handle: (call, input) =>
    quoted(call, (context) =>
      quoteStart(context, context.segments, input.IdSubscription, { ensuresBillable: input.EnsureBillable }),
    ),
});

const quoteOfUpgrade = defineOperation({
  id: 'quote-a-subscription-upgrade',
  method: 'POST',
  path: '/v1/Quoting/Subscription/{IdSubscription}/Upgrade',
  summary: 'Quote a change of offer',
  tag: 'Quoting',
  input: z.object({
    IdSubscription: identifier,
    ReferenceOffer: reference,
    BillNow: z.boolean().default(false),
    Immediate: z.boolean().default(true),
  }),
  inQuery: ['ReferenceOffer', 'BillNow', 'Immediate'],
  responses: { 200: quote },
  handle: (call, input) =>
    quoted(call, async (context) => {
      const request = await upgradeRequest(context, { ...input, IgnoreEngagement: false });
      return request.ok ? quoteUpgrade(context, context.segments, request.value) : request;
    }),
});

const quoteOfUsage = defineOperation({
  id: 'quote-a-usage-update',
  method: 'POST',
  path: '/v1/Quoting/Usage',
  aliases: ['/v1/Pricing/Usage', '/v1/PricingUsage'],
  summary: 'Quote a change of usage',
  tag: 'Quoting',
  input: quoteUsageRequest.extend({ ...ensureBillable, NextTerm: z.boolean().default(false) }),
  inQuery: ['EnsureBillable', 'NextTerm'],
  responses: { 200: quote },
  refusalStatuses: { 'Error.Api.Usage.NoneMatching': 404 },
  handle: (call, input) =>
    quoted(call, async (context) => {
      const entry = entryOf(input, '');
      if (!entry.ok) return entry;
      const options = { ensuresBillable: input.EnsureBillable, hasNextTerm: input.NextTerm };
      return quoteUsage(context, context.segments, entry.value, options);
    }),
});

const quoteOfBalanceLine = defineOperation({
  id: 'quote-a-balance-line-creation',
  method: 'POST',
  path: '/v1/Quoting/BalanceLine',
  aliases: ['/v1/Pricing/BalanceLine'],
  summary: 'Quote a balance line before it is added',
  tag: 'Quoting',
  input: quoteBalanceLineRequest.extend(ensureBillable),
  inQuery: ['EnsureBillable'],
  responses: { 200: balanceLineQuote },
  handle: (call, input) =>
    rehearseWork(call, async (context) => {
      const customer = await findCustomerOrRefuse(context, input.ReferenceCustomer);
      if (!customer.ok) return customer;
      const { id: customerId, segmentId, reference: referenceCustomer } = customer.value;
      const segment = segmentOf(context, segmentId);
      const line = await addBalanceLine(context, {
        customerId,
        segmentId,
        amount: input.Amount,
        label: input.Label,
        quantity: input.Quantity,
        ensuresBillable: input.EnsureBillable,
      });
      if (!line.ok) return line;
      const subject = { buyerId: customerId, subscriptionId: null, period: null };
      const built = await buildQuote(context, context.segments, subject, [line.value]);
      if (!built.ok) return built;
      const { amountSubtotal, amountTotal, language, currency } = built.value;
      const movedAt = line.value.movedAt ?? context.now;
      const body = {
        IdSegment: segmentId,
        IdCustomer: customerId,
        ReferenceSegment: segment.reference,
        ReferenceCustomer: referenceCustomer,
        LabelLocalized: line.value.label,
        PricingLocalized: formatAmount(amountTotal, currency, language),
        Currency: currency,
        AmountSubtotal: amountSubtotal,
        AmountTotal: amountTotal,
        DateMove: formatInstant(movedAt),
        QuantityReported: line.value.quantityReported,
        QuantityBilled: line.value.quantityBilled,
      };
      return accept({ status: 200, body });
    }),
});

export const quotingOperations = [
  quoteCreation,
  quoteOfStart,
  quoteOfUpgrade,
  quoteOfUsage,
  quoteOfBalanceLine,
];
