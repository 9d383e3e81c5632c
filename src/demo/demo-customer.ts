/** A customer of the demo: who it is, and what happens to it, told as days since the history began. */
import type { PaymentType } from '../domain/billing/invoice-state.ts';

export interface DemoCustomer {
  readonly reference: string;
  readonly company: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly addressLine1: string;
  readonly zipCode: string;
  readonly city: string;
  /** ISO 3166-2, where an address wants one. */
  readonly region?: string;
  readonly country: string;
  readonly language: 'fr' | 'en';
  readonly vatNumber?: string;
  /** Free: no payment method. */
  readonly pays: PaymentType;
  readonly offer: 'essential' | 'team' | 'enterprise';
  /** The day on which the subscription starts; absent: it stays a draft. */
  readonly startsOn?: number;
  readonly isDiscounted?: boolean;
  readonly isBadPayer?: boolean;
  /** Scanned documents a month. */
  readonly scans?: number;
  readonly users?: readonly { readonly on: number; readonly quantity: number }[];
  readonly supportOn?: number;
  readonly upgrade?: { readonly on: number; readonly offer: 'team' | 'enterprise' };
  readonly terminatesOn?: number;
  readonly suspendedOn?: number;
  readonly greyListedOn?: number;
  readonly creditedOn?: number;
  readonly hasExpiredCard?: boolean;
}

export type DemoCustomerRow = readonly [
  reference: string,
  company: string,
  person: string,
  addressLine1: string,
  place: string,
  pays: PaymentType,
  offer: DemoCustomer['offer'],
  more?: Partial<DemoCustomer>,
];

/** Of a person such as `Hélène Roux` in a place such as `35000 Rennes FR`. */
export function demoCustomer([
  reference,
  company,
  person,
  addressLine1,
  place,
  pays,
  offer,
  more,
]: DemoCustomerRow): DemoCustomer {
  const [firstName = '', ...lastName] = person.split(' ');
  const [zipCode = '', ...rest] = place.split(' ');
  const country = rest.pop() ?? 'FR';
  return {
    reference,
    company,
    // Domains that belong to nobody (RFC 2606, 3).
    email: `${reference}@example.${country === 'FR' ? 'com' : 'org'}`,
    firstName,
    lastName: lastName.join(' '),
    addressLine1,
    zipCode,
    city: rest.join(' '),
    country,
    language: country === 'FR' || country === 'BE' ? 'fr' : 'en',
    pays,
    offer,
    ...more,
  };
}
