/** The address of one customer; an address that was never given is empty. */
import type { Context } from '../accounts/context.ts';
import type { AddressKind } from '../database/table-types.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { type CustomerAddress, emptyAddress, loadAddresses } from './address.ts';
import { findCustomerById } from './find-customer.ts';

export function loadBillingAddress(context: Context, customerId: number): Promise<Outcome<CustomerAddress>> {
  return loadAddress(context, 'Billing', customerId);
}

export function loadShippingAddress(context: Context, customerId: number): Promise<Outcome<CustomerAddress>> {
  return loadAddress(context, 'Shipping', customerId);
}

async function loadAddress(
  context: Context,
  kind: AddressKind,
  customerId: number,
): Promise<Outcome<CustomerAddress>> {
  if (!(await findCustomerById(context, customerId))) return refuse('Error.Customer.NotFound');
  const addresses = await loadAddresses(context, kind, [customerId]);
  return accept(addresses.get(customerId) ?? emptyAddress);
}
