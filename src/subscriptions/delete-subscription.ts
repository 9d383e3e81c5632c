/** Deletes a draft of which nothing was ever billed; whatever has begun can only be terminated. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import type { Segment } from '../accounts/segment.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { statusOf } from '../domain/subscription/state.ts';
import { loadSubscriptions } from './load-subscriptions.ts';
import { terminateSubscriptions } from './terminate-subscriptions.ts';

export async function deleteSubscription(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  id: number,
): Promise<Outcome<void>> {
  const [loaded] = await loadSubscriptions(context.transaction, context.businessId, [id]);
  if (!loaded || loaded.state === 'Deleted') return refuse('Error.Subscription.NotFound', 'subscriptionId');
  if (statusOf(loaded.state) !== 'Draft' || loaded.startedAt !== null || (await hasLines(context, id)))
    return refuse('Error.Subscription.Delete.Started', 'subscriptionId');
  const ended = await terminateSubscriptions(context, segments, [id], {
    moment: { kind: 'Now' },
    ignoresEngagement: false,
    hasProratedCredit: false,
  });
  if (!ended.ok) return ended;
  await recordAudit(context, {
    action: 'Subscription.Deleted',
    subjectKind: 'subscription',
    subjectId: id,
    data: { offerId: loaded.offerId },
  });
  return accept(undefined);
}

/** Added by hand: billed, or about to be. */
async function hasLines({ transaction, businessId }: Context, id: number): Promise<boolean> {
  const row = await transaction
    .selectFrom('balance_line')
    .select('id')
    .where('business_id', '=', businessId)
    .where('subscription_id', '=', id)
    .where('state', 'not in', ['Cancelled', 'Deleted'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
