/**
 * What a list of usage changes does to the running subscriptions they touch, and what it costs at once: decided
 * here for the write and for the quote alike. The entries apply in their order, all or none.
 */
import type { Context } from '../accounts/context.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { earlierOf, instant, laterOf } from '../domain/calendar/instant.ts';
import type { Discount } from '../domain/pricing/discount.ts';
import { accept, type Outcome, type Refusal, refuse } from '../domain/refusal/outcome.ts';
import type { PlannedLine } from '../domain/subscription/planned-line.ts';
import type { SubscriptionFeature } from '../domain/subscription/terms.ts';
import { changeFeature, chargeChange, type UsageChange } from '../domain/subscription/usage-change.ts';
import { discountOf, loadDiscounts } from '../subscriptions/load-subscriptions.ts';
import { isDue, loadUpToDate } from '../subscriptions/load-up-to-date.ts';
import { findLatestStamps } from './find-latest-stamps.ts';
import { lockUsageTargets, type UsageTarget, type UsedSubscription } from './lock-usage-targets.ts';

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

export interface PlannedUsage extends Target {
  /** It happened in a period that is closed; it counts in the running one. */
  readonly isLate: boolean;
  readonly after: SubscriptionFeature;
  readonly lines: readonly PlannedLine[];
}

export interface FeatureOutcome {
  readonly subscription: UsedSubscription;
  readonly before: SubscriptionFeature;
  /** After all entries. */
  readonly after: SubscriptionFeature;
}

export interface UsagePlan {
  readonly usages: readonly PlannedUsage[];
  /** Of each feature that an entry names, by `keyOf`. */
  readonly features: ReadonlyMap<string, FeatureOutcome>;
}

interface Target extends UsageTarget {
  readonly entry: UsageEntry;
  readonly stampedAt: Instant;
}

type Latest = ReadonlyMap<string, Instant>;
type Discounts = ReadonlyMap<number, readonly Discount[]>;

/** Clocks of clients drift: a stamp up to five minutes ahead is taken as now (shared/wire.md, decision 7). */
const TOLERATED_AHEAD_MS = 5 * 60_000;

/** Discounts are read only when something costs: they change what is charged, never what is counted. */
export async function planUsages(
  context: Context,
  entries: readonly UsageEntry[],
): Promise<Outcome<UsagePlan>> {
  const aimed = await aim(context, entries);
  if (!aimed.ok) return aimed;
  const targets = aimed.value;
  const latest = await findLatestStamps(
    context,
    targets
      .filter(({ entry }) => isAbsolute(entry.change))
      .map(({ subscription, feature, stampedAt }) => ({
        subscriptionId: subscription.id,
        featureId: feature.featureId,
        stampedAt,
      })),
  );
  const plan = planAll(context.now, targets, latest, new Map());
  if (!plan.ok) return plan;
  const costly = plan.value.usages.filter(({ lines }) => lines.length > 0);
  const discounts = await findDiscounts(context, costly);
  return discounts.size === 0 ? plan : planAll(context.now, targets, latest, discounts);
}

export function keyOf({ subscription, feature }: UsageTarget): string {
  return `${subscription.id} ${feature.featureId}`;
}

/** By subscription, with titles in the buyer's language. */
async function findDiscounts(
  { transaction, businessId }: Context,
  usages: readonly PlannedUsage[],
): Promise<Discounts> {
  if (usages.length === 0) return new Map();
  const subscriptions = new Map(usages.map(({ subscription }) => [subscription.id, subscription]));
  const rows = await loadDiscounts(transaction, businessId, [...subscriptions.keys()]);
  return new Map(
    [...rows].map(([id, found]) => {
      const languages = subscriptions.get(id)?.languages ?? [];
      return [id, found.map((row) => discountOf(row, languages))];
    }),
  );
}

/**
 * The entries with what they change, locked. What is due for a subscription is done first. One that is over then, or
 * that ended before it was locked, is looked for once more: a successor may have taken its place.
 */
async function aim(context: Context, entries: readonly UsageEntry[]): Promise<Outcome<readonly Target[]>> {
  for (let isSecondLook = false; ; ) {
    const found = await lockUsageTargets(context, entries);
    const isMissed = found.some((targets) => targets.length === 0);
    if (isMissed && !isSecondLook) {
      isSecondLook = true;
      continue;
    }
    const targets = chooseTargets(context, entries, found);
    if (!targets.ok) return targets;
    const due = targets.value
      .filter(({ subscription }) => isDue(subscription.nextRenewalAt, context.now))
      .map(({ subscription }) => subscription.id);
    if (due.length === 0) return targets;
    await loadUpToDate(context, [...new Set(due)]);
  }
}

function chooseTargets(
  context: Context,
  entries: readonly UsageEntry[],
  found: readonly (readonly UsageTarget[])[],
): Outcome<readonly Target[]> {
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

type Refused = Extract<Outcome<never>, { readonly ok: false }>;

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

function planAll(
  now: Instant,
  targets: readonly Target[],
  latest: Latest,
  discounts: Discounts,
): Outcome<UsagePlan> {
  const newest = new Map(latest);
  const features = new Map<string, FeatureOutcome>();
  const usages: PlannedUsage[] = [];
  for (const target of targets) {
    const { entry, subscription, feature, stampedAt } = target;
    const key = keyOf(target);
    const { before, after } = features.get(key) ?? { before: feature, after: feature };
    const isOvertaken = isAbsolute(entry.change) && !isNewest(newest, key, stampedAt);
    const running = { period: subscription.period, discounts: discounts.get(subscription.id) ?? [] };
    const planned = planOne(now, target, { before: after, isOvertaken, running });
    if (!planned.ok) return refusedAt(entry, planned);
    usages.push(planned.value);
    features.set(key, { subscription, before, after: planned.value.after });
  }
  return accept({ usages, features });
}

interface Current {
  /** As the entries before this one left it. */
  readonly before: SubscriptionFeature;
  readonly isOvertaken: boolean;
  readonly running: Parameters<typeof chargeChange>[0];
}

function planOne(
  now: Instant,
  target: Target,
  { before, isOvertaken, running }: Current,
): Outcome<PlannedUsage> {
  const { entry, subscription, stampedAt } = target;
  const changed = changeFeature(before, isOvertaken ? { kind: 'None' } : entry.change);
  if (!changed.ok) return changed;
  const { startAt } = running.period;
  const chargedFrom = instant(Math.min(laterOf(stampedAt, startAt), now));
  const charged = chargeChange(running, changed.value, chargedFrom, subscription.languages[0]);
  return accept({ ...target, isLate: stampedAt < startAt, after: charged.feature, lines: charged.lines });
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
