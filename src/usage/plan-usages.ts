/**
 * What a list of usage changes does to the running subscriptions they touch, and what it costs at once: decided
 * here for the write and for the quote alike. The entries apply in their order, all or none.
 */
import type { Context } from '../accounts/context.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { earlierOf, instant, laterOf } from '../domain/calendar/instant.ts';
import { accept, type Outcome, type Refusal, refuse } from '../domain/refusal/outcome.ts';
import type { PlannedLine } from '../domain/subscription/planned-line.ts';
import { isActive } from '../domain/subscription/state.ts';
import type { SubscriptionFeature } from '../domain/subscription/terms.ts';
import { changeFeature, chargeChange, type UsageChange } from '../domain/subscription/usage-change.ts';
import { asRunning, type LoadedSubscription } from '../subscriptions/load-subscriptions.ts';
import { loadUpToDate } from '../subscriptions/load-up-to-date.ts';
import { findLatestStamps } from './find-latest-stamps.ts';
import { findUsageTargets, type UsageTarget } from './find-usage-targets.ts';

export interface UsageEntry {
  readonly featureReference: string;
  readonly customerReference?: string | undefined;
  readonly subscriptionId?: number | undefined;
  readonly change: UsageChange;
  /** When it happened; absent = now. */
  readonly stampedAt?: Instant | undefined;
  /** Where it stands in what was sent, `[3].`: a refusal says so. */
  readonly place?: string | undefined;
}

export interface PlannedUsage extends UsageTarget {
  readonly change: UsageChange;
  readonly stampedAt: Instant;
  /** It happened in a period that is closed; it counts in the running one. */
  readonly isLate: boolean;
  readonly after: SubscriptionFeature;
  readonly lines: readonly PlannedLine[];
}

export interface UsagePlan {
  readonly subscriptions: readonly LoadedSubscription[];
  readonly usages: readonly PlannedUsage[];
  /** The features of each subscription after all entries. */
  readonly featuresAfter: ReadonlyMap<number, readonly SubscriptionFeature[]>;
}

/** Clocks of clients drift: a stamp up to five minutes ahead is taken as now (shared/wire.md, decision 7). */
const TOLERATED_AHEAD_MS = 5 * 60_000;

export async function planUsages(
  context: Context,
  entries: readonly UsageEntry[],
): Promise<Outcome<UsagePlan>> {
  const aimed = await aim(context, entries);
  if (!aimed.ok) return aimed;
  const { targets, subscriptions } = aimed.value;
  const latest = await findLatestStamps(
    context,
    targets.filter(({ entry }) => isAbsolute(entry.change)),
  );
  const state = new Map(subscriptions.map((loaded) => [loaded.id, { loaded, features: loaded.features }]));
  const usages: PlannedUsage[] = [];
  for (const target of targets) {
    const current = state.get(target.subscriptionId);
    if (!current) return refusedAt(target.entry, refuse('Error.Api.Usage.NoneMatching', 'ReferenceFeature'));
    const { entry, subscriptionId, featureId, stampedAt } = target;
    const isOvertaken =
      isAbsolute(entry.change) && !isNewest(latest, `${subscriptionId} ${featureId}`, stampedAt);
    const planned = planOne(context, target, { ...current, isOvertaken });
    if (!planned.ok) return refusedAt(target.entry, planned);
    usages.push(planned.value);
    const { after } = planned.value;
    const features = current.features.map((feature) =>
      feature.featureId === after.featureId ? after : feature,
    );
    state.set(current.loaded.id, { loaded: current.loaded, features });
  }
  const featuresAfter = new Map([...state].map(([id, { features }]) => [id, features]));
  return accept({ subscriptions, usages, featuresAfter });
}

type Refused = Extract<Outcome<never>, { readonly ok: false }>;

interface Target extends UsageTarget {
  readonly entry: UsageEntry;
  readonly stampedAt: Instant;
}

interface Aimed {
  readonly targets: readonly Target[];
  readonly subscriptions: readonly LoadedSubscription[];
}

