/** Changes a discount, found by its number: what is left out stays. Subscriptions keep the copy they were given. */
import type { Context } from '../accounts/context.ts';
import { parseLocalizedText } from '../domain/localized-text.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { type DiscountDeclaration, declareDiscount } from './declare-discount.ts';
import { findDiscountById, listDiscounts } from './list-discounts.ts';

export async function changeDiscount(
  context: Context,
  discountId: number,
  change: Partial<DiscountDeclaration>,
): Promise<Outcome<void>> {
  const current = await findDiscountById(context, discountId);
  if (!current) return refuse('Error.Discount.NotFound', 'discountId', { reference: discountId });
  const reference = change.reference ?? current.reference;
  if (reference !== current.reference) {
    const segmentId = current.segment_id;
    const { totalItems } = await listDiscounts(context, { segmentId, reference }, { page: 1, sizePage: 0 });
    if (totalItems > 0) return refuse('Error.Discount.Reference.Taken', 'ReferenceDiscount');
    await context.transaction
      .updateTable('discount')
      .set({ reference })
      .where('business_id', '=', context.businessId)
      .where('id', '=', discountId)
      .execute();
  }
  const declared = await declareDiscount(context, current.segment_id, {
    reference,
    title: change.title ?? parseLocalizedText(current.title),
    typeOff: change.typeOff ?? current.type_off,
    valueOff: change.valueOff ?? current.value_off,
    targetFee: change.targetFee ?? current.target_fee,
    countPeriods: change.countPeriods === undefined ? current.count_periods : change.countPeriods,
    name: change.name,
    state: change.state,
  });
  return declared.ok ? accept(undefined) : declared;
}
