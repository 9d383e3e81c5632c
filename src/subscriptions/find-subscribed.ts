/** Which customers have an active subscription. One statement, by the index `subscription_of_customer`. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { activeStates } from '../domain/subscription/state.ts';

export async function findSubscribed(
  { transaction, businessId }: Context,
  customerIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (customerIds.length === 0) return new Set();
  const { rows } = await sql<{ customer_id: number }>`
    select distinct customer_id from subscription
    where business_id = ${businessId} and customer_id = any(${[...customerIds]})
      and state = any(${activeStates}::subscription_state[])`.execute(transaction);
  return new Set(rows.map((row) => row.customer_id));
}
