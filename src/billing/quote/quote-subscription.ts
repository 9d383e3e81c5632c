/**
 * Quotes of starting a subscription (new or a draft), of an upgrade and of a usage change. Each does the real
 * operation; the caller runs it in a rehearsal, which leaves nothing behind. So a quote is what is then charged.
 */
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { isActive } from '../../domain/subscription/state.ts';
import { createSubscriptions, type NewSubscription } from '../../subscriptions/create-subscriptions.ts';
import { loadSubscriptions } from '../../subscriptions/load-subscriptions.ts';
import { startSubscriptions } from '../../subscriptions/start-subscriptions.ts';
import { type UpgradeRequest, upgradeSubscription } from '../../subscriptions/upgrade-subscription.ts';
import type { UsageEntry } from '../../usage/plan-usages.ts';
import { updateUsages } from '../../usage/update-usages.ts';
import { findWrittenLines } from './find-written-lines.ts';
import { buildQuote, type Quote } from './quote.ts';
import { quoteNextTerm } from './quote-next-term.ts';

type Segments = ReadonlyMap<number, Segment>;

export interface QuoteOptions {
  /** True: refuse a buyer that is not billable; false: never; absent: when a fee arises. */
  readonly ensuresBillable?: boolean | undefined;
}

export async function quoteNewSubscription(
  context: Context,
  segments: Segments,
  input: NewSubscription,
  options: QuoteOptions = {},
): Promise<Outcome<Quote>> {
  const [id] = await createSubscriptions(context, [input]);
  if (id === undefined) return refuse('Error.Offer.NotFound');
  const quote = await quoteStart(context, segments, id, options);
  return quote.ok ? accept(withoutNumber(quote.value, id, null)) : quote;
}

export async function quoteStart(
  context: Context,
  segments: Segments,
  subscriptionId: number,
  options: QuoteOptions = {},
): Promise<Outcome<Quote>> {
  const started = await startSubscriptions(context, segments, [subscriptionId], options);
  if (!started.ok) return started;
  return quoteWritten(context, segments, subscriptionId, true);
}

export async function quoteUpgrade(
  context: Context,
  segments: Segments,
  request: UpgradeRequest,
): Promise<Outcome<Quote>> {
  const upgraded = await upgradeSubscription(context, segments, request);
  if (!upgraded.ok) return upgraded;
  const quote = await quoteWritten(context, segments, upgraded.value, true);
  return quote.ok ? accept(withoutNumber(quote.value, upgraded.value, request.subscriptionId)) : quote;
}

/** A subscription that only the rehearsal made does not exist: its number would mislead. */
function withoutNumber(quote: Quote, id: number, instead: number | null): Quote {
  const { details, nextTerm } = quote;
  return {
    ...quote,
    subscriptionId: quote.subscriptionId === id ? instead : quote.subscriptionId,
    details: details.map((detail) =>
      detail.subscriptionId === id ? { ...detail, subscriptionId: null } : detail,
    ),
    nextTerm: nextTerm && withoutNumber(nextTerm, id, instead),
  };
}

export async function quoteUsage(
  context: Context,
  segments: Segments,
  entry: UsageEntry,
  options: QuoteOptions & { readonly hasNextTerm: boolean },
): Promise<Outcome<Quote>> {
  const updated = await updateUsages(context, [entry], options);
  if (!updated.ok) return updated;
  const subscriptionId = updated.value[0]?.subscriptionId;
  if (!subscriptionId) return refuse('Error.Api.Usage.NoneMatching');
  return quoteWritten(context, segments, subscriptionId, options.hasNextTerm);
}

async function quoteWritten(
  context: Context,
  segments: Segments,
  subscriptionId: number,
  hasNextTerm: boolean,
): Promise<Outcome<Quote>> {
  const [loaded] = await loadSubscriptions(context.transaction, context.businessId, [subscriptionId]);
  if (!loaded) return refuse('Error.Subscription.NotFound');
  const next = hasNextTerm ? await quoteNextTerm(context, segments, loaded) : null;
  if (next && !next.ok) return next;
  const lines = await findWrittenLines(context, loaded.buyerId);
  const subject = { buyerId: loaded.buyerId, subscriptionId, period: loaded.period };
  return buildQuote(context, segments, subject, lines, next?.value ?? null);
}

/** Of its start while it is a draft or suspended; of its next period while it runs, which may be the last. */
export async function quoteSubscription(
  context: Context,
  segments: Segments,
  subscriptionId: number,
): Promise<Outcome<Quote>> {
  const [loaded] = await loadSubscriptions(context.transaction, context.businessId, [subscriptionId]);
  if (!loaded || loaded.state === 'Deleted') return refuse('Error.Subscription.NotFound', 'subscriptionId');
  if (!isActive(loaded.state))
    return quoteStart(context, segments, subscriptionId, { ensuresBillable: false });
  const next = await quoteNextTerm(context, segments, loaded);
  if (!next.ok) return next;
  const subject = { buyerId: loaded.buyerId, subscriptionId, period: null };
  return next.value ? accept(next.value) : buildQuote(context, segments, subject, []);
}
