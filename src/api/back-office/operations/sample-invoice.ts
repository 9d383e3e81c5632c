/** A sample invoice or credit note with the settings that are being edited: what a customer would get, before they are kept. */
import { z } from 'zod';
import { findSegmentById } from '../../../accounts/find-segments.ts';
import { sellerSchema } from '../../../accounts/segment.ts';
import { documentFileName } from '../../../documents/document-file.ts';
import { renderInvoicePdf } from '../../../documents/render-invoice.ts';
import { sampleDocument } from '../../../documents/sample-document.ts';
import { checkPattern, formatFullNumber } from '../../../domain/billing/number-series.ts';
import { localDate } from '../../../domain/calendar/period.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, text } from '../../../http/fields.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { answerPdf } from '../present/pdf-file.ts';
import { readSeller } from '../present/segment.ts';
import { pdfFile } from '../wire/pdf-file.ts';
import { languages, sellerInput } from '../wire/segment.ts';

const previewInvoice = defineOperation({
  id: 'preview-segment-invoice',
  method: 'POST',
  path: '/Organization/Segments/{segmentId}/SampleInvoice',
  summary:
    'Print a made-up invoice or credit note with the settings sent, or else those in use; nothing is kept',
  tag: 'Segments',
  input: z.object({
    segmentId: identifier,
    Seller: sellerInput.optional(),
    PatternInvoice: text(100).optional(),
    PatternCreditNote: text(100).optional(),
    TypeDocument: z.enum(['Invoice', 'CreditNote']).default('Invoice'),
    Language: z.enum(languages).optional(),
  }),
  responses: { 200: pdfFile },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = await findSegmentById(context, input.segmentId);
      if (!segment) return refuse('Error.Segment.NotFound', 'segmentId');
      const patterns = {
        Debit: input.PatternInvoice ?? segment.patterns.Debit,
        Credit: input.PatternCreditNote ?? segment.patterns.Credit,
      };
      for (const pattern of Object.values(patterns)) {
        const checked = checkPattern(pattern);
        if (!checked.ok) return checked;
      }
      const { timeZone, currency, country, paymentTermDays, pricesIncludeTax } = segment;
      const kind = input.TypeDocument === 'CreditNote' ? 'Credit' : 'Debit';
      const today = localDate(context.now, timeZone);
      const fullNumber = formatFullNumber(patterns[kind], 123, today);
      const setting = {
        kind,
        seller: input.Seller ? sellerSchema.parse(readSeller(input.Seller)) : segment.seller,
        fullNumber,
        correctedNumber: formatFullNumber(patterns.Debit, 123, today),
        language: input.Language ?? segment.language,
        timeZone,
        currency,
        country,
        paymentTermDays,
        isPricesIncludeTax: pricesIncludeTax,
      } as const;
      const file = await renderInvoicePdf(sampleDocument(setting, context.now));
      return accept(answerPdf(documentFileName(fullNumber), file));
    }),
});

export const sampleInvoiceOperations = [previewInvoice];
