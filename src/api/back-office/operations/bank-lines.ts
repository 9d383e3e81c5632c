/** Statements of the bank: imported, matched with what customers owe, or set aside. */
import { z } from 'zod';
import { findCustomerById } from '../../../customers/find-customer.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { feeAmount, identifier, pagingFields, text } from '../../../http/fields.ts';
import { importBankFile } from '../../../payments/bank/import-bank-file.ts';
import { listBankLines } from '../../../payments/bank/list-bank-lines.ts';
import { matchCertainLines } from '../../../payments/bank/match-certain-lines.ts';
import { ignoreBankLine, matchBankLine, reopenBankLine } from '../../../payments/bank/settle-bank-line.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { changeAndShow } from '../change-and-show.ts';
import { fileText } from '../file-text.ts';
import { list, pagingOf } from '../list.ts';
import { presentBankLines, showBankLine } from '../present/bank-line.ts';
import { numberOf } from '../segment-filter.ts';
import { bankFileImport, bankLine, bankLineList, bankLineStates } from '../wire/bank-line.ts';

const path = '/Finance/BankLines';
const one = `${path}/{bankLineId}`;
const tag = 'Bank lines';
const MOST_MATCHED = 500;

const statement = fileText({
  en: ': ask the bank for a shorter period.',
  fr: '\u00a0: demandez à la banque une période plus courte.',
});

const importFile = defineOperation({
  id: 'import-bank-file',
  method: 'POST',
  path,
  summary: 'Import a statement of the bank: CSV, or camt.053 and camt.054; each movement is kept once',
  tag,
  input: z.object({
    Statement: statement,
    /** Lines that can mean one thing only are matched at once. */
    MatchesCertain: z.boolean().default(false),
  }),
  responses: { 200: bankFileImport },
  handle: (call, input) =>
    work(call, async (context) => {
      const imported = await importBankFile(context, input.Statement, context.defaultSegment.currency);
      if (!imported.ok) return imported;
      const matched = input.MatchesCertain ? await matchCertainLines(context, MOST_MATCHED) : accept(0);
      if (!matched.ok) return matched;
      const { format, read, added, known, outgoing } = imported.value;
      return accept({
        status: 200,
        body: {
          Format: format,
          CountRead: read,
          CountAdded: added,
          CountKnown: known,
          CountOutgoing: outgoing,
          CountMatched: matched.value,
        },
      });
    }),
});

const listAll = defineOperation({
  id: 'list-bank-lines',
  method: 'GET',
  path,
  summary: 'List the lines of bank statements, the newest first, with what they may pay',
  tag,
  input: z.object({
    ...pagingFields,
    StateBankLine: z.enum(bankLineStates).optional(),
    Amount: feeAmount.optional(),
    AmountMin: feeAmount.optional(),
    AmountMax: feeAmount.optional(),
    DayBookedMin: z.iso.date().optional(),
    DayBookedMax: z.iso.date().optional(),
    /** Part of the payer's name or of what the payer wrote. */
    Search: text(200).optional(),
  }),
  responses: { 200: bankLineList },
  handle: (call, input) =>
    work(call, async (context) => {
      const filter = {
        state: input.StateBankLine,
        amount: numberOf(input.Amount, input.AmountMin, input.AmountMax),
        bookedFrom: input.DayBookedMin,
        bookedTo: input.DayBookedMax,
        text: input.Search,
      };
      const page = await listBankLines(context, filter, pagingOf(input));
      return accept(
        list(input, { ...page, items: await presentBankLines(context, page.items) }, context.now),
      );
    }),
});

const retrieve = defineOperation({
  id: 'show-bank-line',
  method: 'GET',
  path: one,
  summary: 'Read a bank line with what it may pay',
  tag,
  input: z.object({ bankLineId: identifier }),
  responses: { 200: bankLine },
  handle: (call, { bankLineId }) =>
    work(call, async (context) => {
      const shown = await showBankLine(context, bankLineId);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const match = defineOperation({
  id: 'match-bank-line',
  method: 'POST',
  path: `${one}/Match`,
  summary: 'Match a bank line with a customer and invoices; what is more stays on account',
  tag,
  input: z.object({
    bankLineId: identifier,
    IdCustomer: identifier,
    /** All that are due, the oldest first, when left out; none when empty. */
    IdsInvoice: z.array(identifier).max(100).optional(),
  }),
  responses: { 200: bankLine },
  handle: (call, { bankLineId, IdCustomer, IdsInvoice: invoiceIds }) =>
    changeAndShow(
      call,
      async (context) => {
        const customer = await findCustomerById(context, IdCustomer);
        return customer
          ? matchBankLine(context, bankLineId, { customerId: customer.id, invoiceIds })
          : refuse('Error.Customer.NotFound', 'IdCustomer');
      },
      (context) => showBankLine(context, bankLineId),
    ),
});

const matchCertain = defineOperation({
  id: 'match-certain-bank-lines',
  method: 'POST',
  path: `${path}/MatchCertain`,
  summary: 'Match the bank lines that can mean one thing only',
  tag,
  input: z.object({}),
  responses: { 200: z.object({ CountMatched: z.int() }).meta({ id: 'MatchedBankLines' }) },
  handle: (call) =>
    work(call, async (context) => {
      const matched = await matchCertainLines(context, MOST_MATCHED);
      return matched.ok ? accept({ status: 200, body: { CountMatched: matched.value } }) : matched;
    }),
});

const ignore = defineOperation({
  id: 'ignore-bank-line',
  method: 'POST',
  path: `${one}/Ignore`,
  summary: 'Set aside a bank line that is about no invoice',
  tag,
  input: z.object({ bankLineId: identifier, Reason: text(450).optional() }),
  responses: { 200: bankLine },
  handle: (call, { bankLineId, Reason }) =>
    changeAndShow(
      call,
      (context) => ignoreBankLine(context, bankLineId, Reason ?? null),
      (context) => showBankLine(context, bankLineId),
    ),
});

const reopen = defineOperation({
  id: 'reopen-bank-line',
  method: 'POST',
  path: `${one}/Reopen`,
  summary: 'Reopen a bank line: what was recorded for it is taken back',
  tag,
  input: z.object({ bankLineId: identifier }),
  responses: { 200: bankLine },
  handle: (call, { bankLineId }) =>
    changeAndShow(
      call,
      (context) => reopenBankLine(context, bankLineId),
      (context) => showBankLine(context, bankLineId),
    ),
});

export const bankLineOperations = [importFile, listAll, retrieve, match, matchCertain, ignore, reopen];
