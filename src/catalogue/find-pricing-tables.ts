/** Reads the pricing tables of a segment, without their offers: `findOffers` gives those in the table's order. */
import type { Context } from '../accounts/context.ts';
import { type LocalizedText, parseLocalizedText } from '../domain/localized-text.ts';

export interface PricingTable {
  readonly id: number;
  readonly segmentId: number;
  readonly reference: string;
  readonly title: LocalizedText;
  readonly isVisible: boolean;
  readonly isDefault: boolean;
  readonly position: number;
}

/** The default one first. */
export async function findPricingTables(context: Context, segmentId: number): Promise<PricingTable[]> {
  const rows = await context.transaction
    .selectFrom('pricing_table')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', segmentId)
    .orderBy('is_default', 'desc')
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    segmentId: row.segment_id,
    reference: row.reference,
    title: parseLocalizedText(row.title),
    isVisible: row.is_visible,
    isDefault: row.is_default,
    position: row.position,
  }));
}
