// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';

export interface Customer {
  /** Internal identifier. */
  readonly Id: number;
  /** Segment, by its internal identifier. */
  readonly IdSegment: number;
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment: string;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Name, for people. */
  readonly Name: string;
  /** E-mail address. */
  readonly Email?: string;
  /** Language of the texts, such as en or fr. */
  readonly Language: string;
  /** Broad state. */
  readonly Status: 'Enabled' | 'Suspended';
  /** Who brought the customer. */
  readonly ReferenceAffiliation?: string | null;
  /** When the customer was affiliated. */
  readonly DateAffiliation?: string | null;
  /** Up to 5 pairs of your own. */
  readonly Metadata?: Metadata;
  /** Whether it is there from the start. */
  readonly IsIncluded?: boolean | null;
  /** Whether it is switched on. */
  readonly IsEnabled?: boolean | null;
  /** Quantity that the price includes; absent for unlimited. */
  readonly QuantityIncluded?: number | null;
  /** Quantity held or used now. */
  readonly QuantityCurrent?: number | null;
  /** First instant of the period. */
  readonly DatePeriodStart?: string;
  /** End of the period. */
  readonly DatePeriodEnd?: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface CustomerAddressBilling {
  /** Name of the company. */
  readonly Company?: string | null;
  /** First name. */
  readonly FirstName?: string | null;
  /** Last name. */
  readonly LastName?: string | null;
  /** First line of the address. */
  readonly AddressLine1?: string | null;
  /** Second line of the address. */
  readonly AddressLine2?: string | null;
  /** Postal code. */
  readonly ZipCode?: string | null;
  /** City. */
  readonly City?: string | null;
  /** Country in two letters (ISO 3166-1): FR. */
  readonly Country?: string | null;
  /** Region (ISO 3166-2): FR-75. */
  readonly Region?: string | null;
  /** Telephone number. */
  readonly Phone?: string | null;
  /** VAT number of the customer. */
  readonly TaxInformation?: string | null;
}

export interface CustomerList {
  /** Page wanted, from 1. */
  readonly Page: number;
  /** Items a page; 0 answers the count alone. */
  readonly SizePage: number;
  /** Items on this page. */
  readonly Count: number;
  /** Items on all pages. */
  readonly TotalItems: number;
  /** When the answer was made. */
  readonly DateGenerated: string;
  /** The items of this page. */
  readonly Items: readonly Customer[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
}

export interface CustomerPaymentSettings {
  /** Payment method. */
  readonly TypePayment?:
    | 'Free'
    | 'ExternalCheck'
    | 'ExternalCash'
    | 'ExternalBank'
    | 'ExternalOther'
    | 'Card'
    | 'DirectDebit';
  /** Whether the customer is billed automatically or by hand. */
  readonly ModeBilling?: string;
  /** Whether the customer is grey-listed. */
  readonly IsGreyListed: boolean;
  /** Note printed on each of its invoices. */
  readonly NoteInvoice?: string | null;
  /** When it is billed next. */
  readonly DateNextBilling?: string | null;
}

export interface Link {
  /** What the link leads to. */
  readonly rel: string;
  /** Address of the link. */
  readonly href?: string;
  /** Encrypted query that opens a hosted page. */
  readonly query?: string;
  /** Media type of what the link leads to. */
  readonly type?: string;
}

export type Metadata = Readonly<Record<string, string>>;

export interface CustomersCreateOrUpdateInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** E-mail address. */
  readonly Email?: string | undefined;
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Offer, by your reference. */
  readonly ReferenceOffer?: string | undefined;
  /** Who brought the customer. */
  readonly ReferenceAffiliation?: string | undefined;
  /** Up to 5 pairs of your own. */
  readonly Metadata?: Readonly<Record<string, string>> | undefined;
}

export interface CustomersRetrieveInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Offer, by your reference. */
  readonly ReferenceOffer?: string | undefined;
}

export interface CustomersListInput {
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Feature, by your reference. */
  readonly ReferenceFeature?: string | undefined;
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
}

export interface CustomersAnonymizeInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
}

export interface CustomersInvalidateInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
}

export interface CustomersRevokeEncryptedPortalLinksInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
}

export interface CustomersSuspendInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
}

export interface CustomersRetrieveBillingAddressInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
}

export interface CustomersUpdateBillingAddressInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Name of the company. */
  readonly Company?: string | undefined;
  /** First name. */
  readonly FirstName?: string | undefined;
  /** Last name. */
  readonly LastName?: string | undefined;
  /** First line of the address. */
  readonly AddressLine1?: string | undefined;
  /** Second line of the address. */
  readonly AddressLine2?: string | undefined;
  /** Postal code. */
  readonly ZipCode?: string | undefined;
  /** City. */
  readonly City?: string | undefined;
  /** Country in two letters (ISO 3166-1): FR. */
  readonly Country?: string | undefined;
  /** Region (ISO 3166-2): FR-75. */
  readonly Region?: string | undefined;
  /** Telephone number. */
  readonly Phone?: string | undefined;
  /** VAT number of the customer. */
  readonly TaxInformation?: string | undefined;
}

export interface CustomersRetrieveShippingAddressInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
}

export interface CustomersUpdateShippingAddressInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Name of the company. */
  readonly Company?: string | undefined;
  /** First name. */
  readonly FirstName?: string | undefined;
  /** Last name. */
  readonly LastName?: string | undefined;
  /** First line of the address. */
  readonly AddressLine1?: string | undefined;
  /** Second line of the address. */
  readonly AddressLine2?: string | undefined;
  /** Postal code. */
  readonly ZipCode?: string | undefined;
  /** City. */
  readonly City?: string | undefined;
  /** Country in two letters (ISO 3166-1): FR. */
  readonly Country?: string | undefined;
  /** Region (ISO 3166-2): FR-75. */
  readonly Region?: string | undefined;
  /** Telephone number. */
  readonly Phone?: string | undefined;
  /** VAT number of the customer. */
  readonly TaxInformation?: string | undefined;
}

export interface CustomersRetrievePaymentSettingsInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
}

export interface CustomersUpdatePaymentSettingsInput {
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Payment method. */
  readonly TypePayment?: 'ExternalBank' | 'ExternalCash' | 'ExternalCheck' | 'ExternalOther' | undefined;
  /** Whether the customer is billed automatically or by hand. */
  readonly ModeBilling?: string | undefined;
  /** Whether the customer is grey-listed. */
  readonly IsGreyListed?: boolean | undefined;
  /** Note printed on each of its invoices. */
  readonly NoteInvoice?: string | undefined;
  /** When it is billed next. */
  readonly DateNextBilling?: string | undefined;
}

export interface CustomersResource {
  /** Create a customer, or update the one that has this reference. `POST /v1/Customer` */
  createOrUpdate(input?: CustomersCreateOrUpdateInput, options?: CallOptions): Promise<Customer>;
  /** Read a customer. `GET /v1/Customer` */
  retrieve(input: CustomersRetrieveInput, options?: CallOptions): Promise<Customer>;
  /** List customers. `GET /v1/Customers` */
  list(input?: CustomersListInput, options?: CallOptions): Promise<CustomerList | undefined>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<CustomersListInput, 'Page'>, options?: CallOptions): AsyncIterable<Customer>;
  /** Erase the personal data of a customer. `POST /v1/Customer/Anonymization` */
  anonymize(input: CustomersAnonymizeInput, options?: CallOptions): Promise<Customer>;
  /** Give a customer another reference and revoke its links. `POST /v1/Customer/Invalidation` */
  invalidate(input: CustomersInvalidateInput, options?: CallOptions): Promise<Customer>;
  /** Revoke the links of a customer. `POST /v1/Customer/LinksRevokation` */
  revokeEncryptedPortalLinks(
    input: CustomersRevokeEncryptedPortalLinksInput,
    options?: CallOptions,
  ): Promise<Customer>;
  /** Suspend a customer. `POST /v1/Customer/Suspension` */
  suspend(input: CustomersSuspendInput, options?: CallOptions): Promise<Customer>;
  /** Read the billing address of a customer. `GET /v1/CustomerAddressBilling` */
  retrieveBillingAddress(
    input: CustomersRetrieveBillingAddressInput,
    options?: CallOptions,
  ): Promise<CustomerAddressBilling>;
  /** Change the billing address of a customer. `POST /v1/CustomerAddressBilling` */
  updateBillingAddress(
    input: CustomersUpdateBillingAddressInput,
    options?: CallOptions,
  ): Promise<CustomerAddressBilling>;
  /** Read the shipping address of a customer. `GET /v1/CustomerAddressShipping` */
  retrieveShippingAddress(
    input: CustomersRetrieveShippingAddressInput,
    options?: CallOptions,
  ): Promise<CustomerAddressBilling>;
  /** Change the shipping address of a customer. `POST /v1/CustomerAddressShipping` */
  updateShippingAddress(
    input: CustomersUpdateShippingAddressInput,
    options?: CallOptions,
  ): Promise<CustomerAddressBilling>;
  /** Read how a customer pays. `GET /v1/CustomerSettingsPayment` */
  retrievePaymentSettings(
    input: CustomersRetrievePaymentSettingsInput,
    options?: CallOptions,
  ): Promise<CustomerPaymentSettings>;
  /** Change how a customer pays. `POST /v1/CustomerSettingsPayment` */
  updatePaymentSettings(
    input: CustomersUpdatePaymentSettingsInput,
    options?: CallOptions,
  ): Promise<CustomerPaymentSettings>;
}

