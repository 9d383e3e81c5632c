/** The fields of an address that a caller may give, and what they may hold. */
import { fieldChecks, isStorableText } from '../accounts/field-checks.ts';
import type { Outcome } from '../domain/refusal/outcome.ts';
import { isVatNumberWellFormed } from '../domain/tax/vat-number.ts';
import type { CustomerAddress } from './address.ts';

/** Fields left out stay as they are; null and the empty text empty one. */
export type AddressFields = {
  readonly [Name in Exclude<keyof CustomerAddress, 'isVatNumberValid'>]?: string | null | undefined;
};

const MAX_LENGTH = 255;

export function checkAddressFields(fields: AddressFields): Outcome<AddressFields> {
  const checks = fieldChecks();
  for (const [name, value] of Object.entries(fields)) {
    const field = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    checks.expect(field, isStorableText(value, MAX_LENGTH), `≤ ${MAX_LENGTH}`);
  }
  const { country, region } = fields;
  checks.expect('Country', !country || /^[A-Za-z]{2}$/.test(country), 'ISO 3166-1');
  checks.expect('Region', !region || /^[A-Za-z0-9-]{1,10}$/.test(region), 'ISO 3166-2');
  return checks.conclude(fields);
}

/**
 * What the address becomes. Codes are kept in capitals. Whether the tax identifier is a VAT number depends on the
 * country too, so that it is judged again at every change; only its form is judged here.
 */
export function mergeAddress(current: CustomerAddress, fields: AddressFields): CustomerAddress {
  const given = Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, value === '' ? null : value]),
  );
  const merged: CustomerAddress = { ...current, ...given };
  const country = merged.country?.toUpperCase() ?? null;
  const { taxInformation } = merged;
  return {
    ...merged,
    country,
    region: merged.region?.toUpperCase() ?? null,
    isVatNumberValid:
      country !== null && taxInformation !== null && isVatNumberWellFormed(taxInformation, country),
  };
}
