/** Payments: what was received for invoices and what went back. */
import { z } from 'zod';
import { findInvoice } from '../../../billing/find-invoices.ts';
import { openReceipt } from '../../../documents/open-receipt.ts';
import { paymentTypes } from '../../../domain/billing/invoice-state.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { feeAmount, identifier, instantInput, pagingFields } from '../../../http/fields.ts';
import { cancelPayment } from '../../../payments/cancel-payment.ts';
import { listPayments, paymentStates } from '../../../payments/list-payments.ts';
import { recordPayment } from '../../../payments/record-payment.ts';
import { reversePayment } from '../../../payments/reversals/simulate-reversal.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { changeAndShow } from '../change-and-show.ts';
import { creationFilter, editionFilter, list, pagingOf, segmentFilter, traceFilterOf } from '../list.ts';
import { presentPayments, showPayment } from '../present/payment.ts';
import { answerPdf } from '../present/pdf-file.ts';
import { checkPaidAt, receipt } from '../receipt.ts';
import { numberOf, segmentIdNamed } from '../segment-filter.ts';
import { lawfulReason } from '../wire/lawful-reason.ts';
import { payment, paymentExtras, paymentList } from '../wire/payment.ts';
import { pdfFile } from '../wire/pdf-file.ts';

const extra = { extra: z.array(z.enum(paymentExtras)).optional() };

const listAll = defineOperation({
  id: 'list-payments',
  method: 'GET',
  path: '/Finance/Payments',
  summary: 'List payments',
  tag: 'Payments',
  input: z.object({
    ...pagingFields,
    ...segmentFilter,
    Amount: feeAmount.optional(),
    AmountMin: feeAmount.optional(),
    AmountMax: feeAmount.optional(),
    TypePayment: z.enum(paymentTypes).optional(),
    StatePayment: z.enum(paymentStates).optional(),
    DatePaymentMin: instantInput.optional(),
    DatePaymentMax: instantInput.optional(),
    IdCustomer: identifier.optional(),
    IdInvoice: identifier.optional(),
    /** Of a payment that a gateway made: a recorded one has none. */
    IdGatewayTransaction: identifier.optional(),
    IdReceipt: identifier.optional(),
    ...extra,
    ...creationFilter,
    ...editionFilter,
  }),
  responses: { 200: paymentList },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = segmentIdNamed(context, input);
      if (!segment.ok) return segment;
      const filter = {
        segmentId: segment.value,
        amount: numberOf(input.Amount, input.AmountMin, input.AmountMax),
        typePayment: input.TypePayment,
        state: input.StatePayment,
        paidFrom: input.DatePaymentMin,
        paidTo: input.DatePaymentMax,
        customerId: input.IdCustomer,
        invoiceId: input.IdInvoice,
        chargeId: input.IdGatewayTransaction,
        receiptId: input.IdReceipt,
        traces: traceFilterOf(input),
      };
      const page = await listPayments(context, filter, pagingOf(input));
      const items = await presentPayments(context, page.items, input.extra);
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieve = defineOperation({
  id: 'show-payment-id-by-id',
  method: 'GET',
  path: '/Finance/Payments/{paymentId}',
  summary: 'Read a payment',
  tag: 'Payments',
  input: z.object({ paymentId: identifier, ...extra }),
  responses: { 200: payment },
  handle: (call, input) =>
    work(call, async (context) => {
      const shown = await showPayment(context, input.paymentId, input.extra);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const record = defineOperation({
  id: 'create-payment',
  method: 'POST',
  path: '/Finance/Payments',
  summary: 'Record a payment that was received outside any gateway',
  tag: 'Payments',
  input: z.object({
    IdInvoice: identifier,
    /** All that is left to pay when no amount is given. */
    Amount: feeAmount.optional(),
    ...receipt,
  }),
  responses: { 201: payment },
  handle: (call, input) =>
    work(call, async (context) => {
      const { transaction, businessId, now } = context;
      const invoice = await findInvoice(transaction, businessId, { id: input.IdInvoice });
      if (!invoice) return refuse('Error.Invoice.NotFound', 'IdInvoice');
      const paidAt = input.DatePayment ?? now;
      const dates = checkPaidAt(paidAt, now);
      if (!dates.ok) return dates;
      const recorded = await recordPayment(context, {
        invoiceId: invoice.id,
        amount: input.Amount,
        typePayment: input.TypePayment,
        paidAt,
        note: input.Note,
      });
      if (!recorded.ok) return recorded;
      const { items } = await listPayments(context, { invoiceId: invoice.id }, { page: 1, sizePage: 1 });
      const [body] = await presentPayments(context, items);
      return body ? accept({ status: 201, body }) : refuse('Error.Payment.NotFound');
    }),
});

const showReceipt = defineOperation({
  id: 'show-payment-receipt-pdf',
  method: 'GET',
  path: '/Finance/Payments/{paymentId}/Receipt/Pdf',
  summary: 'The file of the receipt of a payment, in base64',
  tag: 'Payments',
  input: z.object({ paymentId: identifier, ...lawfulReason }),
  responses: { 200: pdfFile },
  handle: (call, input) =>
    work(call, async (context) => {
      const letter = await openReceipt(context, call.permitted, input.paymentId, input.LawfulReason);
      return letter.ok ? accept(answerPdf(letter.value.fileName, letter.value.content)) : letter;
    }),
});

const cancel = defineOperation({
  id: 'cancel-payment',
  method: 'POST',
  path: '/Finance/Payments/{paymentId}/Cancel',
  summary: 'Take back a payment that was recorded by mistake: the invoice is due again',
  tag: 'Payments',
  input: z.object({ paymentId: identifier }),
  responses: { 200: payment },
  handle: (call, input) =>
    changeAndShow(
      call,
      (context) => cancelPayment(context, input.paymentId),
      (context) => showPayment(context, input.paymentId),
    ),
});

const reverse = defineOperation({
  id: 'reverse-simulated-payment',
  method: 'POST',
  path: '/Finance/Payments/{paymentId}/Reversal',
  summary: 'Have a payment of the simulator disputed or returned, or its dispute withdrawn, at the next tick',
  tag: 'Payments',
  input: z.object({
    paymentId: identifier,
    TypeReversal: z.enum(['Dispute', 'Return', 'Withdrawal']),
  }),
  responses: { 200: payment },
  handle: (call, input) =>
    changeAndShow(
      call,
      (context) => reversePayment(context, input.paymentId, input.TypeReversal),
      (context) => showPayment(context, input.paymentId),
    ),
});

export const paymentOperations = [listAll, retrieve, record, cancel, reverse, showReceipt];
