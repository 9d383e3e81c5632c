/**
 * Changes the offer of a running subscription, in either direction, now or at its term (domain.md §3). Answers
 * the successor: the new subscription on the target offer.
 */
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { findBillability } from '../customers/find-billability.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { nextRenewalAt } from '../domain/subscription/renewal.ts';
import { numbered } from '../domain/subscription/start-until-now.ts';
import { isActive } from '../domain/subscription/state.ts';
import { isPriced } from '../domain/subscription/terms.ts';
import {
  checkUpgradeAllowed,
  type ImmediateUpgrade,
  planImmediateUpgrade,
} from '../domain/subscription/upgrade.ts';
import { createSubscriptions } from './create-subscriptions.ts';
import { findChargedLines } from './find-charged-lines.ts';
import { asRunning, type LoadedSubscription, loadSubscriptions } from './load-subscriptions.ts';
import { loadUpToDate } from './load-up-to-date.ts';
import { writeSubscriptions } from './write-subscriptions.ts';

export interface UpgradeRequest {
  readonly subscriptionId: number;
  readonly offerId: number;
  readonly isImmediate: boolean;
  readonly ignoresEngagement: boolean;
}

/** What an upgrade would write, decided but not written: the quote and the upgrade are this same path. */
export interface PreparedUpgrade {
  readonly from: LoadedSubscription;
  readonly successor: LoadedSubscription;
  /** Null when the upgrade waits for the term. */
  readonly immediate: ImmediateUpgrade | null;
}

export async function upgradeSubscription(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  request: UpgradeRequest,
): Promise<Outcome<number>> {
  const prepared = await prepareUpgrade(context, segments, request);
  if (!prepared.ok) return prepared;
  const { from, successor, immediate } = prepared.value;
  if (isPriced(successor.terms, successor.features)) {
    const billability = await findBillability(context, [from.buyerId]);
    const segment = segments.get(from.segmentId);
    if (!billability.get(from.buyerId)?.isBillable && !segment?.allowsUnpaidStart)
      return refuse('Error.Customer.PaymentSettings.Missing');
  }
  if (immediate) await applyImmediate(context, from, successor, immediate);
  else await applyDelayed(context, from, successor);
  return accept(successor.id);
}

/** Creates the successor as a draft and plans the change. The caller rolls back when it only wants the quote. */
async function prepareUpgrade(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  request: UpgradeRequest,
): Promise<Outcome<PreparedUpgrade>> {
  const [from] = await loadUpToDate(context, [request.subscriptionId]);
  if (!from) return refuse('Error.Subscription.NotFound');
  if (!isActive(from.state) || from.state === 'ActiveDelayedUpgrade')
    return refuse('Error.Subscription.State', undefined, { state: from.state });
  if (from.offerId === request.offerId)
    return refuse('Error.Subscription.Upgrade.SameOffer', 'ReferenceOffer');
  const successor = await createSuccessor(context, from, request.offerId);
  const timeZone = segments.get(from.segmentId)?.timeZone;
  if (timeZone === undefined) throw new Error(`segment ${from.segmentId} is not loaded`);
  const stopContext = { now: context.now, timeZone, language: from.language };
  const running = asRunning(from);
  // An upgrade at the term is held to the engagement that is left then.
  const changesAt = request.isImmediate ? context.now : running.period.endAt;
  const allowed = checkUpgradeAllowed(running, successor.terms.amountRecurrence, request.ignoresEngagement, {
    ...stopContext,
    now: changesAt,
  });
  if (!allowed.ok) return allowed;
  if (!request.isImmediate) return accept({ from, successor, immediate: null });
  const charged = await findChargedLines(context, from);
  return accept({
    from,
    successor,
    immediate: planImmediateUpgrade(running, successor, charged, stopContext),
  });
}

async function createSuccessor(
  context: Context,
  from: LoadedSubscription,
  offerId: number,
): Promise<LoadedSubscription> {
  const [id] = await createSubscriptions(context, [
    {
      segmentId: from.segmentId,
      offerId,
      customerId: from.customerId,
      buyerId: from.buyerId,
      state: 'DraftDelayedUpgrade',
      wantedStartAt: null,
      isMigration: false,
      terms: {},
      features: [],
      discountIds: [],
    },
  ]);
  const [successor] = await loadSubscriptions(
    context.transaction,
    context.businessId,
    id === undefined ? [] : [id],
  );
  if (!successor) throw new Error(`the successor of subscription ${from.id} was not created`);
  return successor;
}

async function applyImmediate(
  context: Context,
  from: LoadedSubscription,
  successor: LoadedSubscription,
  { closing, opened }: ImmediateUpgrade,
): Promise<void> {
  await writeSubscriptions(context, [
    {
      loaded: from,
      state: 'EndedUpgrade',
      nextRenewalAt: null,
      termAt: null,
      endedAt: context.now,
      successorId: successor.id,
      cutAt: context.now,
      lines: numbered(asRunning(from).period.number, closing),
      events: ['SubscriptionTerminatedForUpgrade'],
    },
    {
      loaded: successor,
      state: 'ActiveRunning',
      period: opened.period,
      startedAt: context.now,
      nextRenewalAt: opened.period.endAt,
      features: opened.features,
      discounts: opened.discounts,
      openedPeriods: [opened.period],
      lines: numbered(opened.period.number, opened.lines),
      events: ['SubscriptionUpgraded'],
    },
  ]);
}

async function applyDelayed(
  context: Context,
  from: LoadedSubscription,
  successor: LoadedSubscription,
): Promise<void> {
  const { period } = asRunning(from);
  const next = nextRenewalAt({ period, termAt: period.endAt });
  await writeSubscriptions(context, [
    {
      loaded: from,
      state: 'ActiveDelayedUpgrade',
      nextRenewalAt: next,
      termAt: period.endAt,
      successorId: successor.id,
    },
  ]);
}
