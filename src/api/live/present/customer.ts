/** Customers, addresses and payment settings as the contract writes them. */
import type { Segment } from '../../../accounts/segment.ts';
import type { CustomerAddress } from '../../../customers/address.ts';
import type { Customer } from '../../../customers/customer.ts';
import type { PaymentSettings } from '../../../customers/payment-settings.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import type { WireCustomer } from '../wire/customer.ts';
import type { WireCustomerAddress } from '../wire/customer-address.ts';
import type { WireCustomerPaymentSettings } from '../wire/customer-payment-settings.ts';

export function presentCustomer(
  customer: Customer,
  segment: Segment,
  Links: WireCustomer['Links'],
): WireCustomer {
  return {
    Id: customer.id,
    IdSegment: customer.segmentId,
    ReferenceCustomer: customer.reference,
    ReferenceSegment: segment.reference,
    Currency: segment.currency,
    Name: customer.name,
    ...(customer.email !== '' && { Email: customer.email }),
    Language: customer.language,
    Status: customer.status,
    ReferenceAffiliation: customer.referenceAffiliation,
    DateAffiliation: customer.affiliatedAt === null ? null : formatInstant(customer.affiliatedAt),
    Metadata: customer.metadata,
    Links,
  };
}

export function presentAddress(address: CustomerAddress): WireCustomerAddress {
  return {
    Company: address.company,
    FirstName: address.firstName,
    LastName: address.lastName,
    AddressLine1: address.addressLine1,
    AddressLine2: address.addressLine2,
    ZipCode: address.zipCode,
    City: address.city,
    Country: address.country,
    Region: address.region,
    Phone: address.phone,
    TaxInformation: address.taxInformation,
  };
}

export function presentPaymentSettings(settings: PaymentSettings): WireCustomerPaymentSettings {
  return {
    TypePayment: settings.typePayment,
    ModeBilling: settings.isBilledAutomatically ? 'Auto' : 'Manual',
    IsGreyListed: settings.isGreyListed,
    NoteInvoice: settings.noteInvoice,
    DateNextBilling: settings.nextBillingAt === null ? null : formatInstant(settings.nextBillingAt),
  };
}
