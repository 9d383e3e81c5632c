/**
 * What follows the period that a subscription is in: the one that its renewal opens, or the first one of what waits for
 * its start or for an upgrade.
 */
import type { Context } from '../../accounts/context.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { planRenewal } from '../../domain/subscription/renewal.ts';
import { type OpenedPeriod, planStart } from '../../domain/subscription/start.ts';
import { isActive } from '../../domain/subscription/state.ts';
import { carryQuantities } from '../../domain/subscription/upgrade.ts';
import {
  asRunning,
  type LoadedSubscription,
  loadSubscriptions,
} from '../../subscriptions/load-subscriptions.ts';

export interface NextTerm {
  readonly subscription: LoadedSubscription;
  readonly opened: Pick<OpenedPeriod, 'period' | 'lines'>;
}

/** What opens at the next term; null when nothing follows. */
export async function findNextTerm(
  context: Context,
  loaded: LoadedSubscription,
  timeZone: string,
): Promise<NextTerm | null> {
  if (loaded.state === 'DraftDelayedStart') return planScheduledStart(loaded, timeZone);
  const running = loaded.state === 'DraftDelayedUpgrade' ? await findPredecessor(context, loaded) : loaded;
  if (!running || !isActive(running.state) || running.period === null) return null;
  const renewal = planRenewal(asRunning(running), { timeZone, language: running.language, block: null });
  if (renewal.kind === 'NextPeriod') return { subscription: running, opened: renewal.opened };
  if (renewal.state !== 'EndedUpgrade' || running.successorId === null) return null;
  const [successor] = await loadSubscriptions(context.transaction, context.businessId, [running.successorId]);
  return successor ? planSuccession(running, successor, renewal.stoppedAt, timeZone) : null;
}

function planScheduledStart(loaded: LoadedSubscription, timeZone: string): NextTerm | null {
  if (loaded.wantedStartAt === null) return null;
  const opened = planStart(loaded, { startAt: loaded.wantedStartAt, timeZone });
  // A migration's first period was billed elsewhere.
  return { subscription: loaded, opened: loaded.isMigration ? { ...opened, lines: [] } : opened };
}

function planSuccession(
  running: LoadedSubscription,
  successor: LoadedSubscription,
  startAt: Instant,
  timeZone: string,
): NextTerm {
  const features = carryQuantities(running.features, successor.features);
  const opened = planStart({ ...successor, features }, { startAt, timeZone, isSuccessor: true });
  return { subscription: successor, opened };
}

/** The subscription that this one is to take the place of. By the index `subscription_of_customer`. */
async function findPredecessor(
  { transaction, businessId }: Context,
  successor: LoadedSubscription,
): Promise<LoadedSubscription | undefined> {
  const row = await transaction
    .selectFrom('subscription')
    .select('id')
    .where('business_id', '=', businessId)
    .where('customer_id', '=', successor.customerId)
    .where('successor_id', '=', successor.id)
    .executeTakeFirst();
  const [predecessor] = await loadSubscriptions(transaction, businessId, row ? [row.id] : []);
  return predecessor;
}
