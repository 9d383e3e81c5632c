/** A new payment method appeared: what the former one left unpaid is charged to it by the next tick (domain.md §10). */
import type { Context } from '../accounts/context.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';

/** By the index `invoice_of_customer`. */
export async function rechargeProblems(context: Context, customerIds: readonly number[]): Promise<void> {
  if (customerIds.length === 0) return;
  const now = toTimestamp(context.now);
  await context.transaction
    .updateTable('invoice')
    .set({ state: 'DueAuto', payment_scheduled_at: now, updated_at: now })
    .where('business_id', '=', context.businessId)
    .where('customer_id', '=', ({ fn, val }) => fn<number>('any', [val(customerIds)]))
    .where('state', '=', 'ProblemAuto')
    .execute();
}
