/**
 * Reads subscriptions in sets, as the domain wants them: terms, features with quantities, discounts and the
 * running period, with titles in the buyer's language. Three statements whatever the number.
 */
import type { Transaction } from 'kysely';
import { isNotSetAside } from '../accounts/tick-failures.ts';
import { parseSteps } from '../catalogue/steps.ts';
import { termsOf } from '../catalogue/terms.ts';
import { type ClockScope, livesInTimeOf } from '../customers/clock-scope.ts';
import { at } from '../database/bulk.ts';
import type { Tables } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { type LocalizedText, localize, parseLocalizedText } from '../domain/localized-text.ts';
import type { Discount } from '../domain/pricing/discount.ts';
import type { SubscriptionState } from '../domain/subscription/state.ts';
import type {
  RunningPeriod,
  RunningSubscription,
  SubscriptionFeature,
  SubscriptionTerms,
} from '../domain/subscription/terms.ts';

export interface LoadedSubscription {
  readonly id: number;
  readonly segmentId: number;
  readonly offerId: number;
  readonly customerId: number;
  readonly buyerId: number;
  readonly state: SubscriptionState;
  readonly keyCharge: string | null;
  readonly titleTexts: LocalizedText;
  /** In the buyer's language. */
  readonly title: string;
  /** The buyer's. */
  readonly language: string;
  readonly terms: SubscriptionTerms;
  readonly features: readonly SubscriptionFeature[];
  readonly discounts: readonly Discount[];
  /** Null until the first start. */
  readonly period: RunningPeriod | null;
  /** The start date asked for at creation. */
  readonly wantedStartAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly nextRenewalAt: Instant | null;
  readonly termAt: Instant | null;
  readonly isTerminationFeeDue: boolean;
  readonly isMigration: boolean;
  readonly successorId: number | null;
}

/** A started subscription as the domain's plans take it. @throws Error when it has no period yet. */
export function asRunning(loaded: LoadedSubscription): RunningSubscription {
  if (loaded.period === null) throw new Error(`subscription ${loaded.id} has not started`);
  return { ...loaded, period: loaded.period };
}

/**
 * Takes up to `limit` subscriptions that are due at or before `until` and that no other worker holds, the
 * earliest first; they stay locked until the transaction ends. Stands on the index `subscription_due`.
 */
export async function claimDueSubscriptions(
  transaction: Transaction<Tables>,
  scope: ClockScope,
  until: Instant,
  limit: number,
): Promise<number[]> {
  const rows = await transaction
    .selectFrom('subscription')
    .select('id')
    .where('business_id', '=', scope.businessId)
    .where('next_renewal_at', '<=', at(until))
    .where(livesInTimeOf('buyer_id', scope))
    .where(isNotSetAside('Renewal', 'id', scope.businessId))
    .orderBy('next_renewal_at')
    .orderBy('id')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => row.id);
}

/** Locks and reads the named subscriptions; those that do not exist are left out. In the order of the ids. */
export async function loadSubscriptions(
  transaction: Transaction<Tables>,
  businessId: number,
  ids: readonly number[],
): Promise<LoadedSubscription[]> {
  if (ids.length === 0) return [];
  const rows = await selectSubscriptions(transaction, businessId, ids);
  const features = await loadFeatures(transaction, businessId, ids);
  const discounts = await loadDiscounts(transaction, businessId, ids);
  return rows.map((row) => {
    const languages = [row.language, row.segment_language];
    const titleTexts = parseLocalizedText(row.title);
    return {
      id: row.id,
      segmentId: row.segment_id,
      offerId: row.offer_id,
      customerId: row.customer_id,
      buyerId: row.buyer_id,
      state: row.state,
      keyCharge: row.key_charge,
      titleTexts,
      title: localize(titleTexts, languages) ?? '',
      language: row.language,
      terms: termsOf(row),
      features: (features.get(row.id) ?? []).map((feature) => featureOf(feature, languages)),
      discounts: (discounts.get(row.id) ?? []).map((discount) => discountOf(discount, languages)),
      period: periodOf(row),
      wantedStartAt: row.wanted_start_at,
      startedAt: row.started_at,
      nextRenewalAt: row.next_renewal_at,
      termAt: row.term_at,
      isTerminationFeeDue: row.is_termination_fee_due,
      isMigration: row.is_migration,
      successorId: row.successor_id,
    };
  });
}

/**
 * The languages are looked up row by row: joined, PostgreSQL went through all customers of a business that its
 * statistics did not know yet, for each subscription of a batch.
 */
