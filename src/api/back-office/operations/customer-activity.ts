/** What happened to a customer, and what will be renewed and billed to it. */
import { z } from 'zod';
import { findCustomerById } from '../../../customers/find-customer.ts';
import { type Activity, activityKinds, findRecentActivity } from '../../../customers/find-recent-activity.ts';
import { instant } from '../../../domain/calendar/instant.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, instantInput, pagingFields, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { type ForeseenEvent, foreseeCustomer } from '../../../tick/foresee-customer.ts';
import { rehearseWork, work } from '../../call.ts';
import { checkDates } from '../../live/check-dates.ts';
import { defineOperation } from '../back-office-call.ts';
import { list, listOf, pagingOf } from '../list.ts';

const path = '/Distribution/Customers/{customerId}';

const recentActivity = z
  .object({
    /** Of the event, the document, the payment or the entry of the audit. */
    Id: z.int(),
    TypeActivity: z.enum(activityKinds),
    /** The event's type, the document's kind, the payment's state, what the agent did. */
    Name: z.string(),
    DateActivity: wireInstant,
    IdSubscription: z.int().optional(),
    IdInvoice: z.int().optional(),
    FullNumber: z.string().optional(),
    Amount: z.int().optional(),
    Currency: z.string().optional(),
    /** Who did it. */
    Actor: z.string().optional(),
  })
  .meta({ id: 'CustomerRecentActivity' });

const upcomingActivity = z
  .object({
    /** The type of the event that will be told. */
    Name: z.string(),
    DateActivity: wireInstant,
    IdSubscription: z.int().optional(),
    /** Of an invoice with its tax, of a renewal without. */
    Amount: z.int().optional(),
    Currency: z.string(),
  })
  .meta({ id: 'CustomerUpcomingActivity' });

const listRecent = defineOperation({
  id: 'list-customer-recent-activity',
  method: 'GET',
  path: `${path}/RecentActivity`,
  summary: 'List what happened to a customer, the newest first',
  tag: 'Customers',
  input: z.object({
    customerId: identifier,
    TypeActivity: z.array(z.enum(activityKinds)).min(1).optional(),
    ...pagingFields,
  }),
  responses: { 200: listOf(recentActivity) },
  handle: (call, input) =>
    work(call, async (context) => {
      if (!(await findCustomerById(context, input.customerId)))
        return refuse('Error.Customer.NotFound', 'customerId');
      const filter = { kinds: input.TypeActivity && [...new Set(input.TypeActivity)] };
      const page = await findRecentActivity(context, input.customerId, filter, pagingOf(input));
      return accept(list(input, { ...page, items: page.items.map(presentActivity) }, context.now));
    }),
});

/** Of a yearly subscription, the next renewal and its invoice. */
const DEFAULT_HORIZON_DAYS = 400;

const listUpcoming = defineOperation({
  id: 'list-customer-upcoming-activity',
  method: 'GET',
  path: `${path}/UpcomingActivity`,
  summary: 'List what will be renewed and billed to a customer, as the tick will do it',
  tag: 'Customers',
  input: z.object({
    customerId: identifier,
    /** How many dates at which something happens. */
    CountDates: z.int().min(1).max(24).default(3),
    /** Nothing later is foreseen. */
    DateEnd: instantInput.optional(),
  }),
  responses: { 200: listOf(upcomingActivity) },
  handle: (call, input) =>
    rehearseWork(call, async (context) => {
      const dates = checkDates({ DateEnd: input.DateEnd });
      if (!dates.ok) return dates;
      if (!(await findCustomerById(context, input.customerId)))
        return refuse('Error.Customer.NotFound', 'customerId');
      const until = input.DateEnd ?? instant(context.now + DEFAULT_HORIZON_DAYS * 86_400_000);
      const horizon = { until, times: input.CountDates };
      const items = (await foreseeCustomer(context, input.customerId, horizon)).map(presentForeseen);
      const page = { items, totalItems: items.length };
      return accept(list({ Page: 1, SizePage: items.length }, page, context.now));
    }),
});

function presentActivity(one: Activity): BodyOf<typeof recentActivity> {
  return {
    Id: one.id,
    TypeActivity: one.kind,
    Name: one.what,
    DateActivity: formatInstant(one.occurredAt),
    ...(one.subscriptionId !== null && { IdSubscription: one.subscriptionId }),
    ...(one.invoiceId !== null && { IdInvoice: one.invoiceId }),
    ...(one.fullNumber !== null && { FullNumber: one.fullNumber }),
    ...(one.amount !== null && { Amount: one.amount }),
    ...(one.currency !== null && { Currency: one.currency }),
    ...(one.actor !== null && { Actor: one.actor }),
  };
}

function presentForeseen(one: ForeseenEvent): BodyOf<typeof upcomingActivity> {
  return {
    Name: one.type,
    DateActivity: formatInstant(one.occursAt),
    ...(one.subscriptionId !== null && { IdSubscription: one.subscriptionId }),
    ...(one.amount !== null && { Amount: one.amount }),
    Currency: one.currency,
  };
}

export const customerActivityOperations = [listRecent, listUpcoming];
