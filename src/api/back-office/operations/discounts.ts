/** Discounts of a segment. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { tracesOf } from '../../../accounts/traces.ts';
import { changeDiscount } from '../../../catalogue/change-discount.ts';
import { declareDiscount } from '../../../catalogue/declare-discount.ts';
import { deleteDiscount } from '../../../catalogue/delete-discount.ts';
import { findDiscountById, listDiscounts } from '../../../catalogue/list-discounts.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { feeAmount, identifier, pagingFields, reference, text } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { chooseSegment, type Work, work } from '../../call.ts';
import { changedTo, clearing, defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { creationFilter, editionFilter, list, pagingOf, segmentFilter, traceFilterOf } from '../list.ts';
import { presentDiscount } from '../present/discount.ts';
import { loadTraceExtras } from '../present/traces.ts';
import { segmentIdNamed } from '../segment-filter.ts';
import { discount, discountList, discountStates, targetFees, typesOff } from '../wire/discount.ts';
import { localizedText } from '../wire/localized-text.ts';

const extra = { extra: z.array(z.enum(['all', 'Segment', 'UserCreation', 'UserUpdate'])).optional() };
const countPeriods = z.int().min(1).max(100_000);

const create = defineOperation({
  id: 'create-discount',
  method: 'POST',
  path: '/Sub/Discounts',
  summary: 'Create a discount',
  tag: 'Discounts',
  input: z.object({
    ...segmentFilter,
    ReferenceDiscount: reference.optional(),
    Name: text(200).min(1),
    StateDiscount: z.enum(discountStates).default('Enabled'),
    TypeOff: z.enum(typesOff),
    ValueOff: feeAmount,
    TargetFee: z.enum(targetFees).default('All'),
    CountPeriods: countPeriods.optional(),
    Title: localizedText.optional(),
  }),
  responses: { 201: discount },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment, input.IdSegment);
      if (!segment.ok) return segment;
      const named = input.ReferenceDiscount ?? randomUUID();
      const { id: segmentId, language } = segment.value;
      const taken = await listDiscounts(context, { segmentId, reference: named }, { page: 1, sizePage: 0 });
      if (taken.totalItems > 0) return refuse('Error.Discount.Reference.Taken', 'ReferenceDiscount');
      const declared = await declareDiscount(context, segmentId, {
        reference: named,
        name: input.Name,
        state: input.StateDiscount,
        title: input.Title ?? { [language]: input.Name },
        typeOff: input.TypeOff,
        valueOff: input.ValueOff,
        targetFee: input.TargetFee,
        countPeriods: input.CountPeriods,
      });
      if (!declared.ok) return declared;
      const shown = await show(context, declared.value.id, []);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

const listAll = defineOperation({
  id: 'list-discounts',
  method: 'GET',
  path: '/Sub/Discounts',
  summary: 'List discounts',
  tag: 'Discounts',
  input: z.object({
    ...pagingFields,
    ReferenceDiscount: reference.optional(),
    StateDiscount: z.enum(discountStates).optional(),
    Name: text(200).optional(),
    TargetFee: z.enum(targetFees).optional(),
    ValueOff: feeAmount.optional(),
    CountPeriods: countPeriods.optional(),
    ...segmentFilter,
    ...extra,
    ...creationFilter,
    ...editionFilter,
  }),
  responses: { 200: discountList },
  handle: (call, input) =>
    work(call, async (context) => {
      const segmentId = segmentIdNamed(context, input);
      if (!segmentId.ok) return segmentId;
      const filter = {
        segmentId: segmentId.value,
        reference: input.ReferenceDiscount,
        state: input.StateDiscount,
        name: input.Name,
        targetFee: input.TargetFee,
        valueOff: input.ValueOff,
        countPeriods: input.CountPeriods,
        traces: traceFilterOf(input),
      };
      const page = await listDiscounts(context, filter, pagingOf(input));
      const extras = await loadTraceExtras(context, input.extra, page.items.map(tracesOf));
      const items = page.items.map((row) => presentDiscount(context, row, extras, input.extra));
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieve = defineOperation({
  id: 'show-discount',
  method: 'GET',
  path: '/Sub/Discounts/{discountId}',
  summary: 'Read a discount',
  tag: 'Discounts',
  input: z.object({ discountId: identifier, ...extra }),
  responses: { 200: discount },
  handle: (call, input) =>
    work(call, async (context) => {
      const shown = await show(context, input.discountId, input.extra);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const update = defineOperation({
  id: 'update-discount',
  method: 'PATCH',
  path: '/Sub/Discounts/{discountId}',
  summary: 'Change a discount; subscriptions keep the copy they were given',
  tag: 'Discounts',
  input: z.object({
    discountId: identifier,
    ReferenceDiscount: reference.optional(),
    Name: text(200).optional(),
    StateDiscount: z.enum(discountStates).optional(),
    TypeOff: z.enum(typesOff).optional(),
    ValueOff: feeAmount.optional(),
    TargetFee: z.enum(targetFees).optional(),
    CountPeriods: countPeriods.optional(),
    Title: localizedText.optional(),
    ...clearing(['CountPeriods']),
  }),
  responses: { 200: discount },
  handle: (call, input) =>
    work(call, async (context) => {
      const changed = await changeDiscount(context, input.discountId, {
        reference: input.ReferenceDiscount,
        name: input.Name,
        state: input.StateDiscount,
        title: input.Title,
        typeOff: input.TypeOff,
        valueOff: input.ValueOff,
        targetFee: input.TargetFee,
        countPeriods: changedTo(input, 'CountPeriods', input.CountPeriods),
      });
      if (!changed.ok) return changed;
      const shown = await show(context, input.discountId, []);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const remove = defineOperation({
  id: 'delete-discount',
  method: 'DELETE',
  path: '/Sub/Discounts/{discountId}',
  summary: 'Delete a discount that no subscription was given',
  tag: 'Discounts',
  input: z.object({ discountId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const outcome = await deleteDiscount(context, input.discountId);
      return outcome.ok ? accept(deleted(call)) : outcome;
    }),
});

async function show(
  context: Work,
  discountId: number,
  wanted: readonly string[] | undefined,
): Promise<Outcome<BodyOf<typeof discount>>> {
  const found = await findDiscountById(context, discountId);
  if (!found) return refuse('Error.Discount.NotFound', 'discountId', { reference: discountId });
  const extras = await loadTraceExtras(context, wanted, [tracesOf(found)]);
  return accept(presentDiscount(context, found, extras, wanted));
}

export const discountOperations = [create, listAll, retrieve, update, remove];
