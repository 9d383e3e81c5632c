/** The balance of a customer, billing it, and its invoices and credit notes. */
import { z } from 'zod';
import { addBalanceLine } from '../../../billing/add-balance-line.ts';
import { billCustomer } from '../../../billing/bill-customer.ts';
import { findBalanceLines } from '../../../billing/find-balance-lines.ts';
import { findInvoice, findInvoices, type InvoiceView } from '../../../billing/find-invoices.ts';
import type { Period } from '../../../domain/calendar/period.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { collection } from '../../../http/collection.ts';
import { identifier, pagingFields, reference } from '../../../http/fields.ts';
import { chooseSegment, findCustomerOrRefuse, type Work, work } from '../../call.ts';
import { checkDates } from '../check-dates.ts';
import { linkStyleOf } from '../link-style.ts';
import { defineOperation } from '../live-call.ts';
import { presentBalanceLine, presentInvoice } from '../present/invoice.ts';
import { balanceLine, balanceLineList, balanceLineRequest } from '../wire/balance-line.ts';
import { billingCustomerRequest, invoice, invoiceList, type WireInvoice } from '../wire/invoice.ts';

const listBalance = defineOperation({
  id: 'list-balance-lines',
  method: 'GET',
  path: '/v1/Balance',
  summary: 'List what waits to be billed',
  tag: 'Billing',
  input: z.object({
    ReferenceCustomer: reference.optional(),
    IdCustomer: identifier.optional(),
    IdSubscription: identifier.optional(),
    ReferenceFeature: reference.optional(),
    /** One line for all lines of one label, charge key and subscription. */
    Merged: z.boolean().default(false),
    ...pagingFields,
  }),
  responses: { 200: balanceLineList, 204: null },
  handle: (call, input) =>
    work(call, async (context) => {
      const named = input.ReferenceCustomer;
      const customer = named === undefined ? undefined : await findCustomerOrRefuse(context, named);
      if (customer && !customer.ok) return customer;
      const filter = {
        customerId: customer?.value.id ?? (input.IdCustomer || undefined),
        subscriptionId: input.IdSubscription || undefined,
        featureReference: input.ReferenceFeature,
        isMerged: input.Merged,
      };
      const paging = { page: input.Page, sizePage: input.SizePage };
      const page = await findBalanceLines(context, context.segments, filter, paging);
      if (!page.ok) return page;
      const { items, totalItems, amountSubtotal, amountTotal } = page.value;
      const answer = collection(
        input,
        { items: items.map(presentBalanceLine), totalItems },
        context.now,
        call.url,
      );
      const Computations = { AmountSubtotal: amountSubtotal, AmountTotal: amountTotal };
      return accept(answer.status === 204 ? answer : { status: 200, body: { ...answer.body, Computations } });
    }),
});

const createBalanceLine = defineOperation({
  id: 'create-a-balance-line',
  method: 'POST',
  path: '/v1/BalanceLine',
  summary: 'Add a debit or a credit to the balance of a customer',
  tag: 'Billing',
  input: balanceLineRequest.extend({ EnsureBillable: z.boolean().optional() }),
  inQuery: ['EnsureBillable'],
  responses: { 201: balanceLine },
  handle: (call, input) =>
    work(call, async (context) => {
      const customer = await findCustomerOrRefuse(context, input.ReferenceCustomer);
      if (!customer.ok) return customer;
      const { Date: movedAt, DatePeriodStart, DatePeriodEnd } = input;
      const dates = checkDates({ Date: movedAt, DatePeriodStart, DatePeriodEnd });
      if (!dates.ok) return dates;
      const period = periodOf(input);
      if (!period.ok) return period;
      const { id: customerId, segmentId } = customer.value;
      const added = await addBalanceLine(context, {
        customerId,
        segmentId,
        subscriptionId: input.IdSubscription || undefined,
        amount: input.Amount,
        type: input.TypeLine,
        label: input.Label,
        keyCharge: input.KeyCharge,
        quantity: input.Quantity,
        movedAt,
        period: period.value,
        ensuresBillable: input.EnsureBillable,
      });
      if (!added.ok) return added;
      const alone = { page: 1, sizePage: 1 };
      const lines = await findBalanceLines(context, context.segments, { id: added.value.id }, alone);
      if (!lines.ok) return lines;
      const [line] = lines.value.items;
      if (!line) throw new Error('the balance line was added and is not there');
      return accept({ status: 201, body: presentBalanceLine(line) });
    }),
});