function selectSubscriptions(transaction: Transaction<Tables>, businessId: number, ids: readonly number[]) {
  return transaction
    .selectFrom('subscription as s')
    .selectAll('s')
    .select(({ selectFrom }) => [
      selectFrom('customer as b')
        .select('b.language')
        .whereRef('b.business_id', '=', 's.business_id')
        .whereRef('b.id', '=', 's.buyer_id')
        .$asScalar()
        .$notNull()
        .as('language'),
      selectFrom('segment as g')
        .select('g.language')
        .whereRef('g.business_id', '=', 's.business_id')
        .whereRef('g.id', '=', 's.segment_id')
        .$asScalar()
        .$notNull()
        .as('segment_language'),
    ])
    .where('s.business_id', '=', businessId)
    .where('s.id', '=', ({ fn, val }) => fn<number>('any', [val(ids)]))
    .orderBy('s.id')
    .forNoKeyUpdate('s')
    .execute();
}

type SubscriptionRow = Awaited<ReturnType<typeof selectSubscriptions>>[number];

export type PeriodRow = Pick<
  SubscriptionRow,
  | 'period_number'
  | 'period_start_at'
  | 'period_end_at'
  | 'whole_start_at'
  | 'whole_end_at'
  | 'anchor_at'
  | 'anchor_number'
>;

export function periodOf(row: PeriodRow): RunningPeriod | null {
  const { period_number, period_start_at, period_end_at, whole_start_at, whole_end_at } = row;
  const { anchor_at, anchor_number } = row;
  if (
    period_number === null ||
    period_start_at === null ||
    period_end_at === null ||
    whole_start_at === null ||
    whole_end_at === null ||
    anchor_at === null ||
    anchor_number === null
  )
    return null;
  return {
    number: period_number,
    startAt: period_start_at,
    endAt: period_end_at,
    anchorAt: anchor_at,
    anchorNumber: anchor_number,
    whole: { startAt: whole_start_at, endAt: whole_end_at },
  };
}

function selectFeatures(transaction: Transaction<Tables>, businessId: number, ids: readonly number[]) {
  return transaction
    .selectFrom('subscription_feature as sf')
    .innerJoin('feature as f', (join) =>
      join.onRef('f.business_id', '=', 'sf.business_id').onRef('f.id', '=', 'sf.feature_id'),
    )
    .selectAll('sf')
    .select(['f.type', 'f.title'])
    .where('sf.business_id', '=', businessId)
    .where('sf.subscription_id', '=', ({ fn, val }) => fn<number>('any', [val(ids)]))
    .orderBy('sf.subscription_id')
    .orderBy('sf.position')
    .orderBy('sf.feature_id')
    .execute();
}

export type FeatureRow = Awaited<ReturnType<typeof selectFeatures>>[number];

async function loadFeatures(transaction: Transaction<Tables>, businessId: number, ids: readonly number[]) {
  return groupBySubscription(await selectFeatures(transaction, businessId, ids));
}

export function featureOf(row: FeatureRow, languages: readonly string[]): SubscriptionFeature {
  return {
    featureId: row.feature_id,
    type: row.type,
    title: localize(parseLocalizedText(row.title), languages) ?? '',
    isIncluded: row.is_included,
    isEnabled: row.is_enabled,
    quantityIncluded: row.quantity_included,
    quantityCurrent: row.quantity_current,
    quantityCharged: row.quantity_charged,
    pricing: { steps: parseSteps(row.steps), isVolume: row.is_volume },
    isUpdatedAtFullPrice: row.is_updated_at_full_price,
    isFreeInTrial: row.is_free_in_trial,
  };
}

function selectDiscounts(transaction: Transaction<Tables>, businessId: number, ids: readonly number[]) {
  return transaction
    .selectFrom('subscription_discount')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('subscription_id', '=', ({ fn, val }) => fn<number>('any', [val(ids)]))
    .orderBy('subscription_id')
    .orderBy('position')
    .execute();
}

type DiscountRow = Awaited<ReturnType<typeof selectDiscounts>>[number];

/** As rows, by subscription; those that have none are left out. */
export async function loadDiscounts(
  transaction: Transaction<Tables>,
  businessId: number,
  ids: readonly number[],
) {
  return groupBySubscription(await selectDiscounts(transaction, businessId, ids));
}

export function discountOf(row: DiscountRow, languages: readonly string[]): Discount {
  return {
    position: row.position,
    discountId: row.discount_id,
    title: localize(parseLocalizedText(row.title), languages) ?? '',
    typeOff: row.type_off,
    valueOff: row.value_off,
    targetFee: row.target_fee,
    countPeriods: row.count_periods,
    firstPeriodNumber: row.first_period_number,
    amountSpent: row.amount_spent,
  };
}

function groupBySubscription<Row extends { readonly subscription_id: number }>(rows: readonly Row[]) {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.subscription_id);
    if (group) group.push(row);
    else groups.set(row.subscription_id, [row]);
  }
  return groups;
}
