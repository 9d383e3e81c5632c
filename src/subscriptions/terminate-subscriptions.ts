/**
 * Terminates subscriptions at term (the default, cancellable until then), now, or on a date (domain.md §3). A
 * draft is deleted, a suspended one ends at once.
 */
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { accept, type Outcome, type Refusal, refuse } from '../domain/refusal/outcome.ts';
import { nextRenewalAt } from '../domain/subscription/renewal.ts';
import { numbered } from '../domain/subscription/start-until-now.ts';
import { isActive, statusOf } from '../domain/subscription/state.ts';
import { planTermination, type TerminationRequest } from '../domain/subscription/stop.ts';
import { findChargedLines } from './find-charged-lines.ts';
import { asRunning, type LoadedSubscription } from './load-subscriptions.ts';
import { loadUpToDate } from './load-up-to-date.ts';
import { type SubscriptionWrite, writeSubscriptions } from './write-subscriptions.ts';

/** @returns the first refusal met; then nothing at all was changed. */
export async function terminateSubscriptions(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  ids: readonly number[],
  request: TerminationRequest,
): Promise<Outcome<null>> {
  const loaded = await loadUpToDate(context, ids);
  if (loaded.length < ids.length) return refuse('Error.Subscription.NotFound');
  const writes: SubscriptionWrite[] = [];
  for (const subscription of loaded) {
    const planned = await planOne(context, segments, subscription, request);
    if (!planned.ok) return planned;
    writes.push(...planned.value);
  }
  await writeSubscriptions(context, writes);
  return accept(null);
}

/** Which of them cannot be terminated so, by id, each with why. Ends none, but does what was already due for them. */
export async function findTerminationRefusals(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  ids: readonly number[],
  request: TerminationRequest,
): Promise<ReadonlyMap<number, Refusal>> {
  const refusals = new Map<number, Refusal>();
  for (const subscription of await loadUpToDate(context, ids)) {
    const planned = await planOne(context, segments, subscription, request);
    if (!planned.ok) refusals.set(subscription.id, planned.refusals[0]);
  }
  return refusals;
}

async function planOne(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  loaded: LoadedSubscription,
  request: TerminationRequest,
): Promise<Outcome<SubscriptionWrite[]>> {
  const status = statusOf(loaded.state);
  if (loaded.state === 'ActiveDelayedUpgrade' || loaded.state === 'DraftDelayedUpgrade')
    return refuse('Error.Subscription.State', undefined, { state: loaded.state });
  if (status === 'Draft')
    return accept([{ loaded, state: 'Deleted', nextRenewalAt: null, events: ['SubscriptionDeleted'] }]);
  if (status === 'Suspended')
    return accept([
      {
        loaded,
        state: 'EndedTerminated',
        nextRenewalAt: null,
        endedAt: context.now,
        events: ['SubscriptionTerminated'],
      },
    ]);
  if (!isActive(loaded.state)) return refuse('Error.Subscription.State', undefined, { state: loaded.state });
  return planRunning(context, segments, loaded, request);
}

async function planRunning(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  loaded: LoadedSubscription,
  request: TerminationRequest,
): Promise<Outcome<SubscriptionWrite[]>> {
  const timeZone = segments.get(loaded.segmentId)?.timeZone;
  if (timeZone === undefined) throw new Error(`segment ${loaded.segmentId} is not loaded`);
  const running = asRunning(loaded);
  const charged = request.hasProratedCredit ? await findChargedLines(context, loaded) : [];
  const stopContext = { now: context.now, timeZone, language: loaded.language };
  const planned = planTermination(running, request, charged, stopContext);
  if (!planned.ok) return planned;
  if (planned.value.kind === 'Delayed') {
    const { termAt, isTerminationFeeDue } = planned.value;
    const next = nextRenewalAt({ period: running.period, termAt });
    return accept([
      {
        loaded,
        state: 'ActiveDelayedTermination',
        nextRenewalAt: next,
        termAt,
        isTerminationFeeDue,
        events: ['SubscriptionTerminatedAtRenewal'],
      },
    ]);
  }
  const { endedAt, lines } = planned.value;
  return accept([
    {
      loaded,
      state: 'EndedTerminated',
      nextRenewalAt: null,
      termAt: null,
      endedAt,
      cutAt: endedAt,
      lines: numbered(running.period.number, lines),
      events: ['SubscriptionTerminated'],
    },
  ]);
}
