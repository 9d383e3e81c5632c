/**
 * Changes a subscription's own terms (docs/decisions/0018): all of them while it is a draft; once it has started, what
 * its next periods are read from. Nothing that was charged changes.
 */
import type { Updateable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import type { SubscriptionTable } from '../database/table-types.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { statusOf } from '../domain/subscription/state.ts';
import type { EventType } from '../events/event-types.ts';
import { recordEvents } from '../events/record-events.ts';
import { type FeatureOverride, overrideFeatures, type TermsOverride } from './create-subscriptions.ts';
import type { LoadedSubscription } from './load-subscriptions.ts';
import { loadUpToDate } from './load-up-to-date.ts';

export interface SubscriptionEdit {
  /** Null in `countRecurrences` = endless. */
  readonly terms: Omit<TermsOverride, 'countRecurrences'> & {
    readonly countRecurrences?: number | null | undefined;
  };
  /** In the language of the customer; the other languages stay. */
  readonly title?: string | undefined;
  readonly titleLanguage: string;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly startAt?: Instant | undefined;
  readonly features: readonly FeatureOverride[];
}

type TermName = keyof SubscriptionEdit['terms'];

/** Fields of the wire by the term that they change; true where a started subscription may change it still. */
const fieldOf: Readonly<Record<TermName, readonly [string, boolean]>> = {
  amountUpFront: ['AmountUpFront', false],
  amountTrial: ['AmountTrial', false],
  durationTrial: ['DurationTrial', false],
  unitTrial: ['UnitTrial', false],
  amountRecurrence: ['AmountRecurrence', true],
  durationRecurrence: ['DurationRecurrence', false],
  unitRecurrence: ['UnitRecurrence', false],
  countRecurrences: ['CountRecurrences', true],
  countMinRecurrences: ['CountMinRecurrences', true],
  amountTermination: ['AmountTermination', true],
};

export async function editSubscription(
  context: Context,
  id: number,
  edit: SubscriptionEdit,
): Promise<Outcome<void>> {
  const [loaded] = await loadUpToDate(context, [id]);
  if (!loaded || loaded.state === 'Deleted') return refuse('Error.Subscription.NotFound', 'subscriptionId');
  const allowed = checkEditable(loaded, edit);
  if (!allowed.ok) return allowed;
  const columns = columnsOf(loaded, edit);
  await context.transaction
    .updateTable('subscription')
    .set({ ...columns, updated_at: toTimestamp(context.now) })
    .where('business_id', '=', context.businessId)
    .where('id', '=', id)
    .execute();
  await overrideFeatures(context, [{ id, input: { features: edit.features } }]);
  const events: EventType[] = ['SubscriptionUpdated'];
  if (edit.features.length > 0) events.push('SubscriptionFeaturesUpdated');
  const { customerId } = loaded;
  await recordEvents(
    context,
    events.map((type) => ({ type, customerId, subscriptionId: id })),
  );
  await recordAudit(context, {
    action: 'Subscription.Edited',
    subjectKind: 'subscription',
    subjectId: id,
    data: { ...edit.terms, featureIds: edit.features.map(({ featureId }) => featureId) },
  });
  return accept(undefined);
}

function checkEditable(loaded: LoadedSubscription, edit: SubscriptionEdit): Outcome<undefined> {
  const status = statusOf(loaded.state);
  if (status === 'Ended' || loaded.state === 'DraftDelayedUpgrade')
    return refuse('Error.Subscription.State', undefined, { state: loaded.state });
  if (status === 'Draft') return accept(undefined);
  const locked = Object.entries(fieldOf).find(
    ([name, [, isEditable]]) => !isEditable && Object.entries(edit.terms).some(isGiven(name)),
  );
  const field =
    locked?.[1][0] ??
    (edit.startAt === undefined ? undefined : 'DateStart') ??
    (edit.features.length === 0 ? undefined : 'Features');
  if (field !== undefined) return refuse('Error.Subscription.Started', field, { field });
  const count = edit.terms.countRecurrences;
  const opened = loaded.period?.number ?? 0;
  if (typeof count === 'number' && count < opened)
    return refuse('Error.Input.Invalid', 'CountRecurrences', {
      field: 'CountRecurrences',
      reason: `≥ ${opened}`,
    });
  return accept(undefined);
}

function isGiven(name: string) {
  return ([given, value]: readonly [string, unknown]) => given === name && value !== undefined;
}

function columnsOf(loaded: LoadedSubscription, edit: SubscriptionEdit): Updateable<SubscriptionTable> {
  const { terms, title, titleLanguage, metadata, startAt } = edit;
  return {
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
    ...(title !== undefined && {
      title: JSON.stringify({ ...loaded.titleTexts, [titleLanguage]: title }),
    }),
    ...(metadata !== undefined && { metadata: JSON.stringify(metadata) }),
    ...(startAt !== undefined && { wanted_start_at: toTimestamp(startAt) }),
    ...(startAt !== undefined &&
      loaded.state === 'DraftDelayedStart' && {
        next_renewal_at: toTimestamp(startAt),
      }),
  };
}
