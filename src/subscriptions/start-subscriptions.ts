/**
 * Starts drafts and restarts suspended subscriptions, in sets (domain.md §3). A start fails as a whole when the
 * subscription is priced and its buyer is not billable, unless the segment allows unpaid starts.
 */
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { type Billability, findBillability } from '../customers/find-billability.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { accept, type Outcome, type Refusal, refuse } from '../domain/refusal/outcome.ts';
import { nextRenewalAt } from '../domain/subscription/renewal.ts';
import { planRestart } from '../domain/subscription/start.ts';
import { numbered, planStartUntilNow } from '../domain/subscription/start-until-now.ts';
import { statusOf } from '../domain/subscription/state.ts';
import { isLastPeriod, isPriced } from '../domain/subscription/terms.ts';
import { type LoadedSubscription, loadSubscriptions } from './load-subscriptions.ts';
import { scheduleFirstBilling } from './schedule-first-billing.ts';
import { type SubscriptionWrite, writeSubscriptions } from './write-subscriptions.ts';

export interface StartRequest {
  /** Absent = the date wanted at creation, else now. */
  readonly startAt?: Instant | undefined;
  /** True: demand a billable buyer even when nothing is priced; false: never; absent: when it is priced. */
  readonly ensuresBillable?: boolean | undefined;
  /** Periods that have begun are opened but not charged: they were billed elsewhere. */
  readonly isMigration?: boolean | undefined;
}

/** @returns the first refusal met; then nothing at all was started. */
export async function startSubscriptions(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  ids: readonly number[],
  request: StartRequest = {},
): Promise<Outcome<readonly LoadedSubscription[]>> {
  const loaded = await loadSubscriptions(context.transaction, context.businessId, ids);
  if (loaded.length < ids.length) return refuse('Error.Subscription.NotFound');
  const [refusal] = (await findStartRefusals(context, segments, loaded, request)).values();
  if (refusal) return { ok: false, refusals: [refusal] };
  const writes = loaded.map((subscription) => planOne(context, segments, subscription, request));
  await writeSubscriptions(context, writes);
  const started = writes
    .filter(({ state }) => state !== 'DraftDelayedStart')
    .map(({ loaded: { buyerId, segmentId }, startedAt }) => ({
      buyerId,
      segmentId,
      startedAt: startedAt ?? context.now,
    }));
  await scheduleFirstBilling(context, segments, started);
  return accept(loaded);
}

/** Which of the loaded ones cannot be started, by id, each with why; nothing is written. */
export async function findStartRefusals(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  loaded: readonly LoadedSubscription[],
  request: StartRequest = {},
): Promise<ReadonlyMap<number, Refusal>> {
  const refusals = new Map<number, Refusal>();
  for (const subscription of loaded) {
    const refusal = checkStartable(subscription);
    if (refusal) refusals.set(subscription.id, refusal);
  }
  const startable = loaded.filter(({ id }) => !refusals.has(id));
  for (const { id, refusal } of await findUnbillable(context, segments, startable, request))
    refusals.set(id, refusal);
  return refusals;
}

/** A suspended subscription whose last period was running has none left to restart. */
function checkStartable({ state, terms, period }: LoadedSubscription): Refusal | null {
  const status = statusOf(state);
  const isOver = period !== null && isLastPeriod(terms, period.number);
  const isStartable =
    (status === 'Draft' && state !== 'DraftDelayedUpgrade') || (status === 'Suspended' && !isOver);
  return isStartable ? null : { code: 'Error.Subscription.State', params: { state } };
}

async function findUnbillable(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  loaded: readonly LoadedSubscription[],
  { ensuresBillable }: StartRequest,
): Promise<{ readonly id: number; readonly refusal: Refusal }[]> {
  if (ensuresBillable === false) return [];
  const asked = loaded.filter(({ terms, features, segmentId }) => {
    if (ensuresBillable) return true;
    return isPriced(terms, features) && !segments.get(segmentId)?.allowsUnpaidStart;
  });
  if (asked.length === 0) return [];
  const billability = await findBillability(context, [...new Set(asked.map(({ buyerId }) => buyerId))]);
  return asked.flatMap(({ id, buyerId }) => {
    const refusal = refusalOf(billability.get(buyerId));
    return refusal ? [{ id, refusal }] : [];
  });
}

function refusalOf(buyer: Billability | undefined): Refusal | null {
  if (!buyer?.isBillable) return { code: 'Error.Customer.PaymentSettings.Missing' };
  return buyer.isCappingReached ? { code: 'Error.Customer.Billing.CappingReached' } : null;
}

function planOne(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  loaded: LoadedSubscription,
  request: StartRequest,
): SubscriptionWrite {
  const timeZone = segments.get(loaded.segmentId)?.timeZone;
  if (timeZone === undefined) throw new Error(`segment ${loaded.segmentId} is not loaded`);
  if (loaded.period !== null) return planOneRestart(context, loaded, loaded.period.number, timeZone);
  const startAt = request.startAt ?? loaded.wantedStartAt ?? context.now;
  if (startAt > context.now)
    return { loaded, state: 'DraftDelayedStart', nextRenewalAt: startAt, wantedStartAt: startAt };
  const isMigration = request.isMigration ?? loaded.isMigration;
  const started = planStartUntilNow(loaded, { startAt, timeZone, now: context.now, isMigration });
  const isRunning = started.state === 'ActiveRunning';
  return {
    loaded,
    state: started.state,
    period: started.opened.period,
    startedAt: startAt,
    nextRenewalAt: isRunning ? started.opened.period.endAt : null,
    endedAt: started.endedAt,
    features: started.opened.features,
    discounts: started.opened.discounts,
    openedPeriods: started.periods,
    lines: started.lines,
    events: isRunning ? ['SubscriptionStarted'] : ['SubscriptionStarted', 'SubscriptionHistory'],
  };
}

function planOneRestart(
  context: Context,
  loaded: LoadedSubscription,
  lastNumber: number,
  timeZone: string,
): SubscriptionWrite {
  const opened = planRestart(loaded, lastNumber, context.now, timeZone);
  const termAt = loaded.termAt !== null && loaded.termAt > context.now ? loaded.termAt : null;
  return {
    loaded,
    state: termAt === null ? 'ActiveRunning' : 'ActiveDelayedTermination',
    period: opened.period,
    nextRenewalAt: nextRenewalAt({ period: opened.period, termAt }),
    termAt,
    features: opened.features,
    discounts: opened.discounts,
    openedPeriods: [opened.period],
    lines: numbered(opened.period.number, opened.lines),
    events: ['SubscriptionRestarted'],
  };
}
