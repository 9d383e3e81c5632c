/**
 * What the next term of a subscription will cost, as far as is known now: the advance fees of the period that opens
 * then, without arrears. For one that waits for its start or for an upgrade it is its first period.
 */
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { accept, type Outcome } from '../../domain/refusal/outcome.ts';
import { planRenewal } from '../../domain/subscription/renewal.ts';
import { type OpenedPeriod, planStart } from '../../domain/subscription/start.ts';
import { isActive } from '../../domain/subscription/state.ts';
import { carryQuantities } from '../../domain/subscription/upgrade.ts';
import {
  asRunning,
  type LoadedSubscription,
  loadSubscriptions,
} from '../../subscriptions/load-subscriptions.ts';
import { buildQuote, type Quote } from './quote.ts';

/** Null when nothing follows. */
export async function quoteNextTerm(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  loaded: LoadedSubscription,
): Promise<Outcome<Quote | null>> {
  const timeZone = segments.get(loaded.segmentId)?.timeZone;
  if (timeZone === undefined) throw new Error(`segment ${loaded.segmentId} is not loaded`);
  const next = await findNextTerm(context, loaded, timeZone);
  if (!next) return accept(null);
  const { subscription, opened } = next;
  const { id: subscriptionId, keyCharge, buyerId } = subscription;
  const lines = opened.lines.map((line) => ({ ...line, subscriptionId, keyCharge }));
  return buildQuote(context, segments, { buyerId, subscriptionId, period: opened.period }, lines);
}

interface NextTerm {
  readonly subscription: LoadedSubscription;
  readonly opened: Pick<OpenedPeriod, 'period' | 'lines'>;
}

async function findNextTerm(
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