/**
 * The entries with the subscriptions they change, locked. One that turns out to be over when what was due for it
 * is done, or that ended before it was locked, is looked for once more: a successor may have taken its place.
 */
async function aim(context: Context, entries: readonly UsageEntry[]): Promise<Outcome<Aimed>> {
  for (let isLast = false; ; isLast = true) {
    const targets = await findTargets(context, entries);
    if (!targets.ok) return targets;
    const ids = new Set(targets.value.map(({ subscriptionId }) => subscriptionId));
    const subscriptions = await loadUpToDate(context, [...ids]);
    const running = subscriptions.filter(({ state }) => isActive(state));
    if (running.length === ids.size || isLast)
      return accept({ targets: targets.value, subscriptions: running });
  }
}

async function findTargets(
  context: Context,
  entries: readonly UsageEntry[],
): Promise<Outcome<readonly Target[]>> {
  const found = await findUsageTargets(context, entries);
  const targets: Target[] = [];
  for (const [index, entry] of entries.entries()) {
    const target = targetOf(context, entry, found[index] ?? []);
    if (!target.ok) return refusedAt(entry, target);
    targets.push(target.value);
  }
  return accept(targets);
}

function targetOf(context: Context, entry: UsageEntry, found: readonly UsageTarget[]): Outcome<Target> {
  const stampedAt = entry.stampedAt ?? context.now;
  if (stampedAt > context.now + TOLERATED_AHEAD_MS)
    return refuse('Error.Input.Date.Future', 'DateStamp', { field: 'DateStamp' });
  const [target, ...others] = found;
  if (!target) return refuse('Error.Api.Usage.NoneMatching', 'ReferenceFeature');
  if (others.length > 0) return refuse('Error.Subscription.Ambiguous', 'IdSubscription');
  return accept({ ...target, entry, stampedAt: earlierOf(stampedAt, context.now) });
}

/** The same refusals, with the place of their entry before the field at fault. */
function refusedAt({ place = '' }: UsageEntry, { refusals: [first, ...others] }: Refused): Refused {
  const placed = (refusal: Refusal) => ({
    ...refusal,
    ...(refusal.target !== undefined && { target: `${place}${refusal.target}` }),
  });
  return { ok: false, refusals: [placed(first), ...others.map(placed)] };
}

function isAbsolute(change: UsageChange): boolean {
  return change.kind === 'Quantity' || change.kind === 'Switch';
}

interface Current {
  readonly loaded: LoadedSubscription;
  /** After the entries before this one. */
  readonly features: readonly SubscriptionFeature[];
  readonly isOvertaken: boolean;
}

function planOne(
  context: Context,
  { entry, featureReference, customerReference, featureId, stampedAt }: Target,
  { loaded, features, isOvertaken }: Current,
): Outcome<PlannedUsage> {
  const before = features.find((feature) => feature.featureId === featureId);
  if (!before) return refuse('Error.Api.Usage.NoneMatching', 'ReferenceFeature');
  const running = asRunning(loaded);
  const changed = changeFeature(before, isOvertaken ? { kind: 'None' } : entry.change);
  if (!changed.ok) return changed;
  const chargedFrom = laterOf(stampedAt, running.period.startAt);
  const charged = chargeChange(
    { ...running, features },
    changed.value,
    instant(Math.min(chargedFrom, context.now)),
    loaded.language,
  );
  return accept({
    subscriptionId: loaded.id,
    featureId: before.featureId,
    featureReference,
    customerReference,
    change: entry.change,
    stampedAt,
    isLate: stampedAt < running.period.startAt,
    after: charged.feature,
    lines: charged.lines,
  });
}

/**
 * An absolute value stamped before the newest one that was written, or that came earlier in this same list, is out
 * of date: it changes nothing.
 */
function isNewest(latest: Map<string, Instant>, key: string, stampedAt: Instant): boolean {
  const newest = latest.get(key);
  if (newest !== undefined && stampedAt < newest) return false;
  latest.set(key, stampedAt);
  return true;
}
