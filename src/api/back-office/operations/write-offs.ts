/** Invoices that were given up: why, by whom, and what came in of them all the same. */
import { z } from 'zod';
import { findWriteOffs } from '../../../billing/find-write-offs.ts';
import { markUncollectible } from '../../../billing/mark-uncollectible.ts';
import { accept } from '../../../domain/refusal/outcome.ts';
import { identifier, pagingFields, text, wireInstant } from '../../../http/fields.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { changeAndShow } from '../change-and-show.ts';
import { list, listOf, pagingOf } from '../list.ts';
import { showInvoice } from '../present/invoice.ts';
import { invoice } from '../wire/invoice.ts';

const giveUp = defineOperation({
  id: 'mark-invoice-uncollectible',
  method: 'POST',
  path: '/Finance/invoices/{invoiceId}/MarkUncollectible',
  summary: 'Give up an unpaid invoice',
  tag: 'Invoices',
  /** The reason is kept with the invoice until its customer is anonymised. */
  input: z.object({ invoiceId: identifier, Reason: text(500).optional() }),
  responses: { 200: invoice },
  handle: (call, input) =>
    changeAndShow(
      call,
      (context) => markUncollectible(context, input.invoiceId, input.Reason ?? null),
      (context) => showInvoice(context, input.invoiceId),
    ),
});

const writeOff = z
  .object({
    Id: z.int(),
    IdInvoice: z.int(),
    IdCustomer: z.int(),
    Currency: z.string(),
    /** What was left to pay. */
    Amount: z.int(),
    /** What was paid since. */
    AmountRecovered: z.int(),
    Reason: z.string().optional(),
    Actor: z.string(),
    DateCreation: wireInstant,
  })
  .meta({ id: 'WriteOff' });

const listAll = defineOperation({
  id: 'list-write-offs',
  method: 'GET',
  path: '/Finance/WriteOffs',
  summary: 'List the invoices that were given up, the newest first, with what came in all the same',
  tag: 'Invoices',
  input: z.object({
    ...pagingFields,
    IdInvoice: identifier.optional(),
    IdCustomer: identifier.optional(),
  }),
  responses: { 200: listOf(writeOff) },
  handle: (call, input) =>
    work(call, async (context) => {
      const filter = { invoiceId: input.IdInvoice, customerId: input.IdCustomer };
      const page = await findWriteOffs(context, filter, pagingOf(input));
      const items = page.items.map((one) => ({
        Id: one.id,
        IdInvoice: one.invoice_id,
        IdCustomer: one.customer_id,
        Currency: one.currency,
        Amount: one.amount,
        AmountRecovered: one.recovered,
        ...(one.reason !== null && { Reason: one.reason }),
        Actor: one.actor,
        DateCreation: formatInstant(one.written_off_at),
      }));
      return accept(list(input, { ...page, items }, context.now));
    }),
});

export const writeOffOperations = [giveUp, listAll];
