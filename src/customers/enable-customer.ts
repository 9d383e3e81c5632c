/** Ends the suspension of a customer. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { recordEvents } from '../events/record-events.ts';
import { type Customer, customerOf } from './customer.ts';
import { lockCustomer } from './lock-customer.ts';
import { updateCustomerRow } from './update-customer-row.ts';

/** Enabling an enabled customer changes nothing; a merged duplicate stays suspended. */
export async function enableCustomer(context: Context, customerId: number): Promise<Outcome<Customer>> {
  const locked = await lockCustomer(context, customerId);
  if (!locked.ok) return locked;
  if (locked.value.status === 'Enabled') return accept(customerOf(locked.value));
  const { merged_into_id: mergedIntoId } = locked.value;
  if (mergedIntoId !== null) return refuse('Error.Customer.Merged', undefined, { id: mergedIntoId });
  const row = await updateCustomerRow(context, customerId, { status: 'Enabled' });
  await recordEvents(context, [{ type: 'CustomerEnabled', customerId }]);
  await recordAudit(context, { action: 'Customer.Enabled', subjectKind: 'customer', subjectId: customerId });
  return accept(customerOf(row));
}
