/** Revokes every link and encrypted query of a customer: they carry the generation that ends here. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { type Customer, customerOf } from './customer.ts';
import { lockCustomer } from './lock-customer.ts';
import { updateCustomerRow } from './update-customer-row.ts';

export async function revokeLinks(context: Context, customerId: number): Promise<Outcome<Customer>> {
  const locked = await lockCustomer(context, customerId);
  if (!locked.ok) return locked;
  const row = await updateCustomerRow(context, customerId, {
    link_generation: locked.value.link_generation + 1,
  });
  await recordAudit(context, {
    action: 'Customer.LinksRevoked',
    subjectKind: 'customer',
    subjectId: customerId,
  });
  return accept(customerOf(row));
}
