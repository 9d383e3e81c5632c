/**
 * What a list of usage changes does to the running subscriptions they touch, and what it costs at once: decided
 * here for the write and for the quote alike. The entries apply in their order, all or none.
 */
import type { Context } from '../accounts/context.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { earlierOf, instant, laterOf } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { PlannedLine } from '../domain/subscription/planned-line.ts';
import type { SubscriptionFeature } from '../domain/subscription/terms.ts';
import { changeFeature, chargeChange, type UsageChange } from '../domain/subscription/usage-change.ts';
import { asRunning, type LoadedSubscription } from '../subscriptions/load-subscriptions.ts';
import { loadUpToDate } from '../subscriptions/load-up-to-date.ts';
import { findLatestStamps } from './find-latest-stamps.ts';
import { findUsages, type Usage } from './find-usages.ts';

export interface UsageEntry {
  readonly featureReference: string;
  readonly customerReference?: string | undefined;
  readonly subscriptionId?: number | undefined;
  readonly change: UsageChange;
  /** When it happened; absent = now. */
  readonly stampedAt?: Instant | undefined;
}

export interface PlannedUsage {
  readonly subscriptionId: number;
  readonly featureId: number;
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
  const targets: Target[] = [];
  for (const entry of entries) {
    const target = await findTarget(context, entry);
    if (!target.ok) return target;
    targets.push(target.value);
  }
  const ids = [...new Set(targets.map(({ usage }) => usage.subscriptionId ?? 0))];
  const subscriptions = await loadUpToDate(context, ids);
  const latest = await findLatestStamps(context, ids);
  const state = new Map(subscriptions.map((loaded) => [loaded.id, { loaded, features: loaded.features }]));
  const usages: PlannedUsage[] = [];
  for (const target of targets) {
    const current = state.get(target.usage.subscriptionId ?? 0);
    if (!current) return refuse('Error.Api.Usage.NoneMatching');
    const planned = planOne(context, target, current.loaded, current.features, latest);
    if (!planned.ok) return planned;
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

interface Target {
  readonly entry: UsageEntry;
  readonly usage: Usage;
  readonly stampedAt: Instant;
}

async function findTarget(context: Context, entry: UsageEntry): Promise<Outcome<Target>> {
  const stampedAt = entry.stampedAt ?? context.now;
  if (stampedAt > context.now + TOLERATED_AHEAD_MS)
    return refuse('Error.Input.Date.Future', 'DateStamp', { field: 'DateStamp' });
  const [usage, ...others] = await findUsages(context.transaction, context.businessId, entry);
  if (!usage) return refuse('Error.Api.Usage.NoneMatching');
  if (others.length > 0) return refuse('Error.Subscription.Ambiguous', 'IdSubscription');
  return accept({ entry, usage, stampedAt: earlierOf(stampedAt, context.now) });
}

function planOne(
  context: Context,
  { entry, usage, stampedAt }: Target,
  loaded: LoadedSubscription,
  features: readonly SubscriptionFeature[],
  latest: ReadonlyMap<string, Instant>,
): Outcome<PlannedUsage> {
  const before = features.find((feature) => feature.featureId === usage.featureId);
  if (!before) return refuse('Error.Api.Usage.NoneMatching');
  const running = asRunning(loaded);
  const overtaken =
    entry.change.kind !== 'Increment' && isOvertaken(loaded.id, before.featureId, stampedAt, latest);
  const changed = changeFeature(before, overtaken ? { kind: 'None' } : entry.change);
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
    change: entry.change,
    stampedAt,
    isLate: stampedAt < running.period.startAt,
    after: charged.feature,
    lines: charged.lines,
  });
}

/** An absolute value stamped before the newest one that was written is out of date: it changes nothing. */
function isOvertaken(
  subscriptionId: number,
  featureId: number,
  stampedAt: Instant,
  latest: ReadonlyMap<string, Instant>,
): boolean {
  const newest = latest.get(`${subscriptionId} ${featureId}`);
  return newest !== undefined && stampedAt < newest;
}
