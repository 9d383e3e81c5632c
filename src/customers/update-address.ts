/** Changes the given fields of an address of one customer. */
import type { Context } from '../accounts/context.ts';
import type { AddressKind } from '../database/table-types.ts';
import type { Outcome } from '../domain/refusal/outcome.ts';
import type { CustomerAddress } from './address.ts';
import { type AddressFields, checkAddressFields } from './address-fields.ts';
import { loadBillingAddress, loadShippingAddress } from './load-address.ts';
import { lockCustomer } from './lock-customer.ts';
import { upsertAddresses } from './upsert-addresses.ts';

export async function updateBillingAddress(
  context: Context,
  customerId: number,
  fields: AddressFields,
): Promise<Outcome<CustomerAddress>> {
  const written = await writeAddress(context, 'Billing', customerId, fields);
  return written.ok ? loadBillingAddress(context, customerId) : written;
}

export async function updateShippingAddress(
  context: Context,
  customerId: number,
  fields: AddressFields,
): Promise<Outcome<CustomerAddress>> {
  const written = await writeAddress(context, 'Shipping', customerId, fields);
  return written.ok ? loadShippingAddress(context, customerId) : written;
}

async function writeAddress(
  context: Context,
  kind: AddressKind,
  customerId: number,
  fields: AddressFields,
): Promise<Outcome<unknown>> {
  const checked = checkAddressFields(fields);
  if (!checked.ok) return checked;
  const locked = await lockCustomer(context, customerId);
  if (!locked.ok) return locked;
  await upsertAddresses(context, kind, [{ customerId, fields }]);
  return locked;
}
