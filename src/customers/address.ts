/** The billing and the shipping address of a customer, as they are kept. */
import type { Selectable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import type { AddressKind, CustomerAddressTable } from '../database/table-types.ts';
import type { PostalAddress } from '../domain/billing/parties.ts';

export interface CustomerAddress extends PostalAddress {
  /** The VAT number or another tax identifier, as it was given. */
  readonly taxInformation: string | null;
  readonly isVatNumberValid: boolean;
}

/** The row without its keys, as `to_jsonb` gives it too. */
export type PostalAddressRow = Omit<
  Selectable<CustomerAddressTable>,
  'business_id' | 'customer_id' | 'kind' | 'tax_information' | 'is_vat_number_valid'
>;

export const emptyAddress: CustomerAddress = {
  company: null,
  firstName: null,
  lastName: null,
  addressLine1: null,
  addressLine2: null,
  zipCode: null,
  city: null,
  country: null,
  region: null,
  phone: null,
  taxInformation: null,
  isVatNumberValid: false,
};

/** What is printed of an address. */
export function postalAddressOf(row: PostalAddressRow): PostalAddress {
  return {
    company: row.company,
    firstName: row.first_name,
    lastName: row.last_name,
    addressLine1: row.address_line1,
    addressLine2: row.address_line2,
    zipCode: row.zip_code,
    city: row.city,
    country: row.country,
    region: row.region,
    phone: row.phone,
  };
}

function addressOf(row: Selectable<CustomerAddressTable>): CustomerAddress {
  return {
    ...postalAddressOf(row),
    taxInformation: row.tax_information,
    isVatNumberValid: row.is_vat_number_valid,
  };
}

/** By customer; those without such an address are left out. */
export async function loadAddresses(
  context: Context,
  kind: AddressKind,
  customerIds: readonly number[],
): Promise<Map<number, CustomerAddress>> {
  const rows = await context.transaction
    .selectFrom('customer_address')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('customer_id', '=', ({ fn, val }) => fn<number>('any', [val(customerIds)]))
    .where('kind', '=', kind)
    .execute();
  return new Map(rows.map((row) => [row.customer_id, addressOf(row)]));
}
