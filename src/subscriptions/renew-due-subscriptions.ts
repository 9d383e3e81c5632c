/**
 * One batch of the tick: takes the subscriptions that are due and that no other worker holds, plans what
 * happens to each at its due instant, and writes it all in sets (domain.md §3, §12).
 */
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { asBatch } from '../accounts/tick-failures.ts';
import { type Billability, findBillability } from '../customers/find-billability.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { nextRenewalAt, planRenewal, type RenewalBlock } from '../domain/subscription/renewal.ts';
import { planRestart, planStart } from '../domain/subscription/start.ts';
import { numbered, planStartUntilNow } from '../domain/subscription/start-until-now.ts';
import type { SubscriptionState } from '../domain/subscription/state.ts';
import { isLastPeriod, isPriced } from '../domain/subscription/terms.ts';
import { carryQuantities } from '../domain/subscription/upgrade.ts';
import type { EventType } from '../events/event-types.ts';
import {
  asRunning,
  claimDueSubscriptions,
  type LoadedSubscription,
  loadSubscriptions,
} from './load-subscriptions.ts';
import { scheduleFirstBilling } from './schedule-first-billing.ts';
import { type SubscriptionWrite, writeSubscriptions } from './write-subscriptions.ts';

/** Answers how many subscriptions the batch took; 0 when none is due or free. */
export async function renewDueSubscriptions(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  until: Instant,
  limit: number,
  buyerId?: number,
): Promise<number> {
  const scope = { businessId: context.businessId, buyerId };
  const ids = await claimDueSubscriptions(context.transaction, scope, until, limit);
  return asBatch(context, 'Renewal', ids, () => renewSubscriptions(context, segments, ids));
}

/** Does what is due for the subscriptions named, which must be due. Answers how many there were. */
export async function renewSubscriptions(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  ids: readonly number[],
): Promise<number> {
  const due = await loadSubscriptions(context.transaction, context.businessId, ids);
  if (due.length === 0) return 0;
  const successors = await loadSuccessors(context, due);
  const billability = await loadBillability(context, segments, due);
  const writes = due.flatMap((loaded) => {
    const segment = segments.get(loaded.segmentId);
    if (!segment) throw new Error(`segment ${loaded.segmentId} of subscription ${loaded.id} is not loaded`);
    const buyer = billability.get(loaded.buyerId);
    return planDue({ context, segment, loaded, buyer, successors });
  });
  await writeSubscriptions(context, writes);
  const started = writes.flatMap(({ loaded, startedAt }) =>
    loaded.startedAt === null && startedAt
      ? [{ buyerId: loaded.buyerId, segmentId: loaded.segmentId, startedAt }]
      : [],
  );
  await scheduleFirstBilling(context, segments, started);
  return due.length;
}

interface Due {
  readonly context: Context;
  readonly segment: Segment;
  readonly loaded: LoadedSubscription;
  readonly buyer: Billability | undefined;
  readonly successors: ReadonlyMap<number, LoadedSubscription>;
}

function planDue(due: Due): SubscriptionWrite[] {
  const { state } = due.loaded;
  if (state === 'DraftDelayedStart') return [planDelayedStart(due)];
  if (state === 'SuspendedNoPaymentInfo' || state === 'SuspendedPaymentDue') return [planRecovery(due)];
  return planEndOfPeriod(due);
}

function planDelayedStart({ context, segment, loaded, buyer }: Due): SubscriptionWrite {
  const isPayable = segment.allowsUnpaidStart || buyer === undefined || buyer.isBillable;
  if (!isPayable && isPriced(loaded.terms, loaded.features))
    return { loaded, state: 'DraftAgent', nextRenewalAt: null, events: ['CustomerBillingFailed'] };
  const started = planStartUntilNow(loaded, {
    startAt: loaded.nextRenewalAt ?? context.now,
    timeZone: segment.timeZone,
    now: context.now,
    isMigration: loaded.isMigration,
  });
  const { opened, state, periods, lines, endedAt } = started;
  return {
    loaded,
    state,
    period: opened.period,
    startedAt: periods[0]?.startAt ?? context.now,
    nextRenewalAt: state === 'ActiveRunning' ? opened.period.endAt : null,
    endedAt,
    features: opened.features,
    discounts: opened.discounts,
    openedPeriods: periods,
    lines,
    events:
      state === 'ActiveRunning' ? ['SubscriptionStarted'] : ['SubscriptionStarted', 'SubscriptionHistory'],
  };
}

/**
 * Paying, or registering a payment method, made it due again: it restarts here when nothing blocks it, still on
 * its way to the termination that was asked for, or ends when that date, or the last period, is over.
 */
