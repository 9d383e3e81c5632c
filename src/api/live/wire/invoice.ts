/** An invoice or a credit note: its resource, its list, what bills a customer. */
import { z } from 'zod';
import { collectionOf } from '../../../http/collection.ts';
import { instantInput, reference, text, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { creditTypes, invoiceStates, invoiceStatuses, paymentTypes } from './enums.ts';
import { link } from './link.ts';

export const invoice = z
  .object({
    Id: z.int(),
    IdCustomer: z.int(),
    IdSegment: z.int(),
    ReferenceCustomer: z.string(),
    ReferenceSegment: z.string(),
    /** A draft has none. */
    FullNumber: z.string().nullish(),
    Currency: z.string(),
    AmountSubtotal: z.int(),
    AmountTotal: z.int(),
    Status: z.enum(invoiceStatuses),
    StateInvoice: z.enum(invoiceStates),
    TypePayment: z.enum(paymentTypes).optional(),
    DateIssue: wireInstant.nullish(),
    DateUpdate: wireInstant.nullish(),
    DatePayment: wireInstant.nullish(),
    DatePaymentScheduled: wireInstant.nullish(),
    DatePaymentLimit: wireInstant.nullish(),
    NoteLocalized: z.string().nullish(),
    /** Only on a credit note: its absence means an invoice (shared/wire.md, f). */
    TypeCredit: z.enum(creditTypes).optional(),
    /** Only on a credit note. */
    Reason: z.string().optional(),
    /** Always there, even empty: a client iterates it unconditionally. */
    Links: z.array(link),
  })
  .meta({ id: 'Invoice' });

export type WireInvoice = BodyOf<typeof invoice>;

export const invoiceList = collectionOf(invoice).meta({ id: 'InvoiceList' });

export const billingCustomerRequest = z.object({
  ReferenceCustomer: reference,
  EnsureBillable: z.boolean().optional(),
  /** Filters on the date of the lines. */
  DateStart: instantInput.optional(),
  DateEnd: instantInput.optional(),
  /** Issues without charging a customer who pays by card or direct debit. */
  ForceOffline: z.boolean().optional(),
  NoteLocalized: text(2000).optional(),
});
