/** One customer: by its reference in a segment, or by its id. */
import type { Context } from '../accounts/context.ts';
import { type Customer, customerOf } from './customer.ts';

export async function findCustomer(
  context: Context,
  segmentId: number,
  reference: string,
): Promise<Customer | undefined> {
  const row = await context.transaction
    .selectFrom('customer')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', segmentId)
    .where('reference', '=', reference)
    .executeTakeFirst();
  return row && customerOf(row);
}

export async function findCustomerById(context: Context, customerId: number): Promise<Customer | undefined> {
  const row = await context.transaction
    .selectFrom('customer')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('id', '=', customerId)
    .executeTakeFirst();
  return row && customerOf(row);
}