function planRecovery({ context, segment, loaded, buyer }: Due): SubscriptionWrite {
  if (blockOf(segment, loaded, buyer) !== null) return { loaded, state: loaded.state, nextRenewalAt: null };
  const last = asRunning(loaded).period.number;
  const end = { loaded, nextRenewalAt: null, termAt: null, endedAt: context.now };
  if (loaded.termAt !== null && loaded.termAt <= context.now)
    return { ...end, state: 'EndedTerminated', events: ['SubscriptionTerminated'] };
  if (isLastPeriod(loaded.terms, last))
    return { ...end, state: 'EndedComplete', events: ['SubscriptionHistory'] };
  const opened = planRestart(loaded, last, context.now, segment.timeZone);
  return {
    loaded,
    state: loaded.termAt === null ? 'ActiveRunning' : 'ActiveDelayedTermination',
    period: opened.period,
    nextRenewalAt: nextRenewalAt({ period: opened.period, termAt: loaded.termAt }),
    features: opened.features,
    discounts: opened.discounts,
    openedPeriods: [opened.period],
    lines: numbered(opened.period.number, opened.lines),
    events: ['SubscriptionRestarted'],
  };
}

const eventOfStop: Partial<Record<SubscriptionState, EventType>> = {
  EndedTerminated: 'SubscriptionTerminated',
  EndedComplete: 'SubscriptionHistory',
  EndedUpgrade: 'SubscriptionTerminatedForUpgrade',
  SuspendedAgent: 'SubscriptionSuspendedAgent',
  SuspendedNoPaymentInfo: 'SubscriptionSuspendedPaymentInfoMissing',
  SuspendedPaymentDue: 'SubscriptionSuspendedPaymentDue',
};

function planEndOfPeriod({ segment, loaded, buyer, successors }: Due): SubscriptionWrite[] {
  const running = asRunning(loaded);
  const renewal = planRenewal(running, {
    timeZone: segment.timeZone,
    language: loaded.language,
    block: blockOf(segment, loaded, buyer),
  });
  const closing = numbered(running.period.number, renewal.closing);
  if (renewal.kind === 'NextPeriod') {
    const { period, lines, features, discounts } = renewal.opened;
    return [
      {
        loaded,
        state: loaded.state,
        period,
        nextRenewalAt: nextRenewalAt({ period, termAt: loaded.termAt }),
        features,
        discounts,
        openedPeriods: [period],
        lines: [...closing, ...numbered(period.number, lines)],
        events: ['SubscriptionRenewed'],
      },
    ];
  }
  const event = eventOfStop[renewal.state];
  const isBlocked = renewal.state === 'SuspendedNoPaymentInfo' || renewal.state === 'SuspendedPaymentDue';
  const stop: SubscriptionWrite = {
    loaded,
    state: renewal.state,
    nextRenewalAt: null,
    // A payment that is missing only delays: a termination asked for stays asked for.
    termAt: isBlocked ? loaded.termAt : null,
    endedAt: renewal.state.startsWith('Ended') ? renewal.stoppedAt : null,
    ...(renewal.isCut && { cutAt: renewal.stoppedAt }),
    lines: closing,
    events: event ? [event] : [],
  };
  if (renewal.state !== 'EndedUpgrade') return [stop];
  return [stop, startSuccessor(loaded, successors, renewal.stoppedAt, segment)];
}

function startSuccessor(
  loaded: LoadedSubscription,
  successors: ReadonlyMap<number, LoadedSubscription>,
  startAt: Instant,
  segment: Segment,
): SubscriptionWrite {
  const successor = loaded.successorId === null ? undefined : successors.get(loaded.successorId);
  if (!successor) throw new Error(`subscription ${loaded.id} has no successor to upgrade to`);
  const features = carryQuantities(loaded.features, successor.features);
  const opened = planStart(
    { ...successor, features },
    { startAt, timeZone: segment.timeZone, isSuccessor: true },
  );
  return {
    loaded: successor,
    state: 'ActiveRunning',
    period: opened.period,
    startedAt: startAt,
    nextRenewalAt: opened.period.endAt,
    features: opened.features,
    discounts: opened.discounts,
    openedPeriods: [opened.period],
    lines: numbered(opened.period.number, opened.lines),
    events: ['SubscriptionUpgraded'],
  };
}

function blockOf(
  segment: Segment,
  loaded: LoadedSubscription,
  buyer: Billability | undefined,
): RenewalBlock | null {
  if (!buyer || !isPriced(loaded.terms, loaded.features)) return null;
  if (segment.blocksRenewalWithoutPaymentMethod && !buyer.isBillable) return 'SuspendedNoPaymentInfo';
  return buyer.isCappingReached ? 'SuspendedPaymentDue' : null;
}

async function loadSuccessors(context: Context, due: readonly LoadedSubscription[]) {
  const ids = due.flatMap(({ successorId }) => (successorId === null ? [] : [successorId]));
  const successors = await loadSubscriptions(context.transaction, context.businessId, ids);
  return new Map(successors.map((successor) => [successor.id, successor]));
}

/** Asked only where a rule of the segment, or a delayed start, depends on it. */
async function loadBillability(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  due: readonly LoadedSubscription[],
): Promise<ReadonlyMap<number, Billability>> {
  const asked = due.filter(({ segmentId, state }) => {
    const segment = segments.get(segmentId);
    if (!segment) return false;
    return (
      state === 'DraftDelayedStart' ||
      segment.blocksRenewalWithoutPaymentMethod ||
      segment.cappingAmount !== null ||
      segment.cappingAgeDays !== null
    );
  });
  if (asked.length === 0) return new Map();
  return findBillability(context, [...new Set(asked.map(({ buyerId }) => buyerId))]);
}
