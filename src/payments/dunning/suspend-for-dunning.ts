/** Dunning suspends what a buyer pays for: rights and renewals stop until the invoice is settled (domain.md §3, §10). */
import type { Context } from '../../accounts/context.ts';
import { resetForPeriod } from '../../domain/subscription/start.ts';
import { numbered } from '../../domain/subscription/start-until-now.ts';
import { isActive } from '../../domain/subscription/state.ts';
import { closeAt } from '../../domain/subscription/stop.ts';
import { isPriced } from '../../domain/subscription/terms.ts';
import { recordEvents } from '../../events/record-events.ts';
import { asRunning } from '../../subscriptions/load-subscriptions.ts';
import { loadUpToDate } from '../../subscriptions/load-up-to-date.ts';
import { writeSubscriptions } from '../../subscriptions/write-subscriptions.ts';

/**
 * What is about to be replaced by an upgrade is left to its successor, whose renewals are refused while the invoice
 * is unpaid. The customer gets one letter for all of it, written from the event of dunning.
 */
export async function suspendForDunning(context: Context, buyerIds: readonly number[]): Promise<void> {
  if (buyerIds.length === 0) return;
  const running = await context.transaction
    .selectFrom('subscription')
    .select('id')
    .where('business_id', '=', context.businessId)
    .where('buyer_id', '=', ({ fn, val }) => fn<number>('any', [val(buyerIds)]))
    .where('state', 'in', ['ActiveRunning', 'ActiveDelayedTermination', 'ActiveDelayedSuspension'])
    .orderBy('id')
    .execute();
  const loaded = await loadUpToDate(
    context,
    running.map(({ id }) => id),
  );
  const suspended = loaded.filter(
    ({ state, terms, features }) =>
      isActive(state) && state !== 'ActiveDelayedUpgrade' && isPriced(terms, features),
  );
  await writeSubscriptions(
    context,
    suspended.map((subscription) => {
      const now = asRunning(subscription);
      return {
        loaded: subscription,
        state: 'SuspendedPaymentDue',
        nextRenewalAt: null,
        cutAt: context.now,
        features: now.features.map(resetForPeriod),
        lines: numbered(now.period.number, closeAt(now, context.now, subscription.language)),
      };
    }),
  );
  await recordEvents(
    context,
    suspended.map(({ id, buyerId }) => ({
      type: 'SubscriptionSuspendedPaymentDue',
      customerId: buyerId,
      subscriptionId: id,
      isWrittenOtherwise: true,
    })),
  );
}