export function periodOf(
  input: Pick<z.output<typeof balanceLineRequest>, 'DatePeriodStart' | 'DatePeriodEnd'>,
): Outcome<Period | undefined> {
  const { DatePeriodStart: startAt, DatePeriodEnd: endAt } = input;
  if (startAt === undefined && endAt === undefined) return accept(undefined);
  if (startAt === undefined) return refuse('Error.BalanceLine.Dates', 'DatePeriodStart');
  if (endAt === undefined) return refuse('Error.BalanceLine.Dates', 'DatePeriodEnd');
  return accept({ startAt, endAt });
}

function shown(context: Work, view: InvoiceView): WireInvoice {
  return presentInvoice(view, linkStyleOf(context, view.segment_id));
}

const bill = defineOperation({
  id: 'bill-a-customer',
  method: 'POST',
  path: '/v1/Billing/Customer',
  summary: 'Bill what waits on the balance of a customer now',
  tag: 'Billing',
  input: billingCustomerRequest,
  inQuery: [],
  responses: { 200: invoice, 204: null },
  refusalStatuses: { 'Error.Customer.NotFound': 403 },
  handle: (call, input) =>
    work(call, async (context) => {
      const customer = await findCustomerOrRefuse(context, input.ReferenceCustomer);
      if (!customer.ok) return customer;
      const billed = await billCustomer(context, context.segments, {
        customerId: customer.value.id,
        from: input.DateStart,
        until: input.DateEnd,
        isForcedOffline: input.ForceOffline,
        note: input.NoteLocalized,
        ensuresBillable: input.EnsureBillable,
      });
      if (!billed.ok) return billed;
      const id = billed.value;
      const view =
        id === null ? undefined : await findInvoice(context.transaction, context.businessId, { id });
      return accept(view ? { status: 200, body: shown(context, view) } : { status: 204, body: null });
    }),
});

const retrieveByNumber = defineOperation({
  id: 'retrieve-a-single-invoice-by-full-number',
  method: 'GET',
  path: '/v1/Invoice',
  summary: 'Read an invoice or a credit note by its number',
  tag: 'Invoices',
  input: z.object({ FullNumber: z.string().min(1).max(50), ReferenceSegment: reference.optional() }),
  responses: { 200: invoice },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment);
      if (!segment.ok) return segment;
      const segmentId = input.ReferenceSegment === undefined ? undefined : segment.value.id;
      const filter = { fullNumber: input.FullNumber, segmentId };
      const view = await findInvoice(context.transaction, context.businessId, filter);
      if (!view) return refuse('Error.Invoice.NotFound', 'FullNumber');
      return accept({ status: 200, body: shown(context, view) });
    }),
});

const retrieveById = defineOperation({
  id: 'retrieve-a-single-invoice-by-internal-identifier',
  method: 'GET',
  path: '/v1/Invoice/{id}',
  summary: 'Read an invoice or a credit note by its internal number',
  tag: 'Invoices',
  input: z.object({ id: identifier }),
  responses: { 200: invoice },
  handle: (call, input) =>
    work(call, async (context) => {
      const view = await findInvoice(context.transaction, context.businessId, { id: input.id });
      if (!view) return refuse('Error.Invoice.NotFound', 'id');
      return accept({ status: 200, body: shown(context, view) });
    }),
});

const listInvoices = defineOperation({
  id: 'list-invoices',
  method: 'GET',
  path: '/v1/Invoices',
  summary: 'List invoices and credit notes, the newest first',
  tag: 'Invoices',
  input: z.object({
    ReferenceCustomer: reference.optional(),
    IdCustomer: identifier.optional(),
    IdSubscription: identifier.optional(),
    ReferenceSegment: reference.optional(),
    ...pagingFields,
  }),
  responses: { 200: invoiceList, 204: null },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment);
      if (!segment.ok) return segment;
      const named = input.ReferenceCustomer;
      const customer = named === undefined ? undefined : await findCustomerOrRefuse(context, named);
      if (customer && !customer.ok) return customer;
      const filter = {
        customerId: customer?.value.id ?? (input.IdCustomer || undefined),
        subscriptionId: input.IdSubscription || undefined,
        segmentId: input.ReferenceSegment === undefined ? undefined : segment.value.id,
      };
      const paging = { page: input.Page, sizePage: input.SizePage };
      const page = await findInvoices(context.transaction, context.businessId, filter, paging);
      return accept(
        collection(
          input,
          { ...page, items: page.items.map((one) => shown(context, one)) },
          context.now,
          call.url,
        ),
      );
    }),
});

export const billingOperations = [
  listBalance,
  createBalanceLine,
  bill,
  retrieveByNumber,
  retrieveById,
  listInvoices,
];
