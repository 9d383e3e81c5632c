/** Pricing tables: ordered, titled selections of offers for the public. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { tracesOf } from '../../../accounts/traces.ts';
import { changePricingTable, deletePricingTable } from '../../../catalogue/change-pricing-table.ts';
import { declarePricingTable } from '../../../catalogue/declare-pricing-table.ts';
import { findPricingTableById, listPricingTables } from '../../../catalogue/list-pricing-tables.ts';
import { orderPricingTable } from '../../../catalogue/pricing-table-offers.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, pagingFields, reference, text } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { chooseSegment, type Work, work } from '../../call.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { creationFilter, editionFilter, list, pagingOf, segmentFilter, traceFilterOf } from '../list.ts';
import { presentPricingTable } from '../present/pricing-table.ts';
import { loadTraceExtras } from '../present/traces.ts';
import { segmentIdNamed } from '../segment-filter.ts';
import { lifeStates } from '../wire/feature.ts';
import { localizedText } from '../wire/localized-text.ts';
import { pricingTable, pricingTableList } from '../wire/pricing-table.ts';

const extra = { extra: z.array(z.enum(['all', 'Segment', 'UserCreation', 'UserUpdate'])).optional() };

const changeable = {
  ReferencePricingTable: reference.optional(),
  Order: z.int().min(0).max(1_000_000).optional(),
  IsVisible: z.boolean().optional(),
  IsDefault: z.boolean().optional(),
  StateLife: z.enum(lifeStates).optional(),
  Title: localizedText.optional(),
};

const create = defineOperation({
  id: 'create-pricing-table',
  method: 'POST',
  path: '/Sub/PricingTables',
  summary: 'Create a pricing table',
  tag: 'Pricing Tables',
  input: z.object({ ...segmentFilter, ...changeable, Name: text(255).min(1) }),
  responses: { 201: pricingTable },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment, input.IdSegment);
      if (!segment.ok) return segment;
      const { id: segmentId, language } = segment.value;
      const named = input.ReferencePricingTable ?? randomUUID();
      const taken = await listPricingTables(
        context,
        { segmentId, reference: named },
        { page: 1, sizePage: 0 },
      );
      if (taken.totalItems > 0) return refuse('Error.PricingTable.Reference.Taken', 'ReferencePricingTable');
      const declared = await declarePricingTable(context, segmentId, {
        ...declarationOf(input),
        reference: named,
        title: input.Title ?? { [language]: input.Name },
      });
      if (!declared.ok) return declared;
      const shown = await show(context, declared.value.id, []);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

const listAll = defineOperation({
  id: 'list-pricing-tables',
  method: 'GET',
  path: '/Sub/PricingTables',
  summary: 'List pricing tables in their order',
  tag: 'Pricing Tables',
  input: z.object({
    ...pagingFields,
    IsVisible: z.boolean().optional(),
    ReferencePricingTable: reference.optional(),
    ...segmentFilter,
    ...extra,
    ...creationFilter,
    ...editionFilter,
  }),
  responses: { 200: pricingTableList },
  handle: (call, input) =>
    work(call, async (context) => {
      const segmentId = segmentIdNamed(context, input);
      if (!segmentId.ok) return segmentId;
      const filter = {
        segmentId: segmentId.value,
        isVisible: input.IsVisible,
        reference: input.ReferencePricingTable,
        traces: traceFilterOf(input),
      };
      const page = await listPricingTables(context, filter, pagingOf(input));
      const extras = await loadTraceExtras(context, input.extra, page.items.map(tracesOf));
      const items = page.items.map((row) => presentPricingTable(context, row, extras, input.extra));
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieve = defineOperation({
  id: 'show-pricing-table',
  method: 'GET',
  path: '/Sub/PricingTables/{pricingTableId}',
  summary: 'Read a pricing table',
  tag: 'Pricing Tables',
  input: z.object({ pricingTableId: identifier, ...extra }),
  responses: { 200: pricingTable },
  handle: (call, input) =>
    work(call, async (context) => {
      const shown = await show(context, input.pricingTableId, input.extra);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const update = defineOperation({
  id: 'update-pricing-table',
  method: 'PATCH',
  path: '/Sub/PricingTables/{pricingTableId}',
  summary: 'Change a pricing table',
  tag: 'Pricing Tables',
  input: z.object({ pricingTableId: identifier, ...changeable, Name: text(255).optional() }),
  responses: { 200: pricingTable },
  handle: (call, input) =>
    work(call, async (context) => {
      const change = { ...declarationOf(input), reference: input.ReferencePricingTable, title: input.Title };
      const changed = await changePricingTable(context, input.pricingTableId, change);
      if (!changed.ok) return changed;
      const shown = await show(context, input.pricingTableId, []);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const remove = defineOperation({
  id: 'delete-pricing-table',
  method: 'DELETE',
  path: '/Sub/PricingTables/{pricingTableId}',
  summary: 'Delete a pricing table; its offers stay',
  tag: 'Pricing Tables',
  input: z.object({ pricingTableId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const outcome = await deletePricingTable(context, input.pricingTableId);
      return outcome.ok ? accept(deleted(call)) : outcome;
    }),
});

const order = defineOperation({
  id: 'order-pricing-table',
  method: 'POST',
  path: '/Sub/PricingTables/{pricingTableId}/Order',
  summary: 'Put the offers of a pricing table into an order',
  tag: 'Pricing Tables',
  input: z.object({ pricingTableId: identifier, Offers: z.array(identifier).max(1_000) }),
  responses: { 200: pricingTable },
  handle: (call, input) =>
    work(call, async (context) => {
      const ordered = await orderPricingTable(context, input.pricingTableId, input.Offers);
      if (!ordered.ok) return ordered;
      const shown = await show(context, input.pricingTableId, []);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

function declarationOf(
  input: z.output<z.ZodObject<typeof changeable>> & { readonly Name?: string | undefined },
) {
  return {
    name: input.Name,
    lifeState: input.StateLife,
    isVisible: input.IsVisible,
    isDefault: input.IsDefault,
    position: input.Order,
  };
}

async function show(
  context: Work,
  tableId: number,
  wanted: readonly string[] | undefined,
): Promise<Outcome<BodyOf<typeof pricingTable>>> {
  const found = await findPricingTableById(context, tableId);
  if (!found) return refuse('Error.PricingTable.NotFound', 'pricingTableId');
  const extras = await loadTraceExtras(context, wanted, [tracesOf(found)]);
  return accept(presentPricingTable(context, found, extras, wanted));
}

export const pricingTableOperations = [create, listAll, retrieve, update, remove, order];
