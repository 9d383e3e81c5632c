/**
 * A customer by its reference alone, for operations of the contract that name no segment: references are unique
 * per segment, and the default segment, then the older one, wins (shared/wire.md, d).
 */
import type { Context } from '../accounts/context.ts';
import { type Customer, customerOf } from './customer.ts';

export async function findCustomerByReference(
  context: Context,
  reference: string,
): Promise<Customer | undefined> {
  const row = await context.transaction
    .selectFrom('customer as c')
    .innerJoin('segment as g', (join) =>
      join.onRef('g.business_id', '=', 'c.business_id').onRef('g.id', '=', 'c.segment_id'),
    )
    .selectAll('c')
    .where('c.business_id', '=', context.businessId)
    .where('c.reference', '=', reference)
    .orderBy('g.is_default', 'desc')
    .orderBy('g.id')
    .limit(1)
    .executeTakeFirst();
  return row && customerOf(row);
}
