/**
 * Creates subscriptions as drafts, in sets: each is a copy of its offer at this moment, with the overrides that
 * came with it (domain.md §1). Nothing is charged before the start.
 */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { takeIds } from '../database/bulk.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import type { TimeUnit } from '../domain/calendar/period.ts';
import type { LocalizedText } from '../domain/localized-text.ts';
import type { PriceStep } from '../domain/pricing/price-steps.ts';

/** Fields left out are the offer's. Amounts in minor units. */
export interface TermsOverride {
  readonly amountUpFront?: number | undefined;
  readonly amountTrial?: number | undefined;
  readonly durationTrial?: number | undefined;
  readonly unitTrial?: TimeUnit | undefined;
  readonly amountRecurrence?: number | undefined;
  readonly durationRecurrence?: number | undefined;
  readonly unitRecurrence?: TimeUnit | undefined;
  readonly countRecurrences?: number | undefined;
  readonly countMinRecurrences?: number | undefined;
  readonly amountTermination?: number | undefined;
}

/** A feature that the offer has, changed; or one that it lacks, added (shared/wire.md, e). */
export interface FeatureOverride {
  readonly featureId: number;
  readonly isIncluded?: boolean | undefined;
  readonly isEnabled?: boolean | undefined;
  readonly quantityIncluded?: number | undefined;
  readonly quantityCurrent?: number | undefined;
  readonly steps?: readonly PriceStep[] | undefined;
}

export interface NewSubscription {
  readonly segmentId: number;
  readonly offerId: number;
  /** The recipient, who holds the rights. */
  readonly customerId: number;
  /** Who pays. */
  readonly buyerId: number;
  /** The reference that an import knows it by; unique in the segment. */
  readonly reference?: string | null | undefined;
  readonly state: 'DraftAgent' | 'DraftCustomer' | 'DraftDelayedStart' | 'DraftDelayedUpgrade';
  /** With `DraftDelayedStart`, when the tick starts it; else what a later start takes as its date. */
  readonly wantedStartAt: Instant | null;
  readonly isMigration: boolean;
  readonly terms: TermsOverride;
  readonly title?: LocalizedText | undefined;
  readonly description?: LocalizedText | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly features: readonly FeatureOverride[];
  /** In the order in which they are applied. */
  readonly discountIds: readonly number[];
}

/** Answers the ids, in the order of the input. */
export async function createSubscriptions(
  context: Context,
  inputs: readonly NewSubscription[],
): Promise<number[]> {
  const ids = await takeIds(context.transaction, 'subscription', inputs.length);
  const created = inputs.flatMap((input, index) => {
    const id = ids[index];
    return id === undefined ? [] : [{ id, input }];
  });
  await insertCopiesOfOffers(context, created);
  await insertCopiesOfOfferFeatures(context, ids);
  await overrideFeatures(context, created);
  await addDiscounts(context, created);
  return ids;
}

interface Created {
  readonly id: number;
  readonly input: NewSubscription;
}

async function insertCopiesOfOffers(context: Context, created: readonly Created[]): Promise<void> {
  if (created.length === 0) return;
  const rows = created.map(({ id, input }) => ({
    id,
    segment_id: input.segmentId,
    offer_id: input.offerId,
    customer_id: input.customerId,
    buyer_id: input.buyerId,
    reference: input.reference ?? null,
    state: input.state,
    wanted_start_at: input.wantedStartAt === null ? null : toTimestamp(input.wantedStartAt),
    is_migration: input.isMigration,
    title: input.title ?? null,
    description: input.description ?? null,
    metadata: input.metadata ?? null,
    amount_up_front: input.terms.amountUpFront ?? null,
    amount_trial: input.terms.amountTrial ?? null,
    duration_trial: input.terms.durationTrial ?? null,
    unit_trial: input.terms.unitTrial ?? null,
    amount_recurrence: input.terms.amountRecurrence ?? null,
    duration_recurrence: input.terms.durationRecurrence ?? null,
    unit_recurrence: input.terms.unitRecurrence ?? null,
    count_recurrences: input.terms.countRecurrences ?? null,
    count_min_recurrences: input.terms.countMinRecurrences ?? null,
    amount_termination: input.terms.amountTermination ?? null,
  }));
  const now = toTimestamp(context.now);
  await sql`
    insert into subscription (business_id, id, segment_id, offer_id, customer_id, buyer_id, reference, state,
      wanted_start_at, next_renewal_at, is_migration, title, description, metadata, key_charge,
      amount_up_front, amount_trial, duration_trial, unit_trial, amount_recurrence, duration_recurrence,
      unit_recurrence, count_recurrences, count_min_recurrences, amount_termination, created_at, updated_at)
    select o.business_id, v.id, v.segment_id, v.offer_id, v.customer_id, v.buyer_id, v.reference, v.state,
      v.wanted_start_at, case when v.state = 'DraftDelayedStart' then v.wanted_start_at end, v.is_migration,
      coalesce(v.title, o.title), coalesce(v.description, o.description), coalesce(v.metadata, o.metadata),
      o.key_charge, coalesce(v.amount_up_front, o.amount_up_front), coalesce(v.amount_trial, o.amount_trial),
      coalesce(v.duration_trial, o.duration_trial), coalesce(v.unit_trial, o.unit_trial),
      coalesce(v.amount_recurrence, o.amount_recurrence),
      coalesce(v.duration_recurrence, o.duration_recurrence),
      coalesce(v.unit_recurrence, o.unit_recurrence),
      coalesce(v.count_recurrences, o.count_recurrences),
      coalesce(v.count_min_recurrences, o.count_min_recurrences),
      coalesce(v.amount_termination, o.amount_termination), ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(
      id bigint, segment_id bigint, offer_id bigint, customer_id bigint, buyer_id bigint, reference text,
      state subscription_state, wanted_start_at timestamptz, is_migration boolean, title jsonb,
      description jsonb, metadata jsonb, amount_up_front bigint, amount_trial bigint, duration_trial integer,
      unit_trial time_unit, amount_recurrence bigint, duration_recurrence integer, unit_recurrence time_unit,
      count_recurrences integer, count_min_recurrences integer, amount_termination bigint)
    join offer o on o.business_id = ${context.businessId} and o.id = v.offer_id
  `.execute(context.transaction);
}

