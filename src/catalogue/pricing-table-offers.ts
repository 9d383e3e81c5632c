/** Offers as pricing tables show them: added, moved, replaced, taken out, and put into an order as a whole. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import type { TraceFilter } from '../accounts/traces.ts';
import { allOf, equals, isWithin } from '../database/conditions.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { findPricingTableById } from './list-pricing-tables.ts';

export interface PricingTableOfferFilter {
  readonly id?: number | undefined;
  readonly tableId?: number | undefined;
  readonly offerId?: number | undefined;
  readonly segmentId?: number | undefined;
  readonly traces?: TraceFilter | undefined;
}

function selectMatching({ transaction, businessId }: Context, filter: PricingTableOfferFilter) {
  return transaction
    .selectFrom('pricing_table_offer as x')
    .innerJoin('pricing_table as t', (join) =>
      join.onRef('t.business_id', '=', 'x.business_id').onRef('t.id', '=', 'x.pricing_table_id'),
    )
    .innerJoin('offer as o', (join) =>
      join.onRef('o.business_id', '=', 'x.business_id').onRef('o.id', '=', 'x.offer_id'),
    )
    .where('x.business_id', '=', businessId)
    .where(
      allOf([
        equals('x.id', filter.id),
        equals('x.pricing_table_id', filter.tableId),
        equals('x.offer_id', filter.offerId),
        equals('t.segment_id', filter.segmentId),
        equals('x.updated_by', filter.traces?.updatedBy),
        isWithin('x.updated_at', filter.traces?.updatedFrom, filter.traces?.updatedTo),
      ]),
    );
}

function rowsOf(context: Context, filter: PricingTableOfferFilter) {
  return selectMatching(context, filter)
    .selectAll('x')
    .select(['t.segment_id', 't.reference as table_reference', 'o.reference as offer_reference'])
    .orderBy('x.pricing_table_id')
    .orderBy('x.position')
    .orderBy('x.id');
}

export type PricingTableOffer = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

/** Table by table, each in its order. */
export async function listPricingTableOffers(
  context: Context,
  filter: PricingTableOfferFilter,
  paging: Paging,
): Promise<PageOf<PricingTableOffer>> {
  const { total } = await selectMatching(context, filter)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const items = await rowsOf(context, filter).limit(paging.sizePage).offset(offsetOf(paging)).execute();
  return { items, totalItems: total };
}

export function findPricingTableOffer(context: Context, id: number): Promise<PricingTableOffer | undefined> {
  return rowsOf(context, { id }).executeTakeFirst();
}

/** Behind the others when no position is given. Answers its number. */
export async function addPricingTableOffer(
  context: Context,
  input: { readonly tableId: number; readonly offerId: number; readonly position?: number | undefined },
): Promise<Outcome<number>> {
  const { transaction, businessId } = context;
  const { tableId, offerId, position } = input;
  const fits = await checkOffer(context, tableId, offerId);
  if (!fits.ok) return fits;
  const behind = sql<number>`(select coalesce(max(position) + 1, 0) from pricing_table_offer
    where business_id = ${businessId} and pricing_table_id = ${tableId})`;
  const inserted = await transaction
    .insertInto('pricing_table_offer')
    .values({
      business_id: businessId,
      pricing_table_id: tableId,
      offer_id: offerId,
      position: position ?? behind,
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'pricing_table_id', 'offer_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted ? accept(inserted.id) : refuse('Error.PricingTableOffer.Taken', 'IdOffer');
}

export async function changePricingTableOffer(
  context: Context,
  id: number,
  change: { readonly offerId?: number | undefined; readonly position?: number | undefined },
): Promise<Outcome<void>> {
  const current = await findPricingTableOffer(context, id);
  if (!current) return refuse('Error.PricingTableOffer.NotFound', 'pricingTableOfferId');
  const offerId = change.offerId ?? current.offer_id;
  if (offerId !== current.offer_id) {
    const tableId = current.pricing_table_id;
    const fits = await checkOffer(context, tableId, offerId);
    if (!fits.ok) return fits;
    const taken = await listPricingTableOffers(context, { tableId, offerId }, { page: 1, sizePage: 0 });
    if (taken.totalItems > 0) return refuse('Error.PricingTableOffer.Taken', 'IdOffer');
  }
  await context.transaction
    .updateTable('pricing_table_offer')
    .set({ offer_id: offerId, position: change.position ?? current.position })
    .where('business_id', '=', context.businessId)
    .where('id', '=', id)
    .execute();
  return accept(undefined);
}

export async function removePricingTableOffer(context: Context, id: number): Promise<Outcome<void>> {
  const removed = await context.transaction
    .deleteFrom('pricing_table_offer')
    .where('business_id', '=', context.businessId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return removed ? accept(undefined) : refuse('Error.PricingTableOffer.NotFound', 'pricingTableOfferId');
}

/** @param offerIds every offer that the table shows, once, in the order wanted */
export async function orderPricingTable(
  context: Context,
  tableId: number,
  offerIds: readonly number[],
): Promise<Outcome<void>> {
  if (!(await findPricingTableById(context, tableId)))
    return refuse('Error.PricingTable.NotFound', 'pricingTableId');
  const shown = await rowsOf(context, { tableId }).forUpdate('x').execute();
  const isWhole = shown.length === offerIds.length && shown.every((row) => offerIds.includes(row.offer_id));
  if (!isWhole) {
    const reason = shown.map((row) => row.offer_id).join(', ');
    return refuse('Error.Input.Invalid', 'Offers', { field: 'Offers', reason });
  }
  await sql`update pricing_table_offer x set position = v.position - 1
    from unnest(${offerIds}::bigint[]) with ordinality as v(offer_id, position)
    where x.business_id = ${context.businessId} and x.pricing_table_id = ${tableId}
      and x.offer_id = v.offer_id`.execute(context.transaction);
  return accept(undefined);
}

/** The table exists, and so does the offer, in the same segment. */
async function checkOffer(context: Context, tableId: number, offerId: number): Promise<Outcome<void>> {
  const table = await findPricingTableById(context, tableId);
  if (!table) return refuse('Error.PricingTable.NotFound', 'IdPricingTable');
  const offer = await context.transaction
    .selectFrom('offer')
    .select('id')
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', table.segment_id)
    .where('id', '=', offerId)
    .executeTakeFirst();
  return offer ? accept(undefined) : refuse('Error.Offer.NotFound', 'IdOffer', { reference: offerId });
}
