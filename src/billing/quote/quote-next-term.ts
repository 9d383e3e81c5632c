/** What the next renewal of a subscription will cost, as far as is known now: advance fees, without arrears. */
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import { accept, type Outcome } from '../../domain/refusal/outcome.ts';
import { planRenewal } from '../../domain/subscription/renewal.ts';
import { isActive } from '../../domain/subscription/state.ts';
import { asRunning, type LoadedSubscription } from '../../subscriptions/load-subscriptions.ts';
import { buildQuote, type Quote } from './quote.ts';

/** Null when it will not renew. */
export async function quoteNextTerm(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  loaded: LoadedSubscription,
): Promise<Outcome<Quote | null>> {
  if (!isActive(loaded.state) || loaded.period === null) return accept(null);
  const timeZone = segments.get(loaded.segmentId)?.timeZone;
  if (timeZone === undefined) throw new Error(`segment ${loaded.segmentId} is not loaded`);
  const renewal = planRenewal(asRunning(loaded), { timeZone, language: loaded.language, block: null });
  if (renewal.kind === 'Stop') return accept(null);
  const { period, lines } = renewal.opened;
  const quoted = lines.map((line) => ({
    ...line,
    subscriptionId: loaded.id,
    keyCharge: loaded.keyCharge,
  }));
  const subject = { buyerId: loaded.buyerId, subscriptionId: loaded.id, period };
  return buildQuote(context, segments, subject, quoted);
}