async function insertCopiesOfOfferFeatures(context: Context, ids: readonly number[]): Promise<void> {
  await sql`
    insert into subscription_feature (business_id, subscription_id, feature_id, position, is_included, is_enabled,
      quantity_included, quantity_current, steps, is_volume, is_updatable_before_subscription,
      is_updatable_after_subscription, is_updated_at_full_price, is_free_in_trial)
    select s.business_id, s.id, f.feature_id, f.position, f.is_included, f.is_enabled or f.is_included,
      f.quantity_included, f.quantity_current, f.steps, f.is_volume, f.is_updatable_before_subscription,
      f.is_updatable_after_subscription, f.is_updated_at_full_price, f.is_free_in_trial
    from subscription s
    join offer_feature f on f.business_id = s.business_id and f.offer_id = s.offer_id
    where s.business_id = ${context.businessId} and s.id = any(${ids})
  `.execute(context.transaction);
}

interface Overridden {
  readonly id: number;
  readonly input: Pick<NewSubscription, 'features'>;
}

/** What is left out stays; a feature that the subscription lacks is added with the override's own values. */
export async function overrideFeatures(context: Context, created: readonly Overridden[]): Promise<void> {
  const rows = created.flatMap(({ id, input }) =>
    input.features.map((feature) => ({
      subscription_id: id,
      feature_id: feature.featureId,
      is_included: feature.isIncluded ?? null,
      is_enabled: feature.isEnabled ?? null,
      quantity_included: feature.quantityIncluded ?? null,
      quantity_current: feature.quantityCurrent ?? null,
      steps: feature.steps ?? null,
    })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into subscription_feature as f (business_id, subscription_id, feature_id, position, is_included,
      is_enabled, quantity_included, quantity_current, steps, is_volume, is_updatable_before_subscription,
      is_updatable_after_subscription, is_updated_at_full_price, is_free_in_trial)
    select ${context.businessId}, v.subscription_id, v.feature_id, coalesce(o.position, 1000),
      coalesce(v.is_included, o.is_included, false), coalesce(v.is_enabled, o.is_enabled, v.is_included, false),
      coalesce(v.quantity_included, o.quantity_included), coalesce(v.quantity_current, o.quantity_current, 0),
      coalesce(v.steps, o.steps, '[]'), coalesce(o.is_volume, false),
      coalesce(o.is_updatable_before_subscription, true), coalesce(o.is_updatable_after_subscription, true),
      coalesce(o.is_updated_at_full_price, false), coalesce(o.is_free_in_trial, false)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(
      subscription_id bigint, feature_id bigint, is_included boolean, is_enabled boolean,
      quantity_included bigint, quantity_current bigint, steps jsonb)
    left join subscription_feature o on o.business_id = ${context.businessId}
      and o.subscription_id = v.subscription_id and o.feature_id = v.feature_id
    on conflict (business_id, subscription_id, feature_id) do update set
      is_included = excluded.is_included, is_enabled = excluded.is_enabled,
      quantity_included = excluded.quantity_included, quantity_current = excluded.quantity_current,
      steps = excluded.steps
  `.execute(context.transaction);
}

async function addDiscounts(context: Context, created: readonly Created[]): Promise<void> {
  const rows = created.flatMap(({ id, input }) =>
    input.discountIds.map((discountId, index) => ({ id, discountId, position: index + 1 })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into subscription_discount (business_id, subscription_id, position, discount_id, title, type_off,
      value_off, target_fee, count_periods, first_period_number)
    select d.business_id, v.id, v.position, d.id, d.title, d.type_off, d.value_off, d.target_fee,
      d.count_periods, 1
    from unnest(${rows.map((row) => row.id)}::bigint[], ${rows.map((row) => row.position)}::integer[],
                ${rows.map((row) => row.discountId)}::bigint[]) as v(id, position, discount_id)
    join discount d on d.business_id = ${context.businessId} and d.id = v.discount_id
  `.execute(context.transaction);
}
