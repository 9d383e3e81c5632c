/** The mailbox: what was written to whom, and whether it went. */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { MessageTable } from '../../../database/table-types.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, instantInput, pagingFields, text, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { findMessages } from '../../../messages/find-messages.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { list, listOf, pagingOf } from '../list.ts';
import { link } from '../wire/link.ts';

const messageStates = ['Queued', 'Sent', 'Failed'] as const;

const message = z
  .object({
    Id: z.int(),
    TypeMessage: z.string(),
    StateMessage: z.enum(messageStates),
    Recipient: z.string(),
    Language: z.string(),
    Subject: z.string(),
    Text: z.string(),
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

function presentMessage(row: Selectable<MessageTable>): BodyOf<typeof message> {
  return {
    Id: row.id,
    TypeMessage: row.kind,
    StateMessage: row.state,
    Recipient: row.recipient,
    Language: row.language,
    Subject: row.subject,
    Text: row.body_text,
    CountAttempts: row.attempts,
    DateCreation: formatInstant(row.created_at),
    ...(row.sent_at !== null && { DateSent: formatInstant(row.sent_at) }),
    ...(row.next_attempt_at !== null && { DateNextAttempt: formatInstant(row.next_attempt_at) }),
    ...(row.last_error !== null && { LastError: row.last_error }),
    Links: [{ rel: 'self', href: `/Notification/Messages/${row.id}` }],
  };
}

export const messageOperations = [listMessages, showMessage];
