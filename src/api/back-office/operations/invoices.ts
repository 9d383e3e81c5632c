/** Invoices and credit notes of the business. */
import { z } from 'zod';
import { deleteDraft } from '../../../billing/delete-draft.ts';
import { finaliseDraft } from '../../../billing/finalise-draft.ts';
import { findInvoices } from '../../../billing/find-invoices.ts';
import { documentFileName } from '../../../documents/document-file.ts';
import { openDocument } from '../../../documents/open-document.ts';
import { openReminder } from '../../../documents/open-reminder.ts';
import { renderInvoicePdf } from '../../../documents/render-invoice.ts';
import { invoiceStates, paymentTypes } from '../../../domain/billing/invoice-state.ts';
import { accept } from '../../../domain/refusal/outcome.ts';
import { amount, identifier, instantInput, pagingFields, text } from '../../../http/fields.ts';
import { type Work, work } from '../../call.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { creationFilter, editionFilter, list, pagingOf, segmentFilter, traceFilterOf } from '../list.ts';
import { presentInvoices, showInvoice } from '../present/invoice.ts';
import { answerPdf } from '../present/pdf-file.ts';
import { numberOf, segmentIdNamed } from '../segment-filter.ts';
import { invoice, invoiceExtras, invoiceList } from '../wire/invoice.ts';
import { lawfulReason } from '../wire/lawful-reason.ts';
import { pdfFile } from '../wire/pdf-file.ts';

const path = '/Finance/invoices/{invoiceId}';

const extra = { extra: z.array(z.enum(invoiceExtras)).optional() };

const filters = z.object({
  ...pagingFields,
  ...segmentFilter,
  StateInvoice: z.enum(invoiceStates).optional(),
  FullNumber: text(50).optional(),
  IdCustomer: identifier.optional(),
  IdSubscription: identifier.optional(),
  DateIssueMin: instantInput.optional(),
  DateIssueMax: instantInput.optional(),
  DatePaymentMin: instantInput.optional(),
  DatePaymentMax: instantInput.optional(),
  AmountSubtotal: amount.optional(),
  AmountSubtotalMin: amount.optional(),
  AmountSubtotalMax: amount.optional(),
  AmountTotal: amount.optional(),
  AmountTotalMin: amount.optional(),
  AmountTotalMax: amount.optional(),
  Language: text(10).optional(),
  TypePayment: z.enum(paymentTypes).optional(),
  ...extra,
  ...creationFilter,
  ...editionFilter,
});

function filterOf(input: z.output<typeof filters>, segmentId: number | undefined) {
  return {
    segmentId,
    states: input.StateInvoice && [input.StateInvoice],
    fullNumber: input.FullNumber,
    customerId: input.IdCustomer,
    subscriptionId: input.IdSubscription,
    issuedFrom: input.DateIssueMin,
    issuedTo: input.DateIssueMax,
    paidFrom: input.DatePaymentMin,
    paidTo: input.DatePaymentMax,
    amountSubtotal: numberOf(input.AmountSubtotal, input.AmountSubtotalMin, input.AmountSubtotalMax),
    amountTotal: numberOf(input.AmountTotal, input.AmountTotalMin, input.AmountTotalMax),
    language: input.Language?.slice(0, 2).toLowerCase(),
    typePayment: input.TypePayment,
    traces: traceFilterOf(input),
  };
}

const listAll = defineOperation({
  id: 'list-invoices',
  method: 'GET',
  path: '/Finance/invoices',
  summary: 'List invoices and credit notes',
  tag: 'Invoices',
  input: filters,
  responses: { 200: invoiceList },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = segmentIdNamed(context, input);
      if (!segment.ok) return segment;
      const filter = filterOf(input, segment.value);
      const page = await findInvoices(context.transaction, context.businessId, filter, pagingOf(input));
      const items = await presentInvoices(context, page.items, input.extra);
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieve = defineOperation({
  id: 'show-invoice-by-id',
  method: 'GET',
  path,
  summary: 'Read an invoice or a credit note',
  tag: 'Invoices',
  input: z.object({ invoiceId: identifier, ...extra }),
  responses: { 200: invoice },
  handle: (call, input) =>
    work(call, async (context) => {
      const shown = await showInvoice(context, input.invoiceId, input.extra);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const finalise = defineOperation({
  id: 'finalize-invoice',
  method: 'POST',
  path: `${path}/Finalize`,
  summary: 'Issue a draft now',
  tag: 'Invoices',
  input: z.object({ invoiceId: identifier }),
  responses: { 200: invoice },
  handle: (call, input) =>
    work(call, async (context) => {
      const outcome = await finaliseDraft(context, context.segments, input.invoiceId);
      return outcome.ok ? showOne(context, input.invoiceId) : outcome;
    }),
});

const remove = defineOperation({
  id: 'delete-invoice',
  method: 'DELETE',
  path,
  summary: 'Delete a draft: what it held is due again',
  tag: 'Invoices',
  input: z.object({ invoiceId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const outcome = await deleteDraft(context, input.invoiceId);
      return outcome.ok ? accept(deleted(call)) : outcome;
    }),
});

const pdf = defineOperation({
  id: 'show-invoice-pdf',
  method: 'GET',
  path: `${path}/Pdf`,
  summary: 'The file of an invoice or a credit note, in base64',
  tag: 'Invoices',
  input: z.object({ invoiceId: identifier, ...lawfulReason }),
  responses: { 200: pdfFile },
  handle: (call, input) =>
    work(call, async (context) => {
      const opened = await openDocument(context, call.permitted, input.invoiceId, input.LawfulReason);
      if (!opened.ok) return opened;
      const file = await renderInvoicePdf(opened.value);
      return accept(answerPdf(documentFileName(opened.value.fullNumber ?? `draft-${input.invoiceId}`), file));
    }),
});

const reminderLevels = [1, 2, 3] as const;

const reminder = defineOperation({
  id: 'show-invoice-reminder-pdf',
  method: 'GET',
  path: `${path}/Reminder/Pdf`,
  summary: 'The file of a reminder of an overdue invoice for the post, in base64; nothing is sent',
  tag: 'Invoices',
  input: z.object({
    invoiceId: identifier,
    /** 1 is the friendliest. */
    Level: z.int().min(1).max(3).default(1),
    ...lawfulReason,
  }),
  responses: { 200: pdfFile },
  handle: (call, { invoiceId, Level, LawfulReason }) =>
    work(call, async (context) => {
      const level = reminderLevels[Level - 1] ?? 1;
      const asked = { invoiceId, level, lawfulReason: LawfulReason };
      const letter = await openReminder(context, call.permitted, asked);
      return letter.ok ? accept(answerPdf(letter.value.fileName, letter.value.content)) : letter;
    }),
});

async function showOne(context: Work, id: number) {
  const shown = await showInvoice(context, id);
  return shown.ok ? accept({ status: 200 as const, body: shown.value }) : shown;
}

export const invoiceOperations = [listAll, retrieve, finalise, remove, pdf, reminder];