const createOrUpdateOperation: Operation = { method: 'POST', path: '/v1/Customer', isKept: true };

const retrieveOperation: Operation = { method: 'GET', path: '/v1/Customer' };

const listOperation: Operation = { method: 'GET', path: '/v1/Customers' };

const anonymizeOperation: Operation = {
  method: 'POST',
  path: '/v1/Customer/Anonymization',
  query: ['ReferenceCustomer'],
  isKept: true,
};

const invalidateOperation: Operation = {
  method: 'POST',
  path: '/v1/Customer/Invalidation',
  query: ['ReferenceCustomer'],
  isKept: true,
};

const revokeEncryptedPortalLinksOperation: Operation = {
  method: 'POST',
  path: '/v1/Customer/LinksRevokation',
  query: ['ReferenceCustomer'],
  isKept: true,
};

const suspendOperation: Operation = {
  method: 'POST',
  path: '/v1/Customer/Suspension',
  query: ['ReferenceCustomer'],
  isKept: true,
};

const retrieveBillingAddressOperation: Operation = { method: 'GET', path: '/v1/CustomerAddressBilling' };

const updateBillingAddressOperation: Operation = {
  method: 'POST',
  path: '/v1/CustomerAddressBilling',
  query: ['ReferenceCustomer'],
  isKept: true,
};

const retrieveShippingAddressOperation: Operation = { method: 'GET', path: '/v1/CustomerAddressShipping' };

const updateShippingAddressOperation: Operation = {
  method: 'POST',
  path: '/v1/CustomerAddressShipping',
  query: ['ReferenceCustomer'],
  isKept: true,
};

const retrievePaymentSettingsOperation: Operation = { method: 'GET', path: '/v1/CustomerSettingsPayment' };

const updatePaymentSettingsOperation: Operation = {
  method: 'POST',
  path: '/v1/CustomerSettingsPayment',
  query: ['ReferenceCustomer'],
  isKept: true,
};

export function customers(send: Send): CustomersResource {
  return {
    createOrUpdate: (input = {}, options) => send(createOrUpdateOperation, input, options),
    retrieve: (input, options) => send(retrieveOperation, input, options),
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    anonymize: (input, options) => send(anonymizeOperation, input, options),
    invalidate: (input, options) => send(invalidateOperation, input, options),
    revokeEncryptedPortalLinks: (input, options) => send(revokeEncryptedPortalLinksOperation, input, options),
    suspend: (input, options) => send(suspendOperation, input, options),
    retrieveBillingAddress: (input, options) => send(retrieveBillingAddressOperation, input, options),
    updateBillingAddress: (input, options) => send(updateBillingAddressOperation, input, options),
    retrieveShippingAddress: (input, options) => send(retrieveShippingAddressOperation, input, options),
    updateShippingAddress: (input, options) => send(updateShippingAddressOperation, input, options),
    retrievePaymentSettings: (input, options) => send(retrievePaymentSettingsOperation, input, options),
    updatePaymentSettings: (input, options) => send(updatePaymentSettingsOperation, input, options),
  };
}
