/** Balance lines: what customers owe or are owed, billed or waiting to be. */
import { z } from 'zod';
import { recordAudit } from '../../../accounts/record-audit.ts';
import { addBalanceLine } from '../../../billing/add-balance-line.ts';
import { cancelBalanceLine } from '../../../billing/cancel-balance-line.ts';
import { listBalanceLines } from '../../../billing/list-balance-lines.ts';
import { findCustomerById } from '../../../customers/find-customer.ts';
import { handMadeLineTypes, lineStates, lineTypes } from '../../../domain/billing/line-type.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { amount, identifier, instantInput, pagingFields, text } from '../../../http/fields.ts';
import { work } from '../../call.ts';
import { checkDates } from '../../live/check-dates.ts';
import { periodOf } from '../../live/operations/billing.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { creationFilter, editionFilter, list, pagingOf, segmentFilter, traceFilterOf } from '../list.ts';
import { presentBalanceLines, showBalanceLine } from '../present/balance-line.ts';
import { numberOf, segmentIdNamed } from '../segment-filter.ts';
import { balanceLine, balanceLineExtras, balanceLineList } from '../wire/balance-line.ts';

const extra = { extra: z.array(z.enum(balanceLineExtras)).optional() };

const listAll = defineOperation({
  id: 'list-balance-lines',
  method: 'GET',
  path: '/Finance/BalanceLines',
  summary: 'List balance lines',
  tag: 'BalanceLines',
  input: z.object({
    ...pagingFields,
    ...segmentFilter,
    StateMove: z.enum(lineStates).optional(),
    TypeLine: z.enum(lineTypes).optional(),
    IdCustomer: identifier.optional(),
    IdSubscription: identifier.optional(),
    IdSubscriptionPeriod: identifier.optional(),
    IdFeature: identifier.optional(),
    IdInvoice: identifier.optional(),
    AmountSubtotal: amount.optional(),
    AmountSubtotalMin: amount.optional(),
    AmountSubtotalMax: amount.optional(),
    AmountTotal: amount.optional(),
    AmountTotalMin: amount.optional(),
    AmountTotalMax: amount.optional(),
    ...extra,
    ...creationFilter,
    ...editionFilter,
  }),
  responses: { 200: balanceLineList },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = segmentIdNamed(context, input);
      if (!segment.ok) return segment;
      const filter = {
        segmentId: segment.value,
        state: input.StateMove,
        type: input.TypeLine,
        customerId: input.IdCustomer,
        subscriptionId: input.IdSubscription,
        subscriptionPeriodId: input.IdSubscriptionPeriod,
        featureId: input.IdFeature,
        invoiceId: input.IdInvoice,
        amountSubtotal: numberOf(input.AmountSubtotal, input.AmountSubtotalMin, input.AmountSubtotalMax),
        amountTotal: numberOf(input.AmountTotal, input.AmountTotalMin, input.AmountTotalMax),
        traces: traceFilterOf(input),
      };
      const page = await listBalanceLines(context, context.segments, filter, pagingOf(input));
      const items = await presentBalanceLines(context, page.items, input.extra);
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieve = defineOperation({
  id: 'show-balance-line-by-id',
  method: 'GET',
  path: '/Finance/BalanceLines/{balanceLineId}',
  summary: 'Read a balance line',
  tag: 'BalanceLines',
  input: z.object({ balanceLineId: identifier, ...extra }),
  responses: { 200: balanceLine },
  handle: (call, input) =>
    work(call, async (context) => {
      const shown = await showBalanceLine(context, input.balanceLineId, input.extra);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const create = defineOperation({
  id: 'create-balance-line',
  method: 'POST',
  path: '/Finance/BalanceLines',
  summary: 'Add a debit, or a credit with a negative amount, to the balance of a customer',
  tag: 'BalanceLines',
  input: z.object({
    IdCustomer: identifier,
    IdSubscription: identifier.optional(),
    /** Before tax, or with it where the prices of the segment include it. */
    Amount: amount,
    TextLocalized: text(255).min(1),
    TypeLine: z.enum(handMadeLineTypes).optional(),
    /** Selects the tax. */
    KeyCharge: text(50).optional(),
    Quantity: z.int().min(0).optional(),
    DateMove: instantInput.optional(),
    DatePeriodStart: instantInput.optional(),
    DatePeriodEnd: instantInput.optional(),
  }),
  responses: { 201: balanceLine },
  handle: (call, input) =>
    work(call, async (context) => {
      const customer = await findCustomerById(context, input.IdCustomer);
      if (!customer) return refuse('Error.Customer.NotFound', 'IdCustomer');
      const { DateMove, DatePeriodStart, DatePeriodEnd } = input;
      const dates = checkDates({ DateMove, DatePeriodStart, DatePeriodEnd });
      if (!dates.ok) return dates;
      const period = periodOf(input);
      if (!period.ok) return period;
      const added = await addBalanceLine(context, {
        customerId: customer.id,
        segmentId: customer.segmentId,
        subscriptionId: input.IdSubscription || undefined,
        amount: input.Amount,
        type: input.TypeLine,
        label: input.TextLocalized,
        keyCharge: input.KeyCharge,
        quantity: input.Quantity,
        movedAt: DateMove,
        period: period.value,
      });
      if (!added.ok) return added;
      await recordAudit(context, {
        action: 'BalanceLine.Added',
        subjectKind: 'balance_line',
        subjectId: added.value.id,
        data: { customerId: customer.id, amount: input.Amount },
      });
      const shown = await showBalanceLine(context, added.value.id);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

const remove = defineOperation({
  id: 'delete-balance-line',
  method: 'DELETE',
  path: '/Finance/BalanceLines/{balanceLineId}',
  summary: 'Cancel a line that was added by hand and is not billed',
  tag: 'BalanceLines',
  input: z.object({ balanceLineId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const outcome = await cancelBalanceLine(context, input.balanceLineId);
      return outcome.ok ? accept(deleted(call)) : outcome;
    }),
});

export const balanceLineOperations = [listAll, retrieve, create, remove];
