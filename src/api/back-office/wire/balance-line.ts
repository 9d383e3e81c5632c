/** A balance line as the Back Office shows it: a debit or a credit of a customer, billed or waiting to be. */
import { z } from 'zod';
import { lineStates, lineTypes } from '../../../domain/billing/line-type.ts';
import { wireInstant } from '../../../http/fields.ts';
import { listOf } from '../list.ts';
import { customer } from './customer.ts';
import { link } from './link.ts';
import { subscriptionIdentity } from './subscription-identity.ts';
import { segmentFields, tracesFields } from './traces.ts';

export const balanceLineExtras = [
  'all',
  'Customer',
  'CustomerAddressBilling',
  'CustomerSettingsPayment',
  'CustomerBilling',
  'Segment',
  'Subscription',
  'UserCreation',
  'UserUpdate',
] as const;

export const balanceLine = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    ...segmentFields,
    IdCustomer: z.int(),
    IdSubscription: z.int().optional(),
    /** The invoice, or the draft, that it is on. */
    IdInvoice: z.int().optional(),
    IdFeature: z.int().optional(),
    TextLocalized: z.string(),
    /** A line has either a date or a period. */
    DateMove: wireInstant.optional(),
    DatePeriodStart: wireInstant.optional(),
    DatePeriodEnd: wireInstant.optional(),
    StateMove: z.enum(lineStates),
    Currency: z.string(),
    AmountSubtotal: z.int(),
    /** Absent when no tax is known for the country of the customer. */
    AmountTotal: z.int().optional(),
    CodeTax: z.string().optional(),
    /** Per ten thousand. */
    RateTax: z.int().optional(),
    TypeLine: z.enum(lineTypes),
    /** The charge key. */
    FamilyCharge: z.string().optional(),
    Quantity: z.int().optional(),
    ...tracesFields,
    /** Shown when `extra` asks for them. */
    Customer: customer.optional(),
    Subscription: subscriptionIdentity.optional(),
    Links: z.array(link),
  })
  .meta({ id: 'BalanceLine' });

export const balanceLineList = listOf(balanceLine).meta({ id: 'BalanceLines' });
