/**
 * What the next term of each of many subscriptions costs, with the tax of its buyer: the sums of `quoteNextTerm`, in
 * sets.
 */
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import { loadSubscriptions } from '../../subscriptions/load-subscriptions.ts';
import { findNextTerm } from './next-term.ts';
import { type Basket, type TaxedPrice, taxBaskets } from './quote.ts';

/** Those that nothing follows are left out, and all of a buyer whose tax is not known. */
export async function priceNextTerms(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  subscriptionIds: readonly number[],
): Promise<ReadonlyMap<number, TaxedPrice>> {
  const loaded = await loadSubscriptions(context.transaction, context.businessId, subscriptionIds);
  const baskets = new Map<number, Basket>();
  for (const subscription of loaded) {
    const segment = segments.get(subscription.segmentId);
    if (!segment) throw new Error(`segment ${subscription.segmentId} is not loaded`);
    const next = await findNextTerm(context, subscription, segment.timeZone);
    if (!next) continue;
    const { buyerId, keyCharge } = next.subscription;
    baskets.set(subscription.id, {
      buyerId,
      prices: next.opened.lines.map(({ amount }) => ({ amount, keyCharge })),
    });
  }
  const ids = [...baskets.keys()];
  const taxed = await taxBaskets(context, segments, [...baskets.values()]);
  if (!taxed.ok) return taxEach(context, segments, baskets);
  return new Map(ids.map((id, index) => [id, taxed.value[index] ?? { amountSubtotal: 0, amountTotal: 0 }]));
}

/** One buyer whose tax is not known must not hide the prices of the others. */
async function taxEach(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  baskets: ReadonlyMap<number, Basket>,
): Promise<ReadonlyMap<number, TaxedPrice>> {
  const prices = new Map<number, TaxedPrice>();
  for (const [id, basket] of baskets) {
    const taxed = await taxBaskets(context, segments, [basket]);
    if (taxed.ok && taxed.value[0]) prices.set(id, taxed.value[0]);
  }
  return prices;
}
