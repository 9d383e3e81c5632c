/** Pricing tables and their offers as the Back Office writes them. */
import type { Selectable } from 'kysely';
import { tracesOf } from '../../../accounts/traces.ts';
import type { PricingTableOffer } from '../../../catalogue/pricing-table-offers.ts';
import type { PricingTableTable } from '../../../database/table-types.ts';
import { localize, parseLocalizedText } from '../../../domain/localized-text.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { languagesFor, type Work } from '../../call.ts';
import type { pricingTable, pricingTableOffer } from '../wire/pricing-table.ts';
import { presentSegmentOf, presentTraces, type TraceExtras } from './traces.ts';

export function presentPricingTable(
  work: Work,
  row: Selectable<PricingTableTable>,
  extras: TraceExtras,
  extra: readonly string[] | undefined,
): BodyOf<typeof pricingTable> {
  const title = parseLocalizedText(row.title);
  const titleLocalized = localize(title, languagesFor(work, row.segment_id));
  return {
    Id: row.id,
    IdBusiness: work.businessId,
    ...presentSegmentOf(work, row.segment_id, extra),
    ReferencePricingTable: row.reference,
    Name: row.name === '' ? (titleLocalized ?? row.reference) : row.name,
    Order: row.position,
    IsVisible: row.is_visible,
    IsDefault: row.is_default,
    StateLife: row.life_state,
    Title: title,
    ...presentTraces(tracesOf(row), extras),
    Links: [{ rel: 'self', href: `/Sub/PricingTables/${row.id}` }],
  };
}

export function presentPricingTableOffer(
  work: Work,
  row: PricingTableOffer,
): BodyOf<typeof pricingTableOffer> {
  return {
    Id: row.id,
    IdBusiness: work.businessId,
    ...presentSegmentOf(work, row.segment_id, []),
    IdPricingTable: row.pricing_table_id,
    ReferencePricingTable: row.table_reference,
    IdOffer: row.offer_id,
    ReferenceOffer: row.offer_reference,
    Order: row.position,
    ...(row.updated_by !== null && { IdUserUpdate: row.updated_by }),
    DateUpdate: formatInstant(row.updated_at),
    Links: [{ rel: 'self', href: `/Sub/PricingTableOffers/${row.id}` }],
  };
}
