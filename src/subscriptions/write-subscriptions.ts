/**
 * Writes what was planned for subscriptions, in sets: their new state and period, features, discounts, balance
 * lines and events. One statement a table whatever the number of subscriptions.
 */
import type { Context } from '../accounts/context.ts';
import { insertRows, updateRows } from '../database/bulk.ts';
import { type Instant, laterOf } from '../domain/calendar/instant.ts';
import type { Discount } from '../domain/pricing/discount.ts';
import type { NumberedLine } from '../domain/subscription/start-until-now.ts';
import type { SubscriptionState } from '../domain/subscription/state.ts';
import type { RunningPeriod, SubscriptionFeature } from '../domain/subscription/terms.ts';
import type { EventType } from '../events/event-types.ts';
import { recordEvents } from '../events/record-events.ts';
import { insertBalanceLines } from './balance-line-rows.ts';
import type { LoadedSubscription } from './load-subscriptions.ts';

/** What becomes of one subscription. Fields left out stay as they were loaded. */
export interface SubscriptionWrite {
  readonly loaded: LoadedSubscription;
  readonly state: SubscriptionState;
  readonly period?: RunningPeriod | null;
  readonly wantedStartAt?: Instant | null;
  readonly startedAt?: Instant | null;
  readonly nextRenewalAt: Instant | null;
  readonly termAt?: Instant | null;
  readonly isTerminationFeeDue?: boolean;
  readonly endedAt?: Instant | null;
  readonly successorId?: number | null;
  readonly features?: readonly SubscriptionFeature[];
  readonly discounts?: readonly Discount[];
  readonly openedPeriods?: readonly RunningPeriod[];
  /** The running period ends here instead of at its nominal end. */
  readonly cutAt?: Instant;
  readonly lines?: readonly NumberedLine[];
  readonly events?: readonly EventType[];
}

export async function writeSubscriptions(
  context: Context,
  writes: readonly SubscriptionWrite[],
): Promise<void> {
  if (writes.length === 0) return;
  await updateStates(context, writes);
  await insertPeriods(context, writes);
  await cutPeriods(context, writes);
  await updateFeatures(context, writes);
  await updateDiscounts(context, writes);
  await insertBalanceLines(
    context,
    writes.flatMap(({ loaded, lines = [] }) =>
      lines.map(({ periodNumber, line }) => ({
        ...line,
        segmentId: loaded.segmentId,
        customerId: loaded.buyerId,
        subscriptionId: loaded.id,
        periodNumber,
        keyCharge: loaded.keyCharge,
      })),
    ),
  );
  await recordEvents(
    context,
    writes.flatMap(({ loaded, events = [] }) =>
      events.map((type) => ({ type, customerId: loaded.customerId, subscriptionId: loaded.id })),
    ),
  );
}

const stateColumns = {
  business_id: 'bigint',
  id: 'bigint',
  state: 'subscription_state',
  anchor_at: 'timestamptz',
  anchor_number: 'integer',
  period_number: 'integer',
  period_start_at: 'timestamptz',
  period_end_at: 'timestamptz',
  whole_start_at: 'timestamptz',
  whole_end_at: 'timestamptz',
  wanted_start_at: 'timestamptz',
  started_at: 'timestamptz',
  next_renewal_at: 'timestamptz',
  term_at: 'timestamptz',
  is_termination_fee_due: 'boolean',
  ended_at: 'timestamptz',
  successor_id: 'bigint',
  updated_at: 'timestamptz',
} as const;

async function updateStates(context: Context, writes: readonly SubscriptionWrite[]): Promise<void> {
  const rows = writes.map((write) => {
    const { loaded } = write;
    const period = write.period === undefined ? loaded.period : write.period;
    return {
      business_id: context.businessId,
      id: loaded.id,
      state: write.state,
      anchor_at: period?.anchorAt ?? null,
      anchor_number: period?.anchorNumber ?? null,
      period_number: period?.number ?? null,
      period_start_at: period?.startAt ?? null,
      period_end_at: period?.endAt ?? null,
      whole_start_at: period?.whole.startAt ?? null,
      whole_end_at: period?.whole.endAt ?? null,
      wanted_start_at: write.wantedStartAt === undefined ? loaded.wantedStartAt : write.wantedStartAt,
      started_at: write.startedAt === undefined ? loaded.startedAt : write.startedAt,
      next_renewal_at: write.nextRenewalAt,
      term_at: write.termAt === undefined ? loaded.termAt : write.termAt,
      is_termination_fee_due: write.isTerminationFeeDue ?? loaded.isTerminationFeeDue,
      ended_at: write.endedAt ?? null,
      successor_id: write.successorId === undefined ? loaded.successorId : write.successorId,
      updated_at: context.now,
    };
  });
  await updateRows(context.transaction, 'subscription', ['business_id', 'id'], stateColumns, rows);
}

