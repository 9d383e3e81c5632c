/** Reads the offers of a segment: one, or pages of them in their order or in that of a pricing table. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import type { Offer } from './offer.ts';
import { offersOfRows } from './offer-rows.ts';

/** @param isWithFeatures false spares reading the features (`IgnoreFeatures`). */
export async function findOffer(
  context: Context,
  segmentId: number,
  reference: string,
  isWithFeatures = true,
): Promise<Offer | undefined> {
  const rows = await offersOf(context)
    .selectAll('offer')
    .where('offer.segment_id', '=', segmentId)
    .where('offer.reference', '=', reference)
    .execute();
  const [offer] = await offersOfRows(context, rows, isWithFeatures);
  return offer;
}

export async function findOfferById(context: Context, offerId: number): Promise<Offer | undefined> {
  const offers = await loadOffersById(context, [offerId]);
  return offers.get(offerId);
}

/** Those that exist, with their features. */
export async function loadOffersById(
  context: Context,
  offerIds: readonly number[],
): Promise<ReadonlyMap<number, Offer>> {
  const rows = await offersOf(context)
    .selectAll('offer')
    .where('offer.id', '=', ({ fn, val }) => fn<number>('any', [val(offerIds)]))
    .execute();
  const offers = await offersOfRows(context, rows, true);
  return new Map(offers.map((offer) => [offer.id, offer]));
}

export interface OfferFilter {
  readonly segmentId: number;
  readonly isVisible?: boolean | undefined;
  /** How the reference starts, in exactly this spelling. */
  readonly prefix?: string | undefined;
  /** Only the offers of this pricing table, in its order; none when there is no such table. */
  readonly pricingTableReference?: string | undefined;
  /** The offer that a subscription is on: no offer to upgrade to. */
  readonly exceptOfferId?: number | undefined;
  readonly isWithFeatures?: boolean | undefined;
}

export async function findOffers(
  context: Context,
  filter: OfferFilter,
  paging: Paging,
): Promise<PageOf<Offer>> {
  const query = filteredOffers(context, filter);
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  let ordered = query.selectAll('offer');
  if (filter.pricingTableReference !== undefined)
    ordered = ordered.orderBy(positionIn(filter.pricingTableReference));
  const rows = await ordered
    .orderBy('offer.position')
    .orderBy('offer.id')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  const items = await offersOfRows(context, rows, filter.isWithFeatures ?? true);
  return { items, totalItems: total };
}

function filteredOffers(context: Context, filter: OfferFilter) {
  const { isVisible, prefix, pricingTableReference, exceptOfferId } = filter;
  let query = offersOf(context).where('offer.segment_id', '=', filter.segmentId);
  if (isVisible !== undefined) query = query.where('offer.is_visible', '=', isVisible);
  if (prefix !== undefined) query = query.where(sql<boolean>`starts_with(offer.reference, ${prefix})`);
  if (exceptOfferId !== undefined) query = query.where('offer.id', '<>', exceptOfferId);
  if (pricingTableReference !== undefined)
    query = query.where(sql<boolean>`${positionIn(pricingTableReference)} is not null`);
  return query;
}

/** The place of the offer in the pricing table of its segment; null when it has none. */
function positionIn(pricingTableReference: string) {
  return sql<number | null>`(select x.position from pricing_table_offer x
    join pricing_table t on t.business_id = x.business_id and t.id = x.pricing_table_id
    where t.business_id = offer.business_id and t.segment_id = offer.segment_id
      and t.reference = ${pricingTableReference} and x.offer_id = offer.id)`;
}

function offersOf({ transaction, businessId }: Context) {
  return transaction.selectFrom('offer').where('offer.business_id', '=', businessId);
}
