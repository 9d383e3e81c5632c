/** A postal address as the lines of an envelope, in the order of its country. */
import type { PostalAddress } from '../domain/billing/parties.ts';

/** Where the postal code closes the line of the city, and a state stands before it. */
const stateBeforeCode = new Set(['US', 'CA', 'AU']);
/** Where the postal code has a line of its own, under the city. */
const codeUnderCity = new Set(['GB', 'IE', 'GG', 'JE', 'IM']);

export function postalLines(address: PostalAddress, countryName: (code: string) => string): string[] {
  return [
    address.addressLine1,
    address.addressLine2,
    ...cityLines(address),
    address.country ? countryName(address.country) : null,
  ].filter(isWritten);
}

/** `Camille Durand`; empty when the address names nobody. */
export function personName(address: PostalAddress | null): string {
  return [address?.firstName, address?.lastName].filter(isWritten).join(' ');
}

function cityLines({ zipCode, city, country, region }: PostalAddress): (string | null)[] {
  if (country && codeUnderCity.has(country)) return [city, zipCode];
  if (country && stateBeforeCode.has(country)) {
    const state = region?.replace(/^[A-Z]{2}-/, '') ?? null;
    const end = [state, zipCode].filter(isWritten).join(' ');
    return [[city, end].filter(isWritten).join(', ')];
  }
  return [[zipCode, city].filter(isWritten).join(' ')];
}

function isWritten(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && text.trim() !== '';
}
