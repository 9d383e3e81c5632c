/** Money received at once, for several invoices or for none, and what of it is still on account. */
import { z } from 'zod';
import { accept } from '../../../domain/refusal/outcome.ts';
import { identifier, pagingFields } from '../../../http/fields.ts';
import { cancelReceipt } from '../../../payments/offline/cancel-receipt.ts';
import { listReceipts } from '../../../payments/offline/list-receipts.ts';
import { repayReceipt } from '../../../payments/offline/repay-receipt.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { changeAndShow } from '../change-and-show.ts';
import { list, pagingOf } from '../list.ts';
import { presentReceipt, showReceipt } from '../present/receipt.ts';
import { moneyReceipt, receiptList, receiptStates } from '../wire/receipt.ts';

const one = '/Finance/Receipts/{receiptId}';

const listAll = defineOperation({
  id: 'list-receipts',
  method: 'GET',
  path: '/Finance/Receipts',
  summary: 'List money received at once, the newest first, with what of it is on account',
  tag: 'Payments',
  input: z.object({
    ...pagingFields,
    IdCustomer: identifier.optional(),
    StateReceipt: z.enum(receiptStates).optional(),
    /** Only those with money that no invoice has taken yet, or only the others. */
    HasMoneyOnAccount: z.boolean().optional(),
  }),
  responses: { 200: receiptList },
  handle: (call, input) =>
    work(call, async (context) => {
      const { IdCustomer: customerId, StateReceipt: state, HasMoneyOnAccount: hasMoneyOnAccount } = input;
      const page = await listReceipts(context, { customerId, state, hasMoneyOnAccount }, pagingOf(input));
      return accept(list(input, { ...page, items: page.items.map(presentReceipt) }, context.now));
    }),
});

const retrieve = defineOperation({
  id: 'show-receipt',
  method: 'GET',
  path: one,
  summary: 'Read a receipt',
  tag: 'Payments',
  input: z.object({ receiptId: identifier }),
  responses: { 200: moneyReceipt },
  handle: (call, { receiptId }) =>
    work(call, async (context) => {
      const shown = await showReceipt(context, receiptId);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const cancel = defineOperation({
  id: 'cancel-receipt',
  method: 'POST',
  path: `${one}/Cancel`,
  summary: 'Take back money that was recorded by mistake: all that it paid is due again',
  tag: 'Payments',
  input: z.object({ receiptId: identifier }),
  responses: { 200: moneyReceipt },
  handle: (call, { receiptId }) =>
    changeAndShow(
      call,
      (context) => cancelReceipt(context, receiptId),
      (context) => showReceipt(context, receiptId),
    ),
});

const repay = defineOperation({
  id: 'repay-receipt',
  method: 'POST',
  path: `${one}/Repay`,
  summary: 'Record that what is left on account went back to the customer',
  tag: 'Payments',
  input: z.object({ receiptId: identifier }),
  responses: { 200: moneyReceipt },
  handle: (call, { receiptId }) =>
    changeAndShow(
      call,
      (context) => repayReceipt(context, receiptId),
      (context) => showReceipt(context, receiptId),
    ),
});

export const receiptOperations = [listAll, retrieve, cancel, repay];
