/** What was charged in advance for the running period of a subscription: the ground of a prorated credit. */
import type { Context } from '../accounts/context.ts';
import type { ChargedLine } from '../domain/subscription/stop.ts';
import type { LoadedSubscription } from './load-subscriptions.ts';

/** Stands on the index `balance_line_of_subscription`. */
export async function findChargedLines(
  context: Context,
  loaded: LoadedSubscription,
): Promise<readonly ChargedLine[]> {
  if (loaded.period === null) return [];
  const rows = await context.transaction
    .selectFrom('balance_line')
    .select(['feature_id', 'amount', 'proratable_amount'])
    .where('business_id', '=', context.businessId)
    .where('subscription_id', '=', loaded.id)
    .where('period_number', '=', loaded.period.number)
    .where('proratable_amount', 'is not', null)
    .where('state', 'in', ['Due', 'Adjustment', 'Billed'])
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    featureId: row.feature_id,
    amount: row.amount,
    proratableAmount: row.proratable_amount,
  }));
}
