/** An agent suspends a running subscription: rights and renewals stop at once, consumption so far falls due. */
import type { Context } from '../accounts/context.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { resetForPeriod } from '../domain/subscription/start.ts';
import { numbered } from '../domain/subscription/start-until-now.ts';
import { isActive } from '../domain/subscription/state.ts';
import { closeAt } from '../domain/subscription/stop.ts';
import { asRunning } from './load-subscriptions.ts';
import { loadUpToDate } from './load-up-to-date.ts';
import { writeSubscriptions } from './write-subscriptions.ts';

export async function suspendSubscription(context: Context, id: number): Promise<Outcome<null>> {
  const [loaded] = await loadUpToDate(context, [id]);
  if (!loaded) return refuse('Error.Subscription.NotFound');
  if (!isActive(loaded.state) || loaded.state === 'ActiveDelayedUpgrade')
    return refuse('Error.Subscription.State', undefined, { state: loaded.state });
  const running = asRunning(loaded);
  await writeSubscriptions(context, [
    {
      loaded,
      state: 'SuspendedAgent',
      nextRenewalAt: null,
      termAt: null,
      cutAt: context.now,
      features: running.features.map(resetForPeriod),
      lines: numbered(running.period.number, closeAt(running, context.now, loaded.language)),
      events: ['SubscriptionSuspendedAgent'],
    },
  ]);
  return accept(null);
}
