/** Takes a customer for a change: its row stays locked until the transaction ends. */
import type { Selectable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import type { CustomerTable } from '../database/table-types.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

export type LockedCustomer = Selectable<CustomerTable>;

export async function lockCustomer(context: Context, customerId: number): Promise<Outcome<LockedCustomer>> {
  const row = await context.transaction
    .selectFrom('customer')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('id', '=', customerId)
    .forUpdate()
    .executeTakeFirst();
  return row ? accept(row) : refuse('Error.Customer.NotFound');
}
