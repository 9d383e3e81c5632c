/** Lines of invoices and credit notes. */
import { z } from 'zod';
import { listInvoiceLines } from '../../../billing/list-invoice-lines.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { amount, identifier, pagingFields } from '../../../http/fields.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { editionFilter, list, pagingOf, segmentFilter } from '../list.ts';
import { presentInvoiceLines } from '../present/invoice-line.ts';
import { numberOf, segmentIdNamed } from '../segment-filter.ts';
import { invoiceLine, invoiceLineExtras, invoiceLineList } from '../wire/invoice-line.ts';

const extra = { extra: z.array(z.enum(invoiceLineExtras)).optional() };

const listAll = defineOperation({
  id: 'list-invoice-lines',
  method: 'GET',
  path: '/Finance/invoiceLines',
  summary: 'List lines of invoices and credit notes',
  tag: 'InvoiceLines',
  input: z.object({
    ...pagingFields,
    ...segmentFilter,
    IdInvoice: identifier.optional(),
    IdSubscription: identifier.optional(),
    AmountSubtotal: amount.optional(),
    AmountSubtotalMin: amount.optional(),
    AmountSubtotalMax: amount.optional(),
    AmountTotal: amount.optional(),
    AmountTotalMin: amount.optional(),
    AmountTotalMax: amount.optional(),
    ...extra,
    ...editionFilter,
  }),
  responses: { 200: invoiceLineList },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = segmentIdNamed(context, input);
      if (!segment.ok) return segment;
      const filter = {
        segmentId: segment.value,
        invoiceId: input.IdInvoice,
        subscriptionId: input.IdSubscription,
        amountSubtotal: numberOf(input.AmountSubtotal, input.AmountSubtotalMin, input.AmountSubtotalMax),
        amountTotal: numberOf(input.AmountTotal, input.AmountTotalMin, input.AmountTotalMax),
        updatedBy: input.IdUserUpdate,
        updatedFrom: input.DateUpdateMin,
        updatedTo: input.DateUpdateMax,
      };
      const page = await listInvoiceLines(context, filter, pagingOf(input));
      const items = await presentInvoiceLines(context, page.items, input.extra);
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieve = defineOperation({
  id: 'show-invoice-line-by-id',
  method: 'GET',
  path: '/Finance/invoiceLines/{invoiceLineId}',
  summary: 'Read a line of an invoice',
  tag: 'InvoiceLines',
  input: z.object({ invoiceLineId: identifier, ...extra }),
  responses: { 200: invoiceLine },
  handle: (call, input) =>
    work(call, async (context) => {
      const only = { page: 1, sizePage: 1 };
      const { items } = await listInvoiceLines(context, { id: input.invoiceLineId }, only);
      const [body] = await presentInvoiceLines(context, items, input.extra);
      return body ? accept({ status: 200, body }) : refuse('Error.InvoiceLine.NotFound', 'invoiceLineId');
    }),
});

export const invoiceLineOperations = [listAll, retrieve];
