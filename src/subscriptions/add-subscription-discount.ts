/** Grants a discount of the catalogue to a subscription, as a copy, from its next period on; it is applied last. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { statusOf } from '../domain/subscription/state.ts';
import { recordEvents } from '../events/record-events.ts';
import { loadUpToDate } from './load-up-to-date.ts';

/** Answers the number of the copy. */
export async function addSubscriptionDiscount(
  context: Context,
  subscriptionId: number,
  discountId: number,
): Promise<Outcome<number>> {
  const { transaction, businessId } = context;
  const [loaded] = await loadUpToDate(context, [subscriptionId]);
  if (!loaded || loaded.state === 'Deleted') return refuse('Error.Subscription.NotFound', 'IdSubscription');
  const { state, segmentId, customerId, period, discounts } = loaded;
  if (statusOf(state) === 'Ended') return refuse('Error.Subscription.State', undefined, { state });
  const position = Math.max(0, ...discounts.map((one) => one.position)) + 1;
  const from = (period?.number ?? 0) + 1;
  const discount = await transaction
    .selectFrom('discount')
    .select('state')
    .where('business_id', '=', businessId)
    .where('id', '=', discountId)
    .where('segment_id', '=', segmentId)
    .forKeyShare()
    .executeTakeFirst();
  if (!discount) return refuse('Error.Discount.NotFound', 'IdDiscount', { reference: discountId });
  if (discount.state === 'Draft') return refuse('Error.Discount.Draft', 'IdDiscount');
  const { rows } = await sql<{ id: number }>`
    insert into subscription_discount (business_id, subscription_id, position, discount_id, title, type_off,
      value_off, target_fee, count_periods, first_period_number)
    select d.business_id, ${subscriptionId}, ${position}, d.id, d.title, d.type_off, d.value_off, d.target_fee,
      d.count_periods, ${from}
    from discount d
    where d.business_id = ${businessId} and d.id = ${discountId}
    returning id
  `.execute(transaction);
  const [added] = rows;
  if (!added) throw new Error(`the discount ${discountId} was locked and is gone`);
  await recordEvents(context, [{ type: 'SubscriptionUpdated', customerId, subscriptionId }]);
  await recordAudit(context, {
    action: 'Subscription.DiscountAdded',
    subjectKind: 'subscription',
    subjectId: subscriptionId,
    data: { discountId },
  });
  return accept(added.id);
}