async function insertPeriods(context: Context, writes: readonly SubscriptionWrite[]): Promise<void> {
  const columns = {
    business_id: 'bigint',
    subscription_id: 'bigint',
    number: 'integer',
    start_at: 'timestamptz',
    end_at: 'timestamptz',
  } as const;
  const rows = writes.flatMap(({ loaded, openedPeriods = [] }) =>
    openedPeriods.map((period) => ({
      business_id: context.businessId,
      subscription_id: loaded.id,
      number: period.number,
      start_at: period.startAt,
      end_at: period.endAt,
    })),
  );
  await insertRows(context.transaction, 'subscription_period', columns, rows);
}

async function cutPeriods(context: Context, writes: readonly SubscriptionWrite[]): Promise<void> {
  const columns = {
    business_id: 'bigint',
    subscription_id: 'bigint',
    number: 'integer',
    end_at: 'timestamptz',
  } as const;
  const rows = writes.flatMap(({ loaded, cutAt }) =>
    cutAt === undefined || loaded.period === null
      ? []
      : [
          {
            business_id: context.businessId,
            subscription_id: loaded.id,
            number: loaded.period.number,
            // One that begins later than now is empty: it never ends before it began.
            end_at: laterOf(cutAt, loaded.period.startAt),
          },
        ],
  );
  const key = ['business_id', 'subscription_id', 'number'] as const;
  await updateRows(context.transaction, 'subscription_period', key, columns, rows);
}

/** Only the features that a plan changed: a renewal leaves most of them as they are. */
async function updateFeatures(context: Context, writes: readonly SubscriptionWrite[]): Promise<void> {
  const columns = {
    business_id: 'bigint',
    subscription_id: 'bigint',
    feature_id: 'bigint',
    is_enabled: 'boolean',
    quantity_current: 'bigint',
    quantity_charged: 'bigint',
  } as const;
  const rows = writes.flatMap(({ loaded, features = [] }) => {
    const before = new Map(loaded.features.map((feature) => [feature.featureId, feature]));
    return features
      .filter((feature) => hasChanged(before.get(feature.featureId), feature))
      .map((feature) => ({
        business_id: context.businessId,
        subscription_id: loaded.id,
        feature_id: feature.featureId,
        is_enabled: feature.isEnabled,
        quantity_current: feature.quantityCurrent,
        quantity_charged: feature.quantityCharged,
      }));
  });
  const key = ['business_id', 'subscription_id', 'feature_id'] as const;
  await updateRows(context.transaction, 'subscription_feature', key, columns, rows);
}

function hasChanged(before: SubscriptionFeature | undefined, after: SubscriptionFeature): boolean {
  return (
    before === undefined ||
    before.isEnabled !== after.isEnabled ||
    before.quantityCurrent !== after.quantityCurrent ||
    before.quantityCharged !== after.quantityCharged
  );
}

async function updateDiscounts(context: Context, writes: readonly SubscriptionWrite[]): Promise<void> {
  const columns = {
    business_id: 'bigint',
    subscription_id: 'bigint',
    position: 'integer',
    amount_spent: 'bigint',
  } as const;
  const rows = writes.flatMap(({ loaded, discounts = [] }) =>
    discounts
      .filter((discount) => discount.typeOff === 'Flat')
      .map((discount) => ({
        business_id: context.businessId,
        subscription_id: loaded.id,
        position: discount.position,
        amount_spent: discount.amountSpent,
      })),
  );
  const key = ['business_id', 'subscription_id', 'position'] as const;
  await updateRows(context.transaction, 'subscription_discount', key, columns, rows);
}
