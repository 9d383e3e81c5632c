/** What mail servers tell of letters after they were sent: recording it by hand, the addresses marked, and the inbound secret. */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { BouncedAddressTable } from '../../../database/table-types.ts';
import { accept } from '../../../domain/refusal/outcome.ts';
import { pagingFields, text, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { findBouncedAddresses, liftBounce } from '../../../messages/feedback/bounced-addresses.ts';
import { recordFeedback } from '../../../messages/feedback/record-feedback.ts';
import { feedbackSecret } from '../../../messages/feedback/signed-feedback.ts';
import { work } from '../../call.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { list, listOf, pagingOf } from '../list.ts';

const feedbackTypes = ['Bounce', 'Complaint'] as const;

const bouncedAddress = z
  .object({
    Address: z.string(),
    TypeFeedback: z.enum(feedbackTypes),
    Reason: z.string().optional(),
    IdMessage: z.int().optional(),
    DateReport: wireInstant,
  })
  .meta({ id: 'BouncedAddress' });

const tellBounces = defineOperation({
  id: 'record-mail-feedback',
  method: 'POST',
  path: '/Notification/Messages/Bounces',
  summary: 'Tell of letters that came back or that their reader called spam',
  tag: 'Messages',
  input: z.object({
    Feedback: z
      .array(
        z.object({
          TypeFeedback: z.enum(feedbackTypes),
          Address: text(254).optional(),
          /** As it stands in the letter, or the part before its @. */
          MessageId: text(500).optional(),
          Reason: text(2_000).optional(),
        }),
      )
      .min(1)
      .max(100),
  }),
  responses: {
    200: z.object({ Addresses: z.array(z.string()) }).meta({ id: 'MailFeedback' }),
  },
  handle: (call, input) =>
    work(call, async (context) => {
      const told = input.Feedback.map((one) => ({
        kind: one.TypeFeedback,
        address: one.Address,
        messageId: one.MessageId,
        reason: one.Reason ?? '',
      }));
      return accept({ status: 200, body: { Addresses: await recordFeedback(context, told) } });
    }),
});

const listAddresses = defineOperation({
  id: 'list-bounced-addresses',
  method: 'GET',
  path: '/Notification/BouncedAddresses',
  summary: 'List the addresses that get no more letters by themselves, newest first',
  tag: 'Messages',
  input: z.object({ ...pagingFields, Address: text(254).optional() }),
  responses: { 200: listOf(bouncedAddress).meta({ id: 'BouncedAddresses' }) },
  handle: (call, input) =>
    work(call, async (context) => {
      const page = await findBouncedAddresses(context, input.Address, pagingOf(input));
      return accept(list(input, { ...page, items: page.items.map(presentAddress) }, context.now));
    }),
});

const liftOne = defineOperation({
  id: 'delete-bounced-address',
  method: 'DELETE',
  path: '/Notification/BouncedAddresses',
  summary: 'Write to an address again that had been marked',
  tag: 'Messages',
  input: z.object({ Address: text(254).min(1) }),
  inQuery: ['Address'],
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const lifted = await liftBounce(context, input.Address);
      return lifted.ok ? accept(deleted(call)) : lifted;
    }),
});

function presentAddress(row: Selectable<BouncedAddressTable>): BodyOf<typeof bouncedAddress> {
  return {
    Address: row.address,
    TypeFeedback: row.kind,
    ...(row.reason !== '' && { Reason: row.reason }),
    ...(row.message_id !== null && { IdMessage: row.message_id }),
    DateReport: formatInstant(row.reported_at),
  };
}

/** @param serverSecret what the secret of the business is derived from */
export function mailFeedbackOperations({ serverSecret }: { readonly serverSecret: string }) {
  const showSecret = defineOperation({
    id: 'show-mail-feedback-secret',
    method: 'POST',
    path: '/Notification/Messages/Bounces/Secret',
    summary: 'Read where, and signed with which secret, a mail provider tells of bounces and complaints',
    tag: 'Messages',
    input: z.object({}),
    responses: {
      200: z.object({ Path: z.string(), Secret: z.string() }).meta({ id: 'MailFeedbackSecret' }),
    },
    handle: (call) =>
      accept({
        status: 200,
        body: {
          Path: `/mail-feedback/${call.businessId}`,
          Secret: feedbackSecret(serverSecret, call.businessId),
        },
      }),
  });
  return [tellBounces, showSecret, listAddresses, liftOne];
}
