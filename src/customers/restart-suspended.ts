/**
 * A payment method appeared: the subscriptions of these buyers that wait for one become due, and the next tick
 * restarts them (domain.md §3).
 */
import type { Context } from '../accounts/context.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';

/** By the index `subscription_of_buyer`. */
export async function restartSuspended(context: Context, buyerIds: readonly number[]): Promise<void> {
  if (buyerIds.length === 0) return;
  await context.transaction
    .updateTable('subscription')
    .set({ next_renewal_at: toTimestamp(context.now) })
    .where('business_id', '=', context.businessId)
    .where('buyer_id', '=', ({ fn, val }) => fn<number>('any', [val(buyerIds)]))
    .where('state', '=', 'SuspendedNoPaymentInfo')
    .execute();
}
