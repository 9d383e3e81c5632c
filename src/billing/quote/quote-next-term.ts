/**
 * What the next term of a subscription will cost, as far as is known now: the advance fees of the period that opens
 * then, without arrears. For one that waits for its start or for an upgrade it is its first period.
 */
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import { accept, type Outcome } from '../../domain/refusal/outcome.ts';
import type { LoadedSubscription } from '../../subscriptions/load-subscriptions.ts';
import { findNextTerm } from './next-term.ts';
import { buildQuote, type Quote } from './quote.ts';

/** Null when nothing follows. */
export async function quoteNextTerm(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  loaded: LoadedSubscription,
): Promise<Outcome<Quote | null>> {
  const timeZone = segments.get(loaded.segmentId)?.timeZone;
  if (timeZone === undefined) throw new Error(`segment ${loaded.segmentId} is not loaded`);
  const next = await findNextTerm(context, loaded, timeZone);
  if (!next) return accept(null);
  const { subscription, opened } = next;
  const { id: subscriptionId, keyCharge, buyerId } = subscription;
  const lines = opened.lines.map((line) => ({ ...line, subscriptionId, keyCharge }));
  return buildQuote(context, segments, { buyerId, subscriptionId, period: opened.period }, lines);
}
