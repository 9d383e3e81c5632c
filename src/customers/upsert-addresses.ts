/** Writes addresses of many customers: three statements whatever the number, and only rows that change. */
import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../accounts/context.ts';
import { insertRows, updateRows } from '../database/bulk.ts';
import type { AddressKind } from '../database/table-types.ts';
import { recordEvents } from '../events/record-events.ts';
import { type CustomerAddress, emptyAddress, loadAddresses } from './address.ts';
import { type AddressFields, mergeAddress } from './address-fields.ts';

export interface AddressRow {
  readonly customerId: number;
  readonly fields: AddressFields;
}

const columns = {
  business_id: 'bigint',
  customer_id: 'bigint',
  kind: 'address_kind',
  company: 'text',
  first_name: 'text',
  last_name: 'text',
  address_line1: 'text',
  address_line2: 'text',
  zip_code: 'text',
  city: 'text',
  country: 'text',
  region: 'text',
  phone: 'text',
  tax_information: 'text',
  is_vat_number_valid: 'boolean',
} as const;

/**
 * @param rows one a customer, checked before with `checkAddressFields`. The customers must exist and be locked,
 * or just have been written by this transaction, so that nobody else adds the same address.
 * @returns how many changed
 */
export async function upsertAddresses(
  context: Context,
  kind: AddressKind,
  rows: readonly AddressRow[],
): Promise<number> {
  const current = await loadAddresses(
    context,
    kind,
    rows.map((row) => row.customerId),
  );
  const changed = rows.flatMap(({ customerId, fields }) => {
    const before = current.get(customerId) ?? emptyAddress;
    const address = mergeAddress(before, fields);
    return isDeepStrictEqual(address, before) ? [] : [{ customerId, address }];
  });
  const [added, moved] = [changed.filter(isNew), changed.filter((row) => !isNew(row))];
  await insertRows(context.transaction, 'customer_address', columns, added.map(rowOf));
  const key = ['business_id', 'customer_id', 'kind'] as const;
  await updateRows(context.transaction, 'customer_address', key, columns, moved.map(rowOf));
  if (kind === 'Billing')
    await recordEvents(
      context,
      changed.map(({ customerId }) => ({ type: 'CustomerBillingAddressUpdated', customerId })),
    );
  return changed.length;

  function isNew({ customerId }: { readonly customerId: number }): boolean {
    return !current.has(customerId);
  }

  function rowOf({ customerId, address }: { customerId: number; address: CustomerAddress }) {
    return {
      business_id: context.businessId,
      customer_id: customerId,
      kind,
      company: address.company,
      first_name: address.firstName,
      last_name: address.lastName,
      address_line1: address.addressLine1,
      address_line2: address.addressLine2,
      zip_code: address.zipCode,
      city: address.city,
      country: address.country,
      region: address.region,
      phone: address.phone,
      tax_information: address.taxInformation,
      is_vat_number_valid: address.isVatNumberValid,
    };
  }
}
