/** Writes columns of one customer of the business, and answers its row as it is then. */
import type { Updateable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import type { CustomerTable } from '../database/table-types.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import type { LockedCustomer } from './lock-customer.ts';

/** The customer must be locked: it exists. */
export async function updateCustomerRow(
  context: Context,
  customerId: number,
  columns: Updateable<CustomerTable>,
): Promise<LockedCustomer> {
  return context.transaction
    .updateTable('customer')
    .set({ ...columns, updated_at: toTimestamp(context.now) })
    .where('business_id', '=', context.businessId)
    .where('id', '=', customerId)
    .returningAll()
    .executeTakeFirstOrThrow();
}
