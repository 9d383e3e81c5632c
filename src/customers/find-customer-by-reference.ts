/**
 * A customer by its reference alone, for operations of the contract that name no segment: references are unique
 * per segment, and the default segment, then the older one, wins (shared/wire.md, d).
 */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { type Customer, customerOf } from './customer.ts';

export async function findCustomerByReference(
  context: Context,
  reference: string,
): Promise<Customer | undefined> {
  const row = await context.transaction
    .selectFrom('customer as c')
    .selectAll('c')
    .where('c.business_id', '=', context.businessId)
    .where('c.id', '=', customerIdNamed(sql`${reference}`, context.businessId))
    .executeTakeFirst();
  return row && customerOf(row);
}

/** Its id as a part of another statement; null when there is none. */
export function customerIdNamed(reference: RawBuilder<unknown>, businessId: number): RawBuilder<number> {
  return sql<number>`(select n.id from customer n
    join segment g on g.business_id = n.business_id and g.id = n.segment_id
    where n.business_id = ${businessId} and n.reference = ${reference}
    order by g.is_default desc, g.id limit 1)`;
}
