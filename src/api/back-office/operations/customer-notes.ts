/** Notes of the staff about a customer. */
import { z } from 'zod';
import { deleteNote } from '../../../customers/delete-note.ts';
import { findCustomerById } from '../../../customers/find-customer.ts';
import { type CustomerNote, findNotes } from '../../../customers/find-notes.ts';
import { writeNote } from '../../../customers/write-note.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, pagingFields, text, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { work } from '../../call.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { list, listOf, pagingOf } from '../list.ts';

const path = '/Distribution/Customers/{customerId}/Notes';

const note = z
  .object({
    Id: z.int(),
    IdCustomer: z.int(),
    Note: z.string(),
    /** Absent when it was the system. */
    IdUserCreation: z.int().optional(),
    DateCreation: wireInstant,
  })
  .meta({ id: 'CustomerNote' });

const createOne = defineOperation({
  id: 'create-customer-note',
  method: 'POST',
  path,
  summary: 'Write a note about a customer',
  tag: 'Customers',
  input: z.object({ customerId: identifier, Note: text(5_000).min(1) }),
  responses: { 201: note },
  handle: (call, input) =>
    work(call, async (context) => {
      const written = await writeNote(context, input.customerId, input.Note);
      return written.ok ? accept({ status: 201, body: presentNote(written.value) }) : written;
    }),
});

const listAll = defineOperation({
  id: 'list-customer-notes',
  method: 'GET',
  path,
  summary: 'List the notes about a customer, the newest first',
  tag: 'Customers',
  input: z.object({ customerId: identifier, ...pagingFields }),
  responses: { 200: listOf(note) },
  handle: (call, input) =>
    work(call, async (context) => {
      if (!(await findCustomerById(context, input.customerId)))
        return refuse('Error.Customer.NotFound', 'customerId');
      const page = await findNotes(context, input.customerId, pagingOf(input));
      return accept(list(input, { ...page, items: page.items.map(presentNote) }, context.now));
    }),
});

const remove = defineOperation({
  id: 'delete-customer-note',
  method: 'DELETE',
  path: `${path}/{noteId}`,
  summary: 'Delete a note about a customer',
  tag: 'Customers',
  input: z.object({ customerId: identifier, noteId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, { customerId, noteId }) =>
    work(call, async (context) => {
      const outcome = await deleteNote(context, customerId, noteId);
      return outcome.ok ? accept(deleted(call)) : outcome;
    }),
});

function presentNote(one: CustomerNote): BodyOf<typeof note> {
  return {
    Id: one.id,
    IdCustomer: one.customerId,
    Note: one.body,
    ...(one.createdBy !== null && { IdUserCreation: one.createdBy }),
    DateCreation: formatInstant(one.createdAt),
  };
}

export const customerNoteOperations = [createOne, listAll, remove];
