/** Refunds: money that goes back to a customer, through its gateway or by hand, always with its credit note. */
import { z } from 'zod';
import { correctInvoice } from '../../../billing/correct-invoice.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier } from '../../../http/fields.ts';
import { keepOnAccount } from '../../../payments/offline/keep-on-account.ts';
import { recordRefund } from '../../../payments/record-refund.ts';
import { requestRefund } from '../../../payments/refunding/request-refund.ts';
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
    'Give money back, or record that it was: for a paid invoice with a new credit note, or for a credit note that exists',
  tag: 'Refunds',
  input: z.object({
    ...correctionFields,
    IdInvoice: identifier.optional(),
    /** Of type Refund, whose money has not gone back yet; instead of IdInvoice. */
    IdCreditNote: identifier.optional(),
    ...receipt,
    /** Left out, the gateways that charged the invoice give the money back; the payment is pending until they did. */
    TypePayment: receipt.TypePayment.optional(),
    /** It does not go back: it stays on account and pays the next invoices. TypePayment and DatePayment are not taken then. */
    ToBalance: z.boolean().default(false),
  }),
  responses: { 201: payment },
  handle: (call, input) =>
    work(call, async (context) => {
      const paidAt = input.DatePayment ?? context.now;
      const dates = checkPaidAt(paidAt, context.now);
      if (!dates.ok) return dates;
      if (!input.IdCreditNote && !input.IdInvoice)
        return refuse('Error.Input.Missing', 'IdInvoice', { field: 'IdInvoice' });
      if (input.ToBalance && (input.TypePayment || input.DatePayment)) {
        const field = input.TypePayment ? 'TypePayment' : 'DatePayment';
        return refuse('Error.Input.Invalid', field, { field, reason: 'ToBalance' });
      }
      const credit = input.IdCreditNote
        ? accept(input.IdCreditNote)
        : await correctInvoice(context, context.segments, {
            ...correctionOf({ ...input, IdInvoice: input.IdInvoice ?? 0 }),
            typeCredit: 'Refund',
          });
      if (!credit.ok) return credit;
      const typePayment = input.TypePayment;
      const recorded = input.ToBalance
        ? await keepOnAccount(context, credit.value, input.Note)
        : typePayment
          ? await recordRefund(context, { creditNoteId: credit.value, typePayment, paidAt, note: input.Note })
          : await requestRefund(context, credit.value);
      if (!recorded.ok) return recorded;
      const shown = await showPayment(context, recorded.value, ['InvoiceCredit']);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

export const refundOperations = [create];
