/** The files that come with a letter: which, and, when it is sent, what is in them. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { MessageKind, Tables } from '../../database/table-types.ts';
import { loadPrintedDocument } from '../../documents/load-printed-document.ts';
import { renderInvoicePdf } from '../../documents/render-invoice.ts';
import type { LetterFacts } from './letter-facts.ts';

/** As it is kept with the message: the file itself is made again whenever it is needed. */
const attachmentSchema = z.object({
  kind: z.enum(['Document']),
  /** Of the invoice or the credit note. */
  documentId: z.int(),
  fileName: z.string(),
});
export type Attachment = z.output<typeof attachmentSchema>;

export function readAttachments(stored: unknown): readonly Attachment[] {
  return z.array(attachmentSchema).parse(stored);
}

export interface AttachmentChoice {
  readonly isPdfAttached: boolean;
  readonly isReminderLetterAttached: boolean;
}

export function attachmentsOf(
  kind: MessageKind,
  { document }: Pick<LetterFacts, 'document'>,
  { isPdfAttached }: AttachmentChoice,
): readonly Attachment[] {
  if (!document || !isPdfAttached) return [];
  switch (kind) {
    case 'InvoiceIssued':
    case 'DirectDebitAnnounced':
    case 'CreditNoteIssued':
      return [
        { kind: 'Document', documentId: document.id, fileName: `${fileNameOf(document.full_number)}.pdf` },
      ];
    default:
      return [];
  }
}

export interface AttachedFile {
  readonly fileName: string;
  readonly content: Buffer;
}

/** @throws Error when a document that a letter was written about is gone, which the database forbids */
export async function renderAttachment(
  kysely: Kysely<Tables>,
  businessId: number,
  attachment: Attachment,
): Promise<AttachedFile> {
  const { documentId, fileName } = attachment;
  const printed = await loadPrintedDocument(kysely, businessId, documentId);
  if (!printed) throw new Error(`document ${documentId} of business ${businessId} is missing`);
  return { fileName, content: await renderInvoicePdf(printed) };
}

/** A number may hold what no file system takes. */
function fileNameOf(fullNumber: string): string {
  return fullNumber.replace(/[^\p{L}\p{N}._-]+/gu, '-');
}
