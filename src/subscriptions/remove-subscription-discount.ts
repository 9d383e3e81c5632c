/** Takes a discount off a subscription: what it already took off stays, the next fees are whole again. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { statusOf } from '../domain/subscription/state.ts';
import { recordEvents } from '../events/record-events.ts';
import { loadUpToDate } from './load-up-to-date.ts';

export async function removeSubscriptionDiscount(context: Context, id: number): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  const found = await transaction
    .selectFrom('subscription_discount')
    .select(['subscription_id', 'discount_id'])
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .executeTakeFirst();
  const [loaded] = found ? await loadUpToDate(context, [found.subscription_id]) : [];
  if (!found || !loaded) return refuse('Error.SubscriptionDiscount.NotFound', 'subscriptionDiscountId');
  const { state, customerId, id: subscriptionId } = loaded;
  if (statusOf(state) === 'Ended') return refuse('Error.Subscription.State', undefined, { state });
  await transaction
    .deleteFrom('subscription_discount')
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .execute();
  await recordEvents(context, [{ type: 'SubscriptionUpdated', customerId, subscriptionId }]);
  await recordAudit(context, {
    action: 'Subscription.DiscountRemoved',
    subjectKind: 'subscription',
    subjectId: subscriptionId,
    data: { discountId: found.discount_id },
  });
  return accept(undefined);
}
