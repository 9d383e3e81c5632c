/** What a search found: enough to recognise each thing and to go there. */
import { z } from 'zod';
import { invoiceStates } from '../../../domain/billing/invoice-state.ts';
import { wireInstant } from '../../../http/fields.ts';
import { customerStatuses, customerSubscription } from './customer.ts';
import { link } from './link.ts';

const foundCustomer = z
  .object({
    Id: z.int(),
    ReferenceCustomer: z.string(),
    ReferenceSegment: z.string(),
    Name: z.string(),
    Email: z.string(),
    Status: z.enum(customerStatuses),
    IsGreyListed: z.boolean(),
    Links: z.array(link),
  })
  .meta({ id: 'FoundCustomer' });

const foundInvoice = z
  .object({
    Id: z.int(),
    IdCustomer: z.int(),
    FullNumber: z.string(),
    StateInvoice: z.enum(invoiceStates),
    DateIssue: wireInstant,
    AmountTotal: z.int(),
    Currency: z.string(),
    Links: z.array(link),
  })
  .meta({ id: 'FoundInvoice' });

export const searchResult = z
  .object({
    Customers: z.array(foundCustomer),
    Subscriptions: z.array(
      customerSubscription.extend({ Links: z.array(link) }).meta({ id: 'FoundSubscription' }),
    ),
    Invoices: z.array(foundInvoice),
  })
  .meta({ id: 'SearchResult' });
