/** A subscription as the Back Office shows it: its own terms, where it stands, and what comes next. */
import { z } from 'zod';
import { subscriptionStates, subscriptionStatuses } from '../../../domain/subscription/state.ts';
import { wireInstant } from '../../../http/fields.ts';
import { metadata } from '../../metadata.ts';
import { listOf } from '../list.ts';
import { address, customer, customerSettings } from './customer.ts';
import { link } from './link.ts';
import { segmentFields, tracesFields } from './traces.ts';

export const timeUnits = ['Day', 'Week', 'Month', 'Year'] as const;

export const subscriptionExtras = [
  'all',
  'AddressBilling',
  'Customer',
  'CustomerBuyer',
  'CustomerBalance',
  'Offer',
  'Renewal',
  'Segment',
  'SettingsPayment',
  'UserCreation',
  'UserUpdate',
] as const;

const terms = {
  AmountUpFront: z.int(),
  AmountTrial: z.int().optional(),
  DurationTrial: z.int().optional(),
  UnitTrial: z.enum(timeUnits).optional(),
  AmountRecurrence: z.int(),
  DurationRecurrence: z.int(),
  UnitRecurrence: z.enum(timeUnits),
  /** Absent: endless. */
  CountRecurrences: z.int().optional(),
  /** Absent: no engagement. */
  CountMinRecurrences: z.int().optional(),
  AmountTermination: z.int(),
};

const renewal = z
  .object({
    DateRenewal: wireInstant,
    StatusAfterTerm: z.enum(subscriptionStatuses),
    StateSubscriptionAfterTerm: z.enum(subscriptionStates),
  })
  .meta({ id: 'SubscriptionRenewal' });

export const subscription = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    ...segmentFields,
    IdOffer: z.int(),
    IdCustomer: z.int(),
    IdCustomerBuyer: z.int(),
    ReferenceOffer: z.string(),
    ReferenceCustomer: z.string(),
    ReferenceCustomerBuyer: z.string(),
    Name: z.string(),
    TitleLocalized: z.string(),
    Language: z.string(),
    Currency: z.string(),
    DateStart: wireInstant.optional(),
    DatePeriodStart: wireInstant.optional(),
    DatePeriodEnd: wireInstant.optional(),
    DateTerm: wireInstant.optional(),
    DateEnd: wireInstant.optional(),
    IsTrial: z.boolean(),
    IsPriced: z.boolean(),
    CountPeriodsNonTrial: z.int(),
    ...terms,
    Status: z.enum(subscriptionStatuses),
    StateSubscription: z.enum(subscriptionStates),
    /** After an upgrade: the subscription on the new offer. */
    IdSubscriptionSuccessor: z.int().optional(),
    Metadata: metadata,
    ...tracesFields,
    /** Shown when `extra` asks for them; addresses, balance and settings are the buyer's. */
    Customer: customer.optional(),
    CustomerBuyer: customer.optional(),
    AddressBilling: address.optional(),
    CustomerBalance: z.object({ CountLines: z.int(), Amount: z.int(), Currency: z.string() }).optional(),
    SettingsPayment: customerSettings.optional(),
    Offer: z.object({ Id: z.int(), ReferenceOffer: z.string(), Name: z.string() }).optional(),
    Renewal: renewal.optional(),
    Links: z.array(link),
  })
  .meta({ id: 'Subscription' });

export const subscriptionList = listOf(subscription).meta({ id: 'Subscriptions' });
