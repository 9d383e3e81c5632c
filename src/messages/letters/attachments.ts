/** The files that come with a letter: which, and, when it is sent, what is in them. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { MessageKind, Tables } from '../../database/table-types.ts';
import { type DocumentFile, documentFileName, letterFileName } from '../../documents/document-file.ts';
import { loadPrintedDocument } from '../../documents/load-printed-document.ts';
import type { PrintedDocument } from '../../documents/printed-document.ts';
import { renderInvoicePdf } from '../../documents/render-invoice.ts';
import { renderReceiptPdf, renderReminderPdf } from '../../documents/render-letter.ts';
import { instant } from '../../domain/calendar/instant.ts';
import type { LetterFacts } from './letter-facts.ts';

const about = {
  /** Of the invoice or the credit note. */
  documentId: z.int(),
  fileName: z.string(),
};

/** Where the payment stood when the letter was written: it says the same whenever its file is made. */
const standing = {
  ...about,
  amountPaid: z.int(),
  amountCredited: z.int(),
  at: z.int().transform(instant),
};

/** As it is kept with the message: the file itself is made again whenever it is needed. */
const attachmentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('Document'), ...about }),
  z.object({
    kind: z.literal('Reminder'),
    ...standing,
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  }),
  z.object({
    kind: z.literal('Receipt'),
    ...standing,
    amount: z.int(),
    typePayment: z.enum([
      'Free',
      'ExternalCheck',
      'ExternalCash',
      'ExternalBank',
      'ExternalOther',
      'Card',
      'DirectDebit',
    ]),
  }),
]);
export type Attachment = z.output<typeof attachmentSchema>;

export function readAttachments(stored: unknown): readonly Attachment[] {
  return z.array(attachmentSchema).parse(stored);
}

export interface AttachmentChoice {
  readonly isPdfAttached: boolean;
  readonly isReminderLetterAttached: boolean;
  /** Of the letter. */
  readonly language: string;
}

const levels = { PaymentReminder1: 1, PaymentReminder2: 2, PaymentReminder3: 3 } as const;

export function attachmentsOf(
  kind: MessageKind,
  facts: Pick<LetterFacts, 'document' | 'payment' | 'occurred_at'>,
  { isPdfAttached, isReminderLetterAttached, language }: AttachmentChoice,
): readonly Attachment[] {
  const { document, payment } = facts;
  if (!document) return [];
  const { full_number: number } = document;
  const standsAt = {
    documentId: document.id,
    // What was given back is not paid.
    amountPaid: document.amount_total - document.amount_credited - document.open_amount,
    amountCredited: document.amount_credited,
  };
  switch (kind) {
    case 'InvoiceIssued':
    case 'DirectDebitAnnounced':
    case 'CreditNoteIssued':
      return isPdfAttached
        ? [{ kind: 'Document', documentId: document.id, fileName: documentFileName(number) }]
        : [];
    case 'PaymentReceived': {
      if (!isPdfAttached || !payment) return [];
      const fileName = letterFileName('receipt', language, number);
      const { amount, type_payment: typePayment, paid_at: at } = payment;
      return [{ kind: 'Receipt', ...standsAt, fileName, amount, typePayment, at }];
    }
    case 'PaymentReminder1':
    case 'PaymentReminder2':
    case 'PaymentReminder3': {
      if (!isReminderLetterAttached) return [];
      const fileName = letterFileName('reminder', language, number);
      return [{ kind: 'Reminder', ...standsAt, fileName, level: levels[kind], at: facts.occurred_at }];
    }
    default:
      return [];
  }
}

/** @throws Error when the document is sealed: its customer was anonymised after the letter was taken to be sent. */
export async function renderAttachment(
  kysely: Kysely<Tables>,
  businessId: number,
  attachment: Attachment,
): Promise<DocumentFile> {
  const { documentId, fileName } = attachment;
  const printed = await loadPrintedDocument(kysely, businessId, documentId);
  if (!printed.ok)
    throw new Error(`document ${documentId} of business ${businessId}: ${printed.refusals[0].code}`);
  return { fileName, content: await printAttachment(printed.value, attachment) };
}

export function printAttachment(printed: PrintedDocument, attachment: Attachment): Promise<Buffer> {
  if (attachment.kind === 'Document') return renderInvoicePdf(printed);
  const { amountPaid, amountCredited, at } = attachment;
  const then = { ...printed, amountPaid, amountCredited };
  if (attachment.kind === 'Reminder')
    return renderReminderPdf(then, { level: attachment.level, writtenAt: at });
  const { amount, typePayment } = attachment;
  return renderReceiptPdf(then, { amount, typePayment, receivedAt: at });
}
