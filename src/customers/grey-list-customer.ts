/** Puts a customer on the grey list or takes it off: on it, nothing is charged automatically and no form opens. */
import type { Context } from '../accounts/context.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { type Customer, customerOf } from './customer.ts';
import { lockCustomer } from './lock-customer.ts';
import { type GreyListing, recordGreyListing } from './record-grey-listing.ts';
import { updateCustomerRow } from './update-customer-row.ts';

/** Doing it again changes nothing. */
export async function greyListCustomer(
  context: Context,
  customerId: number,
  listing: GreyListing,
): Promise<Outcome<Customer>> {
  const locked = await lockCustomer(context, customerId);
  if (!locked.ok) return locked;
  if (locked.value.is_grey_listed === listing.isGreyListed) return accept(customerOf(locked.value));
  const row = await updateCustomerRow(context, customerId, { is_grey_listed: listing.isGreyListed });
  await recordGreyListing(context, customerId, listing);
  return accept(customerOf(row));
}
