/** Customers by their ids, those that exist: one statement whatever their number. */
import type { Context } from '../accounts/context.ts';
import { type Customer, customerOf } from './customer.ts';

export async function findCustomersById(
  { transaction, businessId }: Context,
  ids: readonly number[],
): Promise<Customer[]> {
  if (ids.length === 0) return [];
  const rows = await transaction
    .selectFrom('customer')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('id', '=', ({ fn, val }) => fn<number>('any', [val([...new Set(ids)])]))
    .execute();
  return rows.map(customerOf);
}
