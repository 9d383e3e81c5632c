/** An invoice or a credit note as the Back Office shows it. */
import { z } from 'zod';
import { invoiceStates, invoiceStatuses, paymentTypes } from '../../../domain/billing/invoice-state.ts';
import { wireInstant } from '../../../http/fields.ts';
import { listOf } from '../list.ts';
import { address, customer } from './customer.ts';
import { link } from './link.ts';
import { segment } from './segment.ts';
import { segmentFields, tracesFields } from './traces.ts';

export const creditTypes = ['Refund', 'Voiding'] as const;

export const invoiceExtras = [
  'all',
  'AddressBilling',
  'AddressBusiness',
  'Customer',
  'CustomerBilling',
  'CustomerSettingsPayment',
  'Segment',
  'SegmentSettings',
  'UserCreation',
  'UserUpdate',
] as const;

/** What a customer, an address or the settings are shown as beside a document. */
export const documentExtras = {
  /** As they were at the issue; those of a draft as they are now. */
  AddressBilling: address.optional(),
  AddressBusiness: address.optional(),
  Customer: customer.optional(),
  SegmentSettings: segment.optional(),
};

export const invoice = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    ...segmentFields,
    /** Of an issued document. */
    FullNumber: z.string().optional(),
    Number: z.int().optional(),
    IdCustomer: z.int(),
    DateIssue: wireInstant.optional(),
    DatePayment: wireInstant.optional(),
    DatePaymentLimit: wireInstant.optional(),
    DatePaymentScheduled: wireInstant.optional(),
    /** Of a draft: when it is finalised by itself. */
    DateFinalization: wireInstant.optional(),
    Currency: z.string(),
    AmountSubtotal: z.int(),
    AmountTax: z.int(),
    AmountTotal: z.int(),
    AmountTotalDue: z.int(),
    AmountPaid: z.int(),
    AmountCredited: z.int(),
    Language: z.string(),
    Status: z.enum(invoiceStatuses),
    StateInvoice: z.enum(invoiceStates),
    TypePayment: z.enum(paymentTypes),
    NoteLocalized: z.string().optional(),
    /** Of a credit note, as are its reason and the invoice that it corrects. */
    TypeCredit: z.enum(creditTypes).optional(),
    Reason: z.string().optional(),
    IdInvoiceCorrected: z.int().optional(),
    ...tracesFields,
    ...documentExtras,
    Links: z.array(link),
  })
  .meta({ id: 'Invoice' });

export const invoiceList = listOf(invoice).meta({ id: 'Invoices' });
