/** Money came in: subscriptions suspended for unpaid invoices are looked at again by the next tick (domain.md §3). */
import type { Context } from '../accounts/context.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';

export async function reconsiderSuspended(context: Context, buyerIds: readonly number[]): Promise<void> {
  if (buyerIds.length === 0) return;
  await context.transaction
    .updateTable('subscription')
    .set({ next_renewal_at: toTimestamp(context.now) })
    .where('business_id', '=', context.businessId)
    .where('buyer_id', '=', ({ fn, val }) => fn<number>('any', [val(buyerIds)]))
    .where('state', '=', 'SuspendedPaymentDue')
    .execute();
}
