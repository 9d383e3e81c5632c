/**
 * Brings subscriptions that exist to what their lines say: terms and title, quantities included, and the features
 * through the use case that charges what they cost at once (domain.md §5). Offer and start never change.
 */
import type { Context } from '../../accounts/context.ts';
import { type Feature, findFeaturesByReference } from '../../catalogue/find-features.ts';
import { updateRows } from '../../database/bulk.ts';
import { statusOf } from '../../domain/subscription/state.ts';
import type { RunningPeriod, SubscriptionTerms } from '../../domain/subscription/terms.ts';
import { type LoadedSubscription, loadSubscriptions } from '../../subscriptions/load-subscriptions.ts';
import { loadUpToDate } from '../../subscriptions/load-up-to-date.ts';
import { writeSubscriptions } from '../../subscriptions/write-subscriptions.ts';
import type { RowRefusal } from '../import-port.ts';
import type { TermsRow } from '../import-row.ts';
import type { BatchContext } from './batch-context.ts';
import { changeFeatures, writeFeatureRows } from './change-features.ts';
import { checkTerms } from './check-terms.ts';
import type { ChangedRow, PlannedSubscription } from './planned-rows.ts';

export async function changeSubscriptions(
  batch: BatchContext,
  planned: readonly PlannedSubscription[],
): Promise<readonly RowRefusal[]> {
  const rows = planned.flatMap((one) =>
    one.subscriptionId === null ? [] : [{ ...one, subscriptionId: one.subscriptionId }],
  );
  if (rows.length === 0) return [];
  const refused = rows.flatMap(({ row }) => {
    const refusal = checkTerms(row.subscription.terms);
    return refusal ? [{ line: row.line, refusal }] : [];
  });
  if (refused.length > 0) return refused;
  const { context } = batch;
  const features = await findNamedFeatures(context, rows);
  const living = await withoutEnded(context, rows);
  await writeFeatureRows(context, living, features);
  const refusals = await changeFeatures(batch, living, features, await loadRows(context, living));
  if (refusals.length > 0) return refusals;
  await writeTerms(batch, living, await loadRows(context, living));
  return [];
}

/** What was due already is done first, by the terms that held; what ended by it has lived, and is left alone. */
async function withoutEnded(context: Context, rows: readonly ChangedRow[]): Promise<readonly ChangedRow[]> {
  const loaded = await loadUpToDate(
    context,
    rows.map(({ subscriptionId }) => subscriptionId),
  );
  const ended = new Set(loaded.filter(({ state }) => statusOf(state) === 'Ended').map(({ id }) => id));
  return rows.filter(({ subscriptionId }) => !ended.has(subscriptionId));
}

function loadRows({ transaction, businessId }: Context, rows: readonly ChangedRow[]) {
  const ids = rows.map(({ subscriptionId }) => subscriptionId);
  return loadSubscriptions(transaction, businessId, ids);
}

function findNamedFeatures(
  context: Context,
  rows: readonly ChangedRow[],
): Promise<ReadonlyMap<string, Feature>> {
  const references = rows.flatMap(({ row }) =>
    row.subscription.features.map(({ referenceFeature }) => referenceFeature),
  );
  return findFeaturesByReference(context, [...new Set(references)]);
}

const termColumns = {
  business_id: 'bigint',
  id: 'bigint',
  title: 'jsonb',
  amount_up_front: 'bigint',
  amount_trial: 'bigint',
  duration_trial: 'integer',
  unit_trial: 'time_unit',
  amount_recurrence: 'bigint',
  duration_recurrence: 'integer',
  unit_recurrence: 'time_unit',
  count_recurrences: 'integer',
  count_min_recurrences: 'integer',
  amount_termination: 'bigint',
} as const;

/** Periods that are charged stay as they are: new amounts and durations count from the next one. */
async function writeTerms(
  { context, segment }: BatchContext,
  rows: readonly ChangedRow[],
  loaded: readonly LoadedSubscription[],
): Promise<void> {
  const byId = new Map(loaded.map((one) => [one.id, one]));
  const changed = rows.flatMap(({ subscriptionId, row, changes }) => {
    const before = byId.get(subscriptionId);
    const areTerms = changes.some(({ field }) => isTermOrTitle(field));
    if (!before || !areTerms) return [];
    const { title, terms } = row.subscription;
    const titleTexts =
      title === undefined ? before.titleTexts : { ...before.titleTexts, [segment.language]: title };
    return [{ before, titleTexts, terms: mergeTerms(before.terms, terms) }];
  });
  const columns = changed.map(({ before, titleTexts, terms }) => ({
    business_id: context.businessId,
    id: before.id,
    title: titleTexts,
    amount_up_front: terms.amountUpFront,
    amount_trial: terms.amountTrial,
    duration_trial: terms.durationTrial,
    unit_trial: terms.unitTrial,
    amount_recurrence: terms.amountRecurrence,
    duration_recurrence: terms.durationRecurrence,
    unit_recurrence: terms.unitRecurrence,
    count_recurrences: terms.countRecurrences,
    count_min_recurrences: terms.countMinRecurrences,
    amount_termination: terms.amountTermination,
  }));
  await updateRows(context.transaction, 'subscription', ['business_id', 'id'], termColumns, columns);
  await writeSubscriptions(
    context,
    changed.map(({ before, terms }) => ({
      loaded: before,
      state: before.state,
      nextRenewalAt: before.nextRenewalAt,
      period: reanchored(before, terms),
      events: ['SubscriptionUpdated'],
    })),
  );
}

/** `Features.…` are written elsewhere, those of the customer too. */
function isTermOrTitle(field: string): boolean {
  return (
    field === 'TitleLocalized' ||
    /^(Amount|Duration|Unit)(UpFront|Trial|Recurrence|Termination)$|^Count(Min)?Recurrences$/.test(field)
  );
}

function mergeTerms(before: SubscriptionTerms, given: TermsRow): SubscriptionTerms {
  return { ...before, ...given };
}

/** With another duration, periods are counted from the end of the running one: counted from the start, they would leap. */
function reanchored({ period, terms }: LoadedSubscription, after: SubscriptionTerms): RunningPeriod | null {
  const isSame =
    terms.durationRecurrence === after.durationRecurrence && terms.unitRecurrence === after.unitRecurrence;
  if (period === null || isSame) return period;
  return { ...period, anchorAt: period.endAt, anchorNumber: period.number + 1 };
}
