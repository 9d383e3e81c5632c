/** Replaces the reference of a customer by a random one and revokes its links, so that nobody reaches it by chance. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { randomReference } from '../accounts/reference.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { type Customer, customerOf } from './customer.ts';
import { lockCustomer } from './lock-customer.ts';
import { updateCustomerRow } from './update-customer-row.ts';

export async function invalidateCustomer(context: Context, customerId: number): Promise<Outcome<Customer>> {
  const locked = await lockCustomer(context, customerId);
  if (!locked.ok) return locked;
  const row = await updateCustomerRow(context, customerId, {
    reference: randomReference(),
    link_generation: locked.value.link_generation + 1,
  });
  await recordAudit(context, {
    action: 'Customer.Invalidated',
    subjectKind: 'customer',
    subjectId: customerId,
  });
  return accept(customerOf(row));
}
