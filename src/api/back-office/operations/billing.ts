/** Billing one customer now, and what that would bill. */
import { z } from 'zod';
import { recordAudit } from '../../../accounts/record-audit.ts';
import { billCustomer } from '../../../billing/bill-customer.ts';
import { findInvoice } from '../../../billing/find-invoices.ts';
import { listInvoiceLines } from '../../../billing/list-invoice-lines.ts';
import { findCustomerById } from '../../../customers/find-customer.ts';
import { loadBillingFacts } from '../../../customers/load-billing-facts.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, instantInput, text } from '../../../http/fields.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { rehearseWork, segmentOf, type Work, work } from '../../call.ts';
import { checkDates } from '../../live/check-dates.ts';
import { defineOperation } from '../back-office-call.ts';
import { showInvoice } from '../present/invoice.ts';
import { billingProjection } from '../wire/billing.ts';
import { invoice } from '../wire/invoice.ts';

const bill = defineOperation({
  id: 'bill-customer',
  method: 'POST',
  path: '/Finance/Billing',
  summary: 'Bill what waits on the balance of a customer now; no content when nothing does',
  tag: 'Billing',
  input: z.object({
    IdCustomer: identifier,
    /** Only lines dated from here on … */
    DateStart: instantInput.optional(),
    /** … and before this date. */
    DateEnd: instantInput.optional(),
    /** Not charged automatically. */
    ForceOffline: z.boolean().default(false),
    /** False bills a customer without a payment method. */
    EnsureBillable: z.boolean().optional(),
    NoteLocalized: text(2000).optional(),
  }),
  responses: { 201: invoice, 204: null },
  handle: (call, input) =>
    work(call, async (context) => {
      const { DateStart, DateEnd } = input;
      const dates = checkDates({ DateStart, DateEnd });
      if (!dates.ok) return dates;
      const billed = await billCustomer(context, context.segments, {
        customerId: input.IdCustomer,
        from: DateStart,
        until: DateEnd,
        isForcedOffline: input.ForceOffline,
        note: input.NoteLocalized,
        ensuresBillable: input.EnsureBillable,
      });
      if (!billed.ok) return billed;
      const shown = billed.value === null ? accept(null) : await showInvoice(context, billed.value);
      if (!shown.ok) return shown;
      const { value: body } = shown;
      if (body !== null)
        await recordAudit(context, {
          action: 'Customer.Billed',
          subjectKind: 'invoice',
          subjectId: body.Id,
          data: { customerId: input.IdCustomer, amountTotal: body.AmountTotal },
        });
      return accept(body === null ? { status: 204, body } : { status: 201, body });
    }),
});

const project = defineOperation({
  id: 'project-billing',
  method: 'GET',
  path: '/Finance/Billing/Projection',
  summary: 'What billing a customer now would put on its invoice, and when it is billed next',
  tag: 'Billing',
  input: z.object({ IdCustomer: identifier }),
  responses: { 200: billingProjection },
  handle: (call, input) =>
    rehearseWork(call, async (context) => {
      const customer = await findCustomerById(context, input.IdCustomer);
      if (!customer) return refuse('Error.Customer.NotFound', 'IdCustomer');
      const facts = (await loadBillingFacts(context, [customer.id])).get(customer.id);
      const billed = await billCustomer(context, context.segments, {
        customerId: customer.id,
        ensuresBillable: false,
      });
      if (!billed.ok) return billed;
      const body = {
        IdCustomer: customer.id,
        Currency: segmentOf(context, customer.segmentId).currency,
        ...(facts?.nextBillingAt && { DateNextBilling: formatInstant(facts.nextBillingAt) }),
        AmountBalance: facts?.balanceAmount ?? 0,
        ...(billed.value === null ? nothing : await projectionOf(context, billed.value)),
      };
      return accept({ status: 200 as const, body });
    }),
});

const nothing = { AmountSubtotal: 0, AmountTax: 0, AmountTotal: 0, Lines: [] };

async function projectionOf(context: Work, invoiceId: number) {
  const { transaction, businessId } = context;
  const found = await findInvoice(transaction, businessId, { id: invoiceId });
  const { items } = await listInvoiceLines(context, { invoiceId }, { page: 1, sizePage: 1000 });
  return {
    AmountSubtotal: found?.amount_subtotal ?? 0,
    AmountTax: found?.amount_tax ?? 0,
    AmountTotal: found?.amount_total ?? 0,
    Lines: items.toReversed().map((line) => ({
      TextLocalized: line.label,
      TypeLine: line.type,
      ...(line.subscription_id !== null && { IdSubscription: line.subscription_id }),
      AmountSubtotal: line.amount_subtotal,
      AmountTotal: line.amount_subtotal + line.amount_tax,
    })),
  };
}

export const billingOperations = [bill, project];
