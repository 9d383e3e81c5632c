/** The addresses of a customer. The misspelt operation ids are the contract's. */
import { z } from 'zod';
import type { Context } from '../../../accounts/context.ts';
import type { CustomerAddress } from '../../../customers/address.ts';
import type { AddressFields } from '../../../customers/address-fields.ts';
import { loadBillingAddress, loadShippingAddress } from '../../../customers/load-address.ts';
import { updateBillingAddress, updateShippingAddress } from '../../../customers/update-address.ts';
import { accept, type Outcome } from '../../../domain/refusal/outcome.ts';
import { identifier, text } from '../../../http/fields.ts';
import { work } from '../../call.ts';
import { changedTo, clearing, defineOperation } from '../back-office-call.ts';
import { presentAddress } from '../present/customer.ts';
import { address } from '../wire/customer.ts';

const fields = {
  Company: text(255).optional(),
  FirstName: text(255).optional(),
  LastName: text(255).optional(),
  AddressLine1: text(255).optional(),
  AddressLine2: text(255).optional(),
  ZipCode: text(50).optional(),
  City: text(255).optional(),
  Country: text(2).optional(),
  Region: text(10).optional(),
  Phone: text(50).optional(),
  TaxInformation: text(50).optional(),
};

const changes = z.object({
  customerId: identifier,
  ...fields,
  ...clearing([
    'Company',
    'FirstName',
    'LastName',
    'AddressLine1',
    'AddressLine2',
    'ZipCode',
    'City',
    'Country',
    'Region',
    'Phone',
    'TaxInformation',
  ]),
});

interface AddressKind {
  readonly kind: 'Billing' | 'Shipping';
  /** As the contract's operation ids spell it. */
  readonly name: 'billin' | 'shipping';
  readonly load: (context: Context, customerId: number) => Promise<Outcome<CustomerAddress>>;
  readonly update: (
    context: Context,
    customerId: number,
    fields: AddressFields,
  ) => Promise<Outcome<CustomerAddress>>;
}

function addressOperations({ kind, name, load, update }: AddressKind) {
  const path = `/Distribution/Customers/{customerId}/Address${kind}`;
  return [
    defineOperation({
      id: `show-customer-${name}-address`,
      method: 'GET',
      path,
      summary: `Read the ${kind.toLowerCase()} address of a customer`,
      tag: 'Customers',
      input: z.object({ customerId: identifier }),
      responses: { 200: address },
      handle: (call, { customerId }) =>
        work(call, async (context) => {
          const shown = await load(context, customerId);
          return shown.ok ? accept({ status: 200, body: presentAddress(shown.value) }) : shown;
        }),
    }),
    defineOperation({
      id: `update-customer-${name}-address`,
      method: 'PATCH',
      path,
      summary: `Change the ${kind.toLowerCase()} address of a customer`,
      tag: 'Customers',
      input: changes,
      responses: { 200: address },
      handle: (call, input) =>
        work(call, async (context) => {
          const changed = await update(context, input.customerId, fieldsOf(input));
          return changed.ok ? accept({ status: 200, body: presentAddress(changed.value) }) : changed;
        }),
    }),
  ];
}

function fieldsOf(input: z.output<typeof changes>): AddressFields {
  return {
    company: changedTo(input, 'Company', input.Company),
    firstName: changedTo(input, 'FirstName', input.FirstName),
    lastName: changedTo(input, 'LastName', input.LastName),
    addressLine1: changedTo(input, 'AddressLine1', input.AddressLine1),
    addressLine2: changedTo(input, 'AddressLine2', input.AddressLine2),
    zipCode: changedTo(input, 'ZipCode', input.ZipCode),
    city: changedTo(input, 'City', input.City),
    country: changedTo(input, 'Country', input.Country),
    region: changedTo(input, 'Region', input.Region),
    phone: changedTo(input, 'Phone', input.Phone),
    taxInformation: changedTo(input, 'TaxInformation', input.TaxInformation),
  };
}

export const customerAddressOperations = [
  ...addressOperations({
    kind: 'Billing',
    name: 'billin',
    load: loadBillingAddress,
    update: updateBillingAddress,
  }),
  ...addressOperations({
    kind: 'Shipping',
    name: 'shipping',
    load: loadShippingAddress,
    update: updateShippingAddress,
  }),
];
