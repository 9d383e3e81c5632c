/** Credit notes: what corrects an invoice. */
import { z } from 'zod';
import { correctInvoice } from '../../../billing/correct-invoice.ts';
import { findInvoices } from '../../../billing/find-invoices.ts';
import type { CreditRequest } from '../../../domain/billing/credit-note.ts';
import { accept } from '../../../domain/refusal/outcome.ts';
import { amount, feeAmount, identifier, pagingFields, text } from '../../../http/fields.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { list, pagingOf, segmentFilter } from '../list.ts';
import { presentInvoices, showInvoice } from '../present/invoice.ts';
import { segmentIdNamed } from '../segment-filter.ts';
import { creditTypes, invoice, invoiceExtras, invoiceList } from '../wire/invoice.ts';

const listAll = defineOperation({
  id: 'list-credit-notes',
  method: 'GET',
  path: '/Finance/CreditNotes',
  summary: 'List credit notes',
  tag: 'CreditNotes',
  input: z.object({
    ...pagingFields,
    ...segmentFilter,
    IdCustomer: identifier.optional(),
    /** The invoice that they correct. */
    IdInvoice: identifier.optional(),
    extra: z.array(z.enum(invoiceExtras)).optional(),
  }),
  responses: { 200: invoiceList },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = segmentIdNamed(context, input);
      if (!segment.ok) return segment;
      const filter = {
        kind: 'Credit',
        segmentId: segment.value,
        customerId: input.IdCustomer,
        correctedInvoiceId: input.IdInvoice,
      } as const;
      const page = await findInvoices(context.transaction, context.businessId, filter, pagingOf(input));
      const items = await presentInvoices(context, page.items, input.extra);
      return accept(list(input, { ...page, items }, context.now));
    }),
});

/** What to credit: lines of the invoice, or an amount with its tax, or all that can be. */
export const correctionFields = {
  IdInvoice: identifier,
  Amount: feeAmount.min(1).optional(),
  Lines: z
    .array(
      z.object({
        /** From 1. */
        Position: z.int().min(1),
        /** Without tax; the whole rest of the line when it is left out. */
        AmountSubtotal: amount.optional(),
      }),
    )
    .max(1000)
    .optional(),
  Reason: text(450).optional(),
};

type CorrectionInput = z.output<z.ZodObject<typeof correctionFields>>;

export function correctionOf(input: CorrectionInput) {
  return {
    invoiceId: input.IdInvoice,
    credit: creditOf(input),
    reason: input.Reason ?? null,
  };
}

/** Lines win over an amount. */
function creditOf({ Amount, Lines }: CorrectionInput): CreditRequest | undefined {
  if (Lines && Lines.length > 0) {
    const lines = Lines.map(({ Position, AmountSubtotal }) => ({
      position: Position,
      amountSubtotal: AmountSubtotal ?? null,
    }));
    return { kind: 'Lines', lines };
  }
  return Amount === undefined ? undefined : { kind: 'Amount', amountTotal: Amount };
}

const create = defineOperation({
  id: 'create-credit-note',
  method: 'POST',
  path: '/Finance/CreditNotes',
  summary: 'Correct an invoice: the whole rest, chosen lines or an amount',
  tag: 'CreditNotes',
  input: z.object({ ...correctionFields, TypeCredit: z.enum(creditTypes).optional() }),
  responses: { 201: invoice },
  handle: (call, input) =>
    work(call, async (context) => {
      const request = { ...correctionOf(input), typeCredit: input.TypeCredit };
      const issued = await correctInvoice(context, context.segments, request);
      if (!issued.ok) return issued;
      const shown = await showInvoice(context, issued.value);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

export const creditNoteOperations = [listAll, create];
