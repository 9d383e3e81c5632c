/** The addresses and the payment settings of a customer. A missing customer is 403 here (shared/wire.md, a). */
import { z } from 'zod';
import type { Context } from '../../../accounts/context.ts';
import type { CustomerAddress } from '../../../customers/address.ts';
import type { AddressFields } from '../../../customers/address-fields.ts';
import { loadBillingAddress, loadShippingAddress } from '../../../customers/load-address.ts';
import { loadPaymentSettings } from '../../../customers/load-payment-settings.ts';
import { updateBillingAddress, updateShippingAddress } from '../../../customers/update-address.ts';
import { updatePaymentSettings } from '../../../customers/update-payment-settings.ts';
import { accept, type Outcome } from '../../../domain/refusal/outcome.ts';
import { reference } from '../../../http/fields.ts';
import { findCustomerOrRefuse, work } from '../../call.ts';
import { checkDates } from '../check-dates.ts';
import { defineOperation } from '../live-call.ts';
import { presentAddress, presentPaymentSettings } from '../present/customer.ts';
import { customerAddressBilling, customerAddressBillingRequest } from '../wire/customer-address.ts';
import {
  customerPaymentSettings,
  customerPaymentSettingsRequest,
} from '../wire/customer-payment-settings.ts';

const refusalStatuses = { 'Error.Customer.NotFound': 403 } as const;
const byReference = { ReferenceCustomer: reference };

interface AddressKind {
  readonly kind: 'billing' | 'shipping';
  readonly path: string;
  readonly alias: string;
  readonly load: (context: Context, customerId: number) => Promise<Outcome<CustomerAddress>>;
  readonly update: (
    context: Context,
    customerId: number,
    fields: AddressFields,
  ) => Promise<Outcome<CustomerAddress>>;
}

function addressOperations({ kind, path, alias, load, update }: AddressKind) {
  return [
    defineOperation({
      id: `retrieve-the-${kind}-address-of-a-customer`,
      method: 'GET',
      path,
      aliases: [alias],
      summary: `Read the ${kind} address of a customer`,
      tag: 'Customers',
      input: z.object(byReference),
      responses: { 200: customerAddressBilling },
      refusalStatuses,
      handle: (call, input) =>
        work(call, async (context) => {
          const customer = await findCustomerOrRefuse(context, input.ReferenceCustomer);
          if (!customer.ok) return customer;
          const address = await load(context, customer.value.id);
          return address.ok ? accept({ status: 200, body: presentAddress(address.value) }) : address;
        }),
    }),
    defineOperation({
      id: `update-the-${kind}-address-of-a-customer`,
      method: 'POST',
      path,
      aliases: [alias],
      summary: `Change the ${kind} address of a customer`,
      tag: 'Customers',
      input: customerAddressBillingRequest.extend(byReference),
      inQuery: ['ReferenceCustomer'],
      responses: { 200: customerAddressBilling },
      refusalStatuses,
      handle: (call, input) =>
        work(call, async (context) => {
          const customer = await findCustomerOrRefuse(context, input.ReferenceCustomer);
          if (!customer.ok) return customer;
          const address = await update(context, customer.value.id, {
            company: input.Company,
            firstName: input.FirstName,
            lastName: input.LastName,
            addressLine1: input.AddressLine1,
            addressLine2: input.AddressLine2,
            zipCode: input.ZipCode,
            city: input.City,
            country: input.Country,
            region: input.Region,
            phone: input.Phone,
            taxInformation: input.TaxInformation,
          });
          return address.ok ? accept({ status: 200, body: presentAddress(address.value) }) : address;
        }),
    }),
  ];
}

const retrieveSettings = defineOperation({
  id: 'retrieve-the-payment-settings-of-a-customer',
  method: 'GET',
  path: '/v1/CustomerSettingsPayment',
  summary: 'Read how a customer pays',
  tag: 'Customers',
  input: z.object(byReference),
  responses: { 200: customerPaymentSettings },
  refusalStatuses,
  handle: (call, input) =>
    work(call, async (context) => {
      const customer = await findCustomerOrRefuse(context, input.ReferenceCustomer);
      if (!customer.ok) return customer;
      const settings = await loadPaymentSettings(context, customer.value.id);
      return settings.ok ? accept({ status: 200, body: presentPaymentSettings(settings.value) }) : settings;
    }),
});

const updateSettings = defineOperation({
  id: 'update-the-payment-settings-of-a-customer',
  method: 'POST',
  path: '/v1/CustomerSettingsPayment',
  summary: 'Change how a customer pays',
  tag: 'Customers',
  input: customerPaymentSettingsRequest.extend(byReference),
  inQuery: ['ReferenceCustomer'],
  responses: { 200: customerPaymentSettings },
  refusalStatuses,
  handle: (call, input) =>
    work(call, async (context) => {
      const customer = await findCustomerOrRefuse(context, input.ReferenceCustomer);
      if (!customer.ok) return customer;
      const dates = checkDates({ DateNextBilling: input.DateNextBilling });
      if (!dates.ok) return dates;
      const settings = await updatePaymentSettings(context, customer.value.id, {
        typePayment: input.TypePayment,
        modeBilling: input.ModeBilling,
        isGreyListed: input.IsGreyListed,
        noteInvoice: input.NoteInvoice,
        nextBillingAt: input.DateNextBilling,
      });
      return settings.ok ? accept({ status: 200, body: presentPaymentSettings(settings.value) }) : settings;
    }),
});

export const customerSettingsOperations = [
  ...addressOperations({
    kind: 'billing',
    path: '/v1/CustomerAddressBilling',
    alias: '/v1/CustomerBillingAddress',
    load: loadBillingAddress,
    update: updateBillingAddress,
  }),
  ...addressOperations({
    kind: 'shipping',
    path: '/v1/CustomerAddressShipping',
    alias: '/v1/CustomerShippingAddress',
    load: loadShippingAddress,
    update: updateShippingAddress,
  }),
  retrieveSettings,
  updateSettings,
];
