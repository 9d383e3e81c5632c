/** The mailbox: what was written to whom, and whether it went. */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { MessageTable } from '../../../database/table-types.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, instantInput, pagingFields, text, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { askForDocument } from '../../../messages/ask-for-document.ts';
import { findMessages } from '../../../messages/find-messages.ts';
import { readAttachments } from '../../../messages/letters/attachments.ts';
import { openAttachment } from '../../../messages/letters/open-attachment.ts';
import { requeueMessage } from '../../../messages/requeue-message.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { list, listOf, pagingOf } from '../list.ts';
import { answerPdf } from '../present/pdf-file.ts';
import { lawfulReason } from '../wire/lawful-reason.ts';
import { link } from '../wire/link.ts';
import { pdfFile } from '../wire/pdf-file.ts';

const messageStates = ['Queued', 'Sent', 'Failed', 'Kept', 'Withheld', 'Bounced', 'Complained'] as const;

const message = z
  .object({
    Id: z.int(),
    TypeMessage: z.string(),
    StateMessage: z.enum(messageStates),
    /** Absent of letters to agents. */
    IdCustomer: z.int().optional(),
    IdInvoice: z.int().optional(),
    IdSegment: z.int().optional(),
    /** Empty once the person's data were erased, as the texts are. */
    Recipient: z.string(),
    Cc: z.array(z.string()),
    Bcc: z.array(z.string()),
    Language: z.string(),
    Subject: z.string(),
    Text: z.string(),
    /** A whole page. Of foreign hands: show it in a frame without scripts. */
    Html: z.string().optional(),
    /** Names of the files that come with it. */
    Attachments: z.array(z.string()),
    CountAttempts: z.int(),
    DateCreation: wireInstant,
    DateSent: wireInstant.optional(),
    /** Absent once there is nothing more to try. */
    DateNextAttempt: wireInstant.optional(),
    /** What the mail server said last, when it refused. */
    LastError: z.string().optional(),
    Links: z.array(link),
  })
  .meta({ id: 'Message' });

const listMessages = defineOperation({
  id: 'list-messages',
  method: 'GET',
  path: '/Notification/Messages',
  summary: 'List the e-mails, newest first',
  tag: 'Messages',
  input: z.object({
    ...pagingFields,
    TypeMessage: text(50).optional(),
    StateMessage: z.enum(messageStates).optional(),
    IdCustomer: identifier.optional(),
    IdInvoice: identifier.optional(),
    Recipient: text(255).optional(),
    DateCreationMin: instantInput.optional(),
    DateCreationMax: instantInput.optional(),
  }),
  responses: { 200: listOf(message).meta({ id: 'Messages' }) },
  handle: (call, input) =>
    work(call, async (context) => {
      const filter = {
        kind: input.TypeMessage,
        state: input.StateMessage,
        customerId: input.IdCustomer,
        invoiceId: input.IdInvoice,
        recipient: input.Recipient,
        createdFrom: input.DateCreationMin,
        createdTo: input.DateCreationMax,
      };
      const page = await findMessages(context, filter, pagingOf(input));
      return accept(list(input, { ...page, items: page.items.map(presentMessage) }, context.now));
    }),
});

const showMessage = defineOperation({
  id: 'show-message',
  method: 'GET',
  path: '/Notification/Messages/{messageId}',
  summary: 'Read an e-mail',
  tag: 'Messages',
  input: z.object({ messageId: identifier }),
  responses: { 200: message },
  handle: (call, input) =>
    work(call, async (context) => {
      const { items } = await findMessages(context, { id: input.messageId }, { page: 1, sizePage: 1 });
      const [found] = items;
      return found
        ? accept({ status: 200, body: presentMessage(found) })
        : refuse('Error.Message.NotFound', 'messageId');
    }),
});

const showAttachment = defineOperation({
  id: 'show-message-attachment',
  method: 'GET',
  path: '/Notification/Messages/{messageId}/Attachments/{position}',
  summary: 'A file that came with an e-mail, in base64, as it was when the e-mail was written',
  tag: 'Messages',
  input: z.object({
    messageId: identifier,
    /** From 1, in the order in which they are named. */
    position: z.int().min(1),
    ...lawfulReason,
  }),
  responses: { 200: pdfFile },
  handle: (call, { messageId, position, LawfulReason }) =>
    work(call, async (context) => {
      const asked = { messageId, position, lawfulReason: LawfulReason };
      const file = await openAttachment(context, call.permitted, asked);
      return file.ok ? accept(answerPdf(file.value.fileName, file.value.content)) : file;
    }),
});

const resendMessage = defineOperation({
  id: 'resend-message',
  method: 'POST',
  path: '/Notification/Messages/{messageId}/Send',
  summary: 'Send an e-mail that was refused, withheld or kept',
  tag: 'Messages',
  input: z.object({ messageId: identifier }),
  responses: { 202: message },
  handle: (call, input) =>
    work(call, async (context) => {
      const queued = await requeueMessage(context, input.messageId);
      return queued.ok ? accept({ status: 202, body: presentMessage(queued.value) }) : queued;
    }),
});

const sendDocument = defineOperation({
  id: 'send-invoice',
  method: 'POST',
  path: '/Finance/invoices/{invoiceId}/Send',
  summary: 'Send an invoice or a credit note by e-mail, to its customer or to the address given',
  tag: 'Invoices',
  input: z.object({ invoiceId: identifier, Recipient: text(254).optional() }),
  responses: { 202: z.object({ IdInvoice: z.int(), Recipient: z.string() }).meta({ id: 'DocumentSending' }) },
  handle: (call, input) =>
    work(call, async (context) => {
      const asked = await askForDocument(context, input.invoiceId, input.Recipient);
      if (!asked.ok) return asked;
      return accept({ status: 202, body: { IdInvoice: input.invoiceId, Recipient: asked.value } });
    }),
});

function presentMessage(row: Selectable<MessageTable>): BodyOf<typeof message> {
  return {
    Id: row.id,
    TypeMessage: row.kind,
    StateMessage: row.state,
    ...(row.customer_id !== null && { IdCustomer: row.customer_id }),
    ...(row.invoice_id !== null && { IdInvoice: row.invoice_id }),
    ...(row.segment_id !== null && { IdSegment: row.segment_id }),
    Recipient: row.recipient,
    Cc: row.cc,
    Bcc: row.bcc,
    Language: row.language,
    Subject: row.subject,
    Text: row.body_text,
    ...(row.body_html !== null && { Html: row.body_html }),
    Attachments: readAttachments(row.attachments).map(({ fileName }) => fileName),
    CountAttempts: row.attempts,
    DateCreation: formatInstant(row.created_at),
    ...(row.sent_at !== null && { DateSent: formatInstant(row.sent_at) }),
    ...(row.next_attempt_at !== null && { DateNextAttempt: formatInstant(row.next_attempt_at) }),
    ...(row.last_error !== null && { LastError: row.last_error }),
    Links: [{ rel: 'self', href: `/Notification/Messages/${row.id}` }],
  };
}

export const messageOperations = [listMessages, showMessage, showAttachment, resendMessage];
export const documentSendingOperations = [sendDocument];
