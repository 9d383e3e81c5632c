/** Reads the discounts of a segment. */
import type { Context } from '../accounts/context.ts';
import { type LocalizedText, parseLocalizedText } from '../domain/localized-text.ts';
import type { DiscountTarget, DiscountType } from '../domain/pricing/discount.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

export interface CatalogueDiscount {
  readonly id: number;
  readonly segmentId: number;
  readonly reference: string;
  readonly title: LocalizedText;
  readonly typeOff: DiscountType;
  /** Minor units when Flat, else per ten thousand. */
  readonly valueOff: number;
  readonly targetFee: DiscountTarget;
  /** Null = for ever. */
  readonly countPeriods: number | null;
}

/** All of the segment, in the order in which they were declared. */
export async function findDiscounts(context: Context, segmentId: number): Promise<CatalogueDiscount[]> {
  const rows = await context.transaction
    .selectFrom('discount')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', segmentId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    segmentId: row.segment_id,
    reference: row.reference,
    title: parseLocalizedText(row.title),
    typeOff: row.type_off,
    valueOff: row.value_off,
    targetFee: row.target_fee,
    countPeriods: row.count_periods,
  }));
}

/** The ids in the order of the references, which is the order in which discounts are applied. */
export async function findDiscountIds(
  context: Context,
  segmentId: number,
  references: readonly string[],
): Promise<Outcome<readonly number[]>> {
  if (references.length === 0) return accept([]);
  const rows = await context.transaction
    .selectFrom('discount')
    .select(['id', 'reference', 'state'])
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', segmentId)
    .where('reference', '=', ({ fn, val }) => fn<string>('any', [val(references)]))
    .execute();
  const ids = new Map(rows.map((row) => [row.reference, row]));
  const found: number[] = [];
  for (const reference of references) {
    const discount = ids.get(reference);
    if (!discount) return refuse('Error.Discount.NotFound', 'ReferenceDiscount', { reference });
    if (discount.state === 'Draft') return refuse('Error.Discount.Draft', 'ReferenceDiscount');
    found.push(discount.id);
  }
  return accept(found);
}
