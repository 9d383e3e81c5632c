/** A line of an invoice or of a credit note as the Back Office shows it. */
import { z } from 'zod';
import { lineTypes } from '../../../domain/billing/line-type.ts';
import { wireInstant } from '../../../http/fields.ts';
import { listOf } from '../list.ts';
import { documentExtras, invoice } from './invoice.ts';
import { link } from './link.ts';
import { subscriptionIdentity } from './subscription-identity.ts';
import { segmentFields, tracesFields } from './traces.ts';

export const invoiceLineExtras = [
  'all',
  'AddressBusiness',
  'AddressBilling',
  'Customer',
  'CustomerBilling',
  'CustomerSettingsPayment',
  'Invoice',
  'Subscription',
  'Segment',
  'SegmentSettings',
  'UserUpdate',
] as const;

const { IdUserUpdate, DateUpdate, UserUpdate } = tracesFields;

export const invoiceLine = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    ...segmentFields,
    FullNumber: z.string().optional(),
    IdInvoice: z.int(),
    /** From 1. */
    Position: z.int(),
    IdCustomer: z.int(),
    IdSubscription: z.int().optional(),
    IdFeature: z.int().optional(),
    IdBalanceLine: z.int().optional(),
    TextLocalized: z.string(),
    TypeLine: z.enum(lineTypes),
    DateMove: wireInstant.optional(),
    DatePeriodStart: wireInstant.optional(),
    DatePeriodEnd: wireInstant.optional(),
    Quantity: z.int().optional(),
    AmountSubtotal: z.int(),
    AmountTotal: z.int(),
    AmountTotalDue: z.int(),
    /** Per ten thousand. */
    RateTax1: z.int(),
    LabelTax1: z.string(),
    IdUserUpdate,
    DateUpdate,
    UserUpdate,
    ...documentExtras,
    Invoice: invoice.optional(),
    Subscription: subscriptionIdentity.optional(),
    Links: z.array(link),
  })
  .meta({ id: 'InvoiceLine' });

export const invoiceLineList = listOf(invoiceLine).meta({ id: 'InvoiceLines' });
