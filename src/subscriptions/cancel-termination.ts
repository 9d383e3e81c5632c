/** Takes back a termination that waits for its term: the subscription renews again (domain.md §3). */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { nextRenewalAt } from '../domain/subscription/renewal.ts';
import { asRunning } from './load-subscriptions.ts';
import { loadUpToDate } from './load-up-to-date.ts';
import { writeSubscriptions } from './write-subscriptions.ts';

export async function cancelTermination(context: Context, id: number): Promise<Outcome<null>> {
  const [loaded] = await loadUpToDate(context, [id]);
  if (!loaded) return refuse('Error.Subscription.NotFound');
  if (loaded.state !== 'ActiveDelayedTermination')
    return refuse('Error.Subscription.State', undefined, { state: loaded.state });
  const { period } = asRunning(loaded);
  await writeSubscriptions(context, [
    {
      loaded,
      state: 'ActiveRunning',
      nextRenewalAt: nextRenewalAt({ period, termAt: null }),
      termAt: null,
      isTerminationFeeDue: false,
      events: ['SubscriptionUpdated'],
    },
  ]);
  await recordAudit(context, {
    action: 'Subscription.TerminationCancelled',
    subjectKind: 'subscription',
    subjectId: id,
  });
  return accept(null);
}
