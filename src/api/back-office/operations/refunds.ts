/** Refunds: money that went back to a customer outside any gateway, always with its credit note. */
import { z } from 'zod';
import { correctInvoice } from '../../../billing/correct-invoice.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier } from '../../../http/fields.ts';
import { recordRefund } from '../../../payments/record-refund.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { showPayment } from '../present/payment.ts';
import { checkPaidAt, receipt } from '../receipt.ts';
import { payment } from '../wire/payment.ts';
import { correctionFields, correctionOf } from './credit-notes.ts';

const create = defineOperation({
  id: 'create-refund',
  method: 'POST',
  path: '/Finance/Refunds',
  summary:
    'Record money given back: for a paid invoice with a new credit note, or for a credit note that exists',
  tag: 'Refunds',
  input: z.object({
    ...correctionFields,
    IdInvoice: identifier.optional(),
    /** Of type Refund, whose money has not gone back yet; instead of IdInvoice. */
    IdCreditNote: identifier.optional(),
    ...receipt,
  }),
  responses: { 201: payment },
  handle: (call, input) =>
    work(call, async (context) => {
      const paidAt = input.DatePayment ?? context.now;
      const dates = checkPaidAt(paidAt, context.now);
      if (!dates.ok) return dates;
      if (!input.IdCreditNote && !input.IdInvoice)
        return refuse('Error.Input.Missing', 'IdInvoice', { field: 'IdInvoice' });
      const credit = input.IdCreditNote
        ? accept(input.IdCreditNote)
        : await correctInvoice(context, context.segments, {
            ...correctionOf({ ...input, IdInvoice: input.IdInvoice ?? 0 }),
            typeCredit: 'Refund',
          });
      if (!credit.ok) return credit;
      const recorded = await recordRefund(context, {
        creditNoteId: credit.value,
        typePayment: input.TypePayment,
        paidAt,
        note: input.Note,
      });
      if (!recorded.ok) return recorded;
      const shown = await showPayment(context, recorded.value, ['InvoiceCredit']);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

export const refundOperations = [create];
