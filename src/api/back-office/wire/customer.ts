/** A customer as the Back Office shows it, with its addresses and how it pays. */
import { z } from 'zod';
import { paymentTypes } from '../../../domain/billing/invoice-state.ts';
import { subscriptionStates } from '../../../domain/subscription/state.ts';
import { wireInstant } from '../../../http/fields.ts';
import { metadata } from '../../metadata.ts';
import { listOf } from '../list.ts';
import { link } from './link.ts';
import { segmentFields, tracesFields } from './traces.ts';

export const customerStatuses = ['Enabled', 'Suspended'] as const;

/** The filter's words in the contract are those of other resources: they are read as the two that a customer has. */
export const customerStateFilters = [
  ...customerStatuses,
  'Ok',
  'ToModerate',
  'DisabledUser',
  'DisabledSystem',
  'DisabledModeration',
  'Deleted',
] as const;

export const customerExtras = [
  'all',
  'AddressBilling',
  'CustomerBalance',
  'CustomerBilling',
  'CustomerSubscription',
  'Segment',
  'SettingsPayment',
  'UserCreation',
  'UserUpdate',
] as const;

export const address = z
  .object({
    Company: z.string().optional(),
    FirstName: z.string().optional(),
    LastName: z.string().optional(),
    AddressLine1: z.string().optional(),
    AddressLine2: z.string().optional(),
    ZipCode: z.string().optional(),
    City: z.string().optional(),
    /** ISO 3166-1 alpha-2. */
    Country: z.string().optional(),
    /** ISO 3166-2. */
    Region: z.string().optional(),
    Phone: z.string().optional(),
    TaxInformation: z.string().optional(),
  })
  .meta({ id: 'Address' });

export const customerSettings = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    /** The payment permission that it pays with. */
    IdGatewayPermission: z.int().optional(),
    /** Absent: not billed until the next subscription, or billed by hand. */
    DateNextBilling: wireInstant.optional(),
    DateLastBilling: wireInstant.optional(),
    TypePayment: z.enum(paymentTypes),
    IsAutoBilling: z.boolean(),
    IsGreyListed: z.boolean(),
    /** Agreed with this customer; absent for the segment's. */
    PrenotificationDays: z.int().optional(),
    NoteInvoice: z.string().optional(),
  })
  .meta({ id: 'CustomerSettings' });

const customerBalance = z
  .object({ CountLines: z.int(), Amount: z.int(), Currency: z.string() })
  .meta({ id: 'CustomerBalance' });

const customerBilling = z
  .object({
    IsBillable: z.boolean(),
    IsPaymentCappingReached: z.boolean(),
    CountInvoicesUnpaid: z.int(),
    AmountUnpaid: z.int(),
    Currency: z.string(),
    DateNextBilling: wireInstant.optional(),
    DateLastBilling: wireInstant.optional(),
  })
  .meta({ id: 'CustomerBilling' });

export const customerSubscription = z
  .object({
    Id: z.int(),
    IdCustomer: z.int(),
    IdCustomerBuyer: z.int(),
    ReferenceOffer: z.string(),
    StateSubscription: z.enum(subscriptionStates),
    DatePeriodEnd: wireInstant.optional(),
  })
  .meta({ id: 'CustomerSubscription' });

export const customer = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    ...segmentFields,
    Status: z.enum(customerStatuses),
    StateCustomer: z.enum(customerStatuses),
    ReferenceCustomer: z.string(),
    Name: z.string(),
    /** Empty when there is none: the contract requires it. */
    Email: z.string(),
    Language: z.string(),
    ReferenceAffiliation: z.string().optional(),
    DateAffiliation: wireInstant.optional(),
    Metadata: metadata,
    IsGreyListed: z.boolean(),
    /** Of a duplicate: the customer that took over what it had. */
    IdCustomerMergedInto: z.int().optional(),
    ...tracesFields,
    /** Shown when `extra` asks for them. */
    AddressBilling: address.optional(),
    SettingsPayment: customerSettings.optional(),
    CustomerBalance: customerBalance.optional(),
    CustomerBilling: customerBilling.optional(),
    CustomerSubscription: z.array(customerSubscription).optional(),
    Links: z.array(link),
  })
  .meta({ id: 'Customer' });

export const customerList = listOf(customer).meta({ id: 'Customers' });
