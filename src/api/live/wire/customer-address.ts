/** The billing address of a customer, and the shipping address of the same form. */
import { z } from 'zod';
import { because, text } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';

export const customerAddressBilling = z
  .object({
    Company: z.string().nullish(),
    FirstName: z.string().nullish(),
    LastName: z.string().nullish(),
    AddressLine1: z.string().nullish(),
    AddressLine2: z.string().nullish(),
    ZipCode: z.string().nullish(),
    City: z.string().nullish(),
    /** ISO 3166-1 alpha-2. */
    Country: z.string().nullish(),
    /** ISO 3166-2. */
    Region: z.string().nullish(),
    Phone: z.string().nullish(),
    TaxInformation: z.string().nullish(),
  })
  .meta({ id: 'CustomerAddressBilling' });

export type WireCustomerAddress = BodyOf<typeof customerAddressBilling>;

const country = z
  .string()
  .toUpperCase()
  .refine(
    (code) => /^[A-Z]{2}$/.test(code),
    because(
      'a country code of two letters is expected, such as FR (ISO 3166-1).',
      'un code de pays à deux lettres est attendu, par exemple FR (ISO 3166-1).',
    ),
  );

/** Fields left out stay as they are. */
export const customerAddressBillingRequest = z.object({
  Company: text(255).optional(),
  FirstName: text(255).optional(),
  LastName: text(255).optional(),
  AddressLine1: text(255).optional(),
  AddressLine2: text(255).optional(),
  ZipCode: text(50).optional(),
  City: text(255).optional(),
  Country: country.optional(),
  Region: text(50).optional(),
  Phone: text(50).optional(),
  TaxInformation: text(50).optional(),
});
