/** The offers that pricing tables show. */
import { z } from 'zod';
import {
  addPricingTableOffer,
  changePricingTableOffer,
  findPricingTableOffer,
  listPricingTableOffers,
  removePricingTableOffer,
} from '../../../catalogue/pricing-table-offers.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, pagingFields } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { type Work, work } from '../../call.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { editionFilter, list, pagingOf, segmentFilter, traceFilterOf } from '../list.ts';
import { presentPricingTableOffer } from '../present/pricing-table.ts';
import { segmentIdNamed } from '../segment-filter.ts';
import { pricingTableOffer, pricingTableOfferList } from '../wire/pricing-table.ts';

const position = z.int().min(0).max(1_000_000).optional();

const create = defineOperation({
  id: 'create-pricing-table-offer',
  method: 'POST',
  path: '/Sub/PricingTableOffers',
  summary: 'Show an offer in a pricing table',
  tag: 'Pricing Tables',
  input: z.object({ IdPricingTable: identifier, IdOffer: identifier, Order: position }),
  responses: { 201: pricingTableOffer },
  handle: (call, input) =>
    work(call, async (context) => {
      const { IdPricingTable: tableId, IdOffer: offerId, Order } = input;
      const added = await addPricingTableOffer(context, { tableId, offerId, position: Order });
      if (!added.ok) return added;
      const shown = await show(context, added.value);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

const listAll = defineOperation({
  id: 'list-pricing-table-offers',
  method: 'GET',
  path: '/Sub/PricingTableOffers',
  summary: 'List the offers of pricing tables, table by table in their order',
  tag: 'Pricing Tables',
  input: z.object({
    ...pagingFields,
    IdPricingTable: identifier.optional(),
    IdOffer: identifier.optional(),
    ...segmentFilter,
    ...editionFilter,
  }),
  responses: { 200: pricingTableOfferList },
  handle: (call, input) =>
    work(call, async (context) => {
      const segmentId = segmentIdNamed(context, input);
      if (!segmentId.ok) return segmentId;
      const filter = {
        tableId: input.IdPricingTable,
        offerId: input.IdOffer,
        segmentId: segmentId.value,
        traces: traceFilterOf(input),
      };
      const page = await listPricingTableOffers(context, filter, pagingOf(input));
      const items = page.items.map((row) => presentPricingTableOffer(context, row));
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieve = defineOperation({
  id: 'show-pricing-table-offer',
  method: 'GET',
  path: '/Sub/PricingTableOffers/{pricingTableOfferId}',
  summary: 'Read an offer of a pricing table',
  tag: 'Pricing Tables',
  input: z.object({ pricingTableOfferId: identifier }),
  responses: { 200: pricingTableOffer },
  handle: (call, input) =>
    work(call, async (context) => {
      const shown = await show(context, input.pricingTableOfferId);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const update = defineOperation({
  id: 'update-pricing-table-offer',
  method: 'PATCH',
  path: '/Sub/PricingTableOffers/{pricingTableOfferId}',
  summary: 'Move an offer in its pricing table, or put another in its place',
  tag: 'Pricing Tables',
  input: z.object({ pricingTableOfferId: identifier, IdOffer: identifier.optional(), Order: position }),
  responses: { 200: pricingTableOffer },
  handle: (call, input) =>
    work(call, async (context) => {
      const change = { offerId: input.IdOffer, position: input.Order };
      const changed = await changePricingTableOffer(context, input.pricingTableOfferId, change);
      if (!changed.ok) return changed;
      const shown = await show(context, input.pricingTableOfferId);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const remove = defineOperation({
  id: 'delete-pricing-table-offer',
  method: 'DELETE',
  path: '/Sub/PricingTableOffers/{pricingTableOfferId}',
  summary: 'Take an offer out of a pricing table',
  tag: 'Pricing Tables',
  input: z.object({ pricingTableOfferId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const outcome = await removePricingTableOffer(context, input.pricingTableOfferId);
      return outcome.ok ? accept(deleted(call)) : outcome;
    }),
});

async function show(context: Work, id: number): Promise<Outcome<BodyOf<typeof pricingTableOffer>>> {
  const found = await findPricingTableOffer(context, id);
  if (!found) return refuse('Error.PricingTableOffer.NotFound', 'pricingTableOfferId');
  return accept(presentPricingTableOffer(context, found));
}

export const pricingTableOfferOperations = [create, listAll, retrieve, update, remove];
