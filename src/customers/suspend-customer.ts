/** Suspends a customer: its portal, hosted pages and charging close, until an agent enables it again. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { recordEvents } from '../events/record-events.ts';
import { type Customer, customerOf } from './customer.ts';
import { lockCustomer } from './lock-customer.ts';
import { updateCustomerRow } from './update-customer-row.ts';

/** Suspending a suspended customer changes nothing. */
export async function suspendCustomer(context: Context, customerId: number): Promise<Outcome<Customer>> {
  const locked = await lockCustomer(context, customerId);
  if (!locked.ok) return locked;
  if (locked.value.status === 'Suspended') return accept(customerOf(locked.value));
  const row = await updateCustomerRow(context, customerId, { status: 'Suspended' });
  await recordEvents(context, [{ type: 'CustomerSuspended', customerId }]);
  await recordAudit(context, {
    action: 'Customer.Suspended',
    subjectKind: 'customer',
    subjectId: customerId,
  });
  return accept(customerOf(row));
}
