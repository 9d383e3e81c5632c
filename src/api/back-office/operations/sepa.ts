/** Direct debits by files: what waits, the files for the bank, and what the bank answers. */
import { z } from 'zod';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, pagingFields } from '../../../http/fields.ts';
import type { GatewayAccess } from '../../../payments/accounts/gateway-access.ts';
import { openGateways } from '../../../payments/accounts/open-gateways.ts';
import { creditorOf, type SepaCreditor } from '../../../payments/gateways/sepa/sepa-settings.ts';
import { importBankAnswers } from '../../../payments/sepa/import-answers.ts';
import { findBatchFile, listBatches } from '../../../payments/sepa/list-batches.ts';
import { listDebits } from '../../../payments/sepa/list-debits.ts';
import { makeBatch } from '../../../payments/sepa/make-batch.ts';
import { settleBatch } from '../../../payments/sepa/settle-batch.ts';
import { type ApiCall, work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { changeAndShow } from '../change-and-show.ts';
import { fileText } from '../file-text.ts';
import { list, pagingOf } from '../list.ts';
import { presentBatch, presentDebit, showBatch } from '../present/sepa.ts';
import { debitStates, sepaAnswers, sepaBatch, sepaBatchList, sepaDebitList, sepaFile } from '../wire/sepa.ts';

const path = '/Finance/SepaBatches';
const one = `${path}/{sepaBatchId}`;
const tag = 'SEPA';

const listAllDebits = defineOperation({
  id: 'list-sepa-debits',
  method: 'GET',
  path: '/Finance/SepaDebits',
  summary: 'List SEPA direct debits, the newest first',
  tag,
  input: z.object({
    ...pagingFields,
    StateDebit: z.enum(debitStates).optional(),
    IdBatch: identifier.optional(),
    IdCustomer: identifier.optional(),
  }),
  responses: { 200: sepaDebitList },
  handle: (call, input) =>
    work(call, async (context) => {
      const filter = { state: input.StateDebit, batchId: input.IdBatch, customerId: input.IdCustomer };
      const page = await listDebits(context, filter, pagingOf(input));
      return accept(list(input, { ...page, items: page.items.map(presentDebit) }, context.now));
    }),
});

const listAll = defineOperation({
  id: 'list-sepa-batches',
  method: 'GET',
  path,
  summary: 'List batches of direct debits, the newest first',
  tag,
  input: z.object(pagingFields),
  responses: { 200: sepaBatchList },
  handle: (call, input) =>
    work(call, async (context) => {
      const page = await listBatches(context, {}, pagingOf(input));
      return accept(list(input, { ...page, items: page.items.map(presentBatch) }, context.now));
    }),
});

const retrieve = defineOperation({
  id: 'show-sepa-batch',
  method: 'GET',
  path: one,
  summary: 'Read a batch of direct debits',
  tag,
  input: z.object({ sepaBatchId: identifier }),
  responses: { 200: sepaBatch },
  handle: (call, { sepaBatchId }) =>
    work(call, async (context) => {
      const shown = await showBatch(context, sepaBatchId);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const file = defineOperation({
  id: 'show-sepa-batch-file',
  method: 'GET',
  path: `${one}/File`,
  summary: 'The file of a batch, as the bank takes it (pain.008)',
  tag,
  input: z.object({ sepaBatchId: identifier }),
  responses: { 200: sepaFile },
  handle: (call, { sepaBatchId }) =>
    work(call, async (context) => {
      const found = await findBatchFile(context, sepaBatchId);
      if (!found.ok) return found;
      const { messageId, content } = found.value;
      const body = {
        FileName: `${messageId}.xml`,
        ContentType: 'application/xml',
        Content: content,
      } as const;
      return accept({ status: 200, body });
    }),
});

const settle = defineOperation({
  id: 'settle-sepa-batch',
  method: 'POST',
  path: `${one}/Settle`,
  summary: 'Say that a batch was collected, but for what the bank refused',
  tag,
  input: z.object({ sepaBatchId: identifier }),
  responses: { 200: sepaBatch },
  handle: (call, { sepaBatchId }) =>
    changeAndShow(
      call,
      (context) => settleBatch(context, context.segments, sepaBatchId, context.defaultSegment.timeZone),
      (context) => showBatch(context, sepaBatchId),
    ),
});

const importAnswers = defineOperation({
  id: 'import-sepa-answers',
  method: 'POST',
  path: '/Finance/SepaAnswers',
  summary: 'Import what the bank answers: pain.002, camt.053 or camt.054; each debit moves once',
  tag,
  input: z.object({
    Statement: fileText({
      en: ': ask the bank for a shorter period.',
      fr: '\u00a0: demandez à la banque une période plus courte.',
    }),
  }),
  responses: { 200: sepaAnswers },
  handle: (call, { Statement }) =>
    work(call, async (context) => {
      const imported = await importBankAnswers(context, context.segments, Statement);
      if (!imported.ok) return imported;
      const { settled, rejected, returned } = imported.value;
      const body = { CountSettled: settled, CountRejected: rejected, CountReturned: returned };
      return accept({ status: 200, body });
    }),
});

export function sepaOperations(access: GatewayAccess) {
  const make = defineOperation({
    id: 'make-sepa-batch',
    method: 'POST',
    path,
    summary: 'Write the file of a batch with the direct debits that wait; no content when none may be sent',
    tag,
    input: z.object({ DayCollected: z.iso.date().optional() }),
    responses: { 201: sepaBatch, 204: null },
    handle: async (call, { DayCollected }) => {
      const creditor = await creditorNow(call, access);
      if (!creditor.ok) return creditor;
      return work(call, async (context) => {
        const made = await makeBatch(context, context.segments, {
          creditor: creditor.value,
          timeZone: context.defaultSegment.timeZone,
          collectedOn: DayCollected,
        });
        if (!made.ok) return made;
        const shown = made.value === null ? accept(null) : await showBatch(context, made.value);
        if (!shown.ok) return shown;
        const { value: body } = shown;
        return accept(body === null ? { status: 204, body } : { status: 201, body });
      });
    },
  });
  return [listAllDebits, listAll, make, retrieve, file, settle, importAnswers];
}

async function creditorNow(call: ApiCall, access: GatewayAccess): Promise<Outcome<SepaCreditor>> {
  const gateways = await openGateways(call.database, call.businessId, access);
  const own = gateways.get('sepa');
  if (!own) return refuse('Error.Gateway.NotEnabled', undefined, { type: 'sepa' });
  return accept(creditorOf(own.call(call.now).settings));
}
