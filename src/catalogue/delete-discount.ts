/** Deletes a discount that no subscription was ever given; another can only go back to being a draft. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

export async function deleteDiscount(context: Context, discountId: number): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  const locked = await transaction
    .selectFrom('discount')
    .select('reference')
    .where('business_id', '=', businessId)
    .where('id', '=', discountId)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) return refuse('Error.Discount.NotFound', 'discountId', { reference: discountId });
  const given = await transaction
    .selectFrom('subscription_discount')
    .select('subscription_id')
    .where('business_id', '=', businessId)
    .where('discount_id', '=', discountId)
    .limit(1)
    .executeTakeFirst();
  if (given) return refuse('Error.Discount.InUse', 'discountId');
  await transaction
    .deleteFrom('discount')
    .where('business_id', '=', businessId)
    .where('id', '=', discountId)
    .execute();
  await recordAudit(context, {
    action: 'Discount.Deleted',
    subjectKind: 'discount',
    subjectId: discountId,
    data: { reference: locked.reference },
  });
  return accept(undefined);
}
