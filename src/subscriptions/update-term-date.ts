/**
 * Moves the term of a subscription: the end of its running period, from which the next ones are counted, or the
 * date of a delayed termination (docs/decisions/0002). It charges and credits nothing.
 */
import type { Context } from '../accounts/context.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { nextRenewalAt } from '../domain/subscription/renewal.ts';
import { isActive } from '../domain/subscription/state.ts';
import { asRunning } from './load-subscriptions.ts';
import { loadUpToDate } from './load-up-to-date.ts';
import { writeSubscriptions } from './write-subscriptions.ts';

export async function updateTermDate(context: Context, id: number, termAt: Instant): Promise<Outcome<null>> {
  if (termAt <= context.now) return refuse('Error.Input.Date.Past', 'DateTerm', { field: 'DateTerm' });
  const [loaded] = await loadUpToDate(context, [id]);
  if (!loaded) return refuse('Error.Subscription.NotFound');
  if (!isActive(loaded.state)) return refuse('Error.Subscription.State', undefined, { state: loaded.state });
  const { period } = asRunning(loaded);
  if (loaded.state !== 'ActiveRunning' && loaded.termAt !== period.endAt) {
    const next = nextRenewalAt({ period, termAt });
    const events = ['SubscriptionDateTermUpdated'] as const;
    await writeSubscriptions(context, [{ loaded, state: loaded.state, nextRenewalAt: next, termAt, events }]);
    return accept(null);
  }
  const moved = {
    ...period,
    endAt: termAt,
    anchorAt: termAt,
    anchorNumber: period.number + 1,
    whole: { startAt: period.whole.startAt, endAt: termAt },
  };
  await writeSubscriptions(context, [
    {
      loaded,
      state: loaded.state,
      period: moved,
      nextRenewalAt: termAt,
      termAt: loaded.termAt === null ? null : termAt,
      cutAt: termAt,
      events: ['SubscriptionDateTermUpdated'],
    },
  ]);
  return accept(null);
}
