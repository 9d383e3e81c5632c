/**
 * Loads subscriptions for a change, after doing what was already due for them: the tick comes every so often,
 * and a change that falls in between must not act on a period that is over.
 */
import type { Context } from '../accounts/context.ts';
import { loadSegmentsById } from '../accounts/segment.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { type LoadedSubscription, loadSubscriptions } from './load-subscriptions.ts';
import { renewSubscriptions } from './renew-due-subscriptions.ts';

/** Locks them. In the order of the ids; those that do not exist are left out. */
export async function loadUpToDate(context: Context, ids: readonly number[]): Promise<LoadedSubscription[]> {
  const { transaction, businessId, now } = context;
  for (;;) {
    const loaded = await loadSubscriptions(transaction, businessId, ids);
    const due = loaded.filter(({ nextRenewalAt }) => isDue(nextRenewalAt, now)).map(({ id }) => id);
    if (due.length === 0) return loaded;
    await renewSubscriptions(context, await loadSegmentsById(transaction, businessId), due);
  }
}

export function isDue(nextRenewalAt: Instant | null, now: Instant): boolean {
  return nextRenewalAt !== null && nextRenewalAt <= now;
}
