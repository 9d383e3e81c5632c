/** A payment as the Back Office shows it. That of a credit note is a refund: money that went back. */
import { z } from 'zod';
import { paymentTypes } from '../../../domain/billing/invoice-state.ts';
import { wireInstant } from '../../../http/fields.ts';
import { paymentStates } from '../../../payments/list-payments.ts';
import { listOf } from '../list.ts';
import { customer } from './customer.ts';
import { invoice } from './invoice.ts';
import { link } from './link.ts';
import { segmentFields, tracesFields } from './traces.ts';

export const paymentExtras = [
  'all',
  'Customer',
  'CustomerAddressBilling',
  'CustomerBilling',
  'CustomerSettingsPayment',
  'GatewayTransaction',
  'InvoiceDebit',
  'InvoiceCredit',
  'Invoice',
  'Segment',
  'UserCreation',
  'UserUpdate',
] as const;

export const payment = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    ...segmentFields,
    IdCustomer: z.int(),
    IdInvoice: z.int(),
    TypePayment: z.enum(paymentTypes),
    StatePayment: z.enum(paymentStates),
    Amount: z.int(),
    Currency: z.string(),
    DatePayment: wireInstant,
    Note: z.string().optional(),
    /** Of a payment that a gateway made: its charge. */
    IdGatewayTransaction: z.int().optional(),
    /** The money received at once that it is a part of: it is taken back with the whole. */
    IdReceipt: z.int().optional(),
    ...tracesFields,
    /** Shown when `extra` asks for them. */
    Customer: customer.optional(),
    GatewayTransaction: z.object({ Id: z.int(), Gateway: z.string() }).optional(),
    Invoice: invoice.optional(),
    /** The same invoice, or the credit note of a refund. */
    InvoiceDebit: invoice.optional(),
    InvoiceCredit: invoice.optional(),
    Links: z.array(link),
  })
  .meta({ id: 'Payment' });

export const paymentList = listOf(payment).meta({ id: 'Payments' });
