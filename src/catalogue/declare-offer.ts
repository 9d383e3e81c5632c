/**
 * Declares an offer of a segment by its reference, with its features and their price steps. Subscriptions are
 * copies: what they agreed on is not reached by a later declaration (domain.md §1).
 */
import type { Selectable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { fieldChecks, isStorableText, isWholeWithin } from '../accounts/field-checks.ts';
import { checkMetadata, type Metadata } from '../accounts/metadata.ts';
import { checkReference } from '../accounts/reference.ts';
import type { LifeState, OfferTable } from '../database/table-types.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import type { TimeUnit } from '../domain/calendar/period.ts';
import type { LocalizedText } from '../domain/localized-text.ts';
import { LARGEST_AMOUNT } from '../domain/money/largest-amount.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import {
  applyOfferFeatures,
  checkOfferFeatures,
  type OfferFeatureDeclaration,
} from './declare-offer-features.ts';
import { type Change, changedColumns, checkTexts, type Declared, jsonText } from './declared.ts';

/**
 * Amounts in minor units of the segment's currency. Optional fields keep what they are when left out; at
 * creation: visible, no trial, endless monthly periods without engagement, nothing up front or at termination.
 */
export interface OfferDeclaration {
  readonly reference: string;
  /** For the staff; the title in some language at creation when left out. */
  readonly name?: string | undefined;
  readonly title: LocalizedText;
  readonly description?: LocalizedText | undefined;
  /** Only `Ok` is sold. */
  readonly lifeState?: LifeState | undefined;
  readonly isVisible?: boolean | undefined;
  readonly position?: number | undefined;
  /** Selects the tax. */
  readonly keyCharge?: string | null | undefined;
  readonly amountUpFront?: number | undefined;
  readonly amountTrial?: number | undefined;
  readonly durationTrial?: number | undefined;
  readonly unitTrial?: TimeUnit | undefined;
  readonly amountRecurrence: number;
  readonly durationRecurrence?: number | undefined;
  readonly unitRecurrence?: TimeUnit | undefined;
  readonly countRecurrences?: number | null | undefined;
  readonly countMinRecurrences?: number | undefined;
  readonly amountTermination?: number | undefined;
  readonly metadata?: Metadata | undefined;
  /** All of them, in their order; left out, they stay as they are. */
  readonly features?: readonly OfferFeatureDeclaration[] | undefined;
}

export async function declareOffer(
  context: Context,
  segmentId: number,
  input: OfferDeclaration,
): Promise<Outcome<Declared>> {
  const checked = checkOffer(input);
  if (!checked.ok) return checked;
  const offer = await writeOffer(context, segmentId, input);
  if (input.features === undefined) return accept(offer);
  const features = await applyOfferFeatures(context, offer.id, input.features);
  if (!features.ok) return features;
  const change = offer.change === 'unchanged' && features.value ? 'changed' : offer.change;
  return accept({ id: offer.id, change });
}

async function writeOffer(context: Context, segmentId: number, input: OfferDeclaration): Promise<Declared> {
  const given = columnsOf(input);
  const current = await lockOffer(context, segmentId, input.reference);
  if (current) return changeOffer(context, current, given);
  const inserted = await context.transaction
    .insertInto('offer')
    .values({
      business_id: context.businessId,
      segment_id: segmentId,
      reference: input.reference,
      created_at: toTimestamp(context.now),
      ...given,
      name: input.name ?? Object.values(input.title).find((text) => text !== '') ?? input.reference,
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'segment_id', 'reference']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return { id: inserted.id, change: 'created' };
  // Declared by somebody else between the two statements, and committed.
  const rival = await lockOffer(context, segmentId, input.reference);
  if (!rival) throw new Error(`the offer ${input.reference} comes and goes`);
  return changeOffer(context, rival, given);
}

function lockOffer(context: Context, segmentId: number, reference: string) {
  return context.transaction
    .selectFrom('offer')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', segmentId)
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst();
}

async function changeOffer(
  context: Context,
  current: Selectable<OfferTable>,
  given: ReturnType<typeof columnsOf>,
): Promise<Declared> {
  const changed = changedColumns({ ...current }, given);
  const change: Change = Object.keys(changed).length === 0 ? 'unchanged' : 'changed';
  if (change === 'unchanged') return { id: current.id, change };
  await context.transaction
    .updateTable('offer')
    .set(changed)
    .where('business_id', '=', context.businessId)
    .where('id', '=', current.id)
    .execute();
  return { id: current.id, change };
}

function columnsOf(input: OfferDeclaration) {
  return {
    name: input.name,
    title: JSON.stringify(input.title),
    description: jsonText(input.description),
    life_state: input.lifeState,
    is_visible: input.isVisible,
    position: input.position,
    key_charge: input.keyCharge,
    amount_up_front: input.amountUpFront,
    amount_trial: input.amountTrial,
    duration_trial: input.durationTrial,
    unit_trial: input.unitTrial,
    amount_recurrence: input.amountRecurrence,
    duration_recurrence: input.durationRecurrence,
    unit_recurrence: input.unitRecurrence,
    count_recurrences: input.countRecurrences,
    count_min_recurrences: input.countMinRecurrences,
    amount_termination: input.amountTermination,
    metadata: jsonText(input.metadata),
  };
}

const MAX_COUNT = 100_000;

function checkOffer(input: OfferDeclaration): Outcome<OfferDeclaration> {
  const checks = fieldChecks();
  const amount = (field: string, value: number | undefined) =>
    checks.expect(field, isWholeWithin(value, 0, LARGEST_AMOUNT), `0 … ${LARGEST_AMOUNT}`);
  const count = (field: string, value: number | null | undefined, min: number) =>
    checks.expect(field, isWholeWithin(value, min, MAX_COUNT), `${min} … ${MAX_COUNT}`);
  checks.include(checkReference(input.reference, 'ReferenceOffer'));
  checks.include(checkTexts('Title', input.title, true));
  checks.include(checkTexts('Description', input.description));
  checks.expect('Name', isStorableText(input.name, 255), '≤ 255');
  checks.expect('KeyCharge', isStorableText(input.keyCharge, 50), '≤ 50');
  amount('AmountUpFront', input.amountUpFront);
  amount('AmountTrial', input.amountTrial);
  amount('AmountRecurrence', input.amountRecurrence);
  amount('AmountTermination', input.amountTermination);
  count('DurationTrial', input.durationTrial, 0);
  count('DurationRecurrence', input.durationRecurrence, 1);
  count('CountRecurrences', input.countRecurrences, 1);
  count('CountMinRecurrences', input.countMinRecurrences, 0);
  count('Order', input.position, 0);
  if (input.countRecurrences && input.countMinRecurrences)
    checks.expect(
      'CountMinRecurrences',
      input.countMinRecurrences <= input.countRecurrences,
      '≤ CountRecurrences',
    );
  if (input.metadata) checks.include(checkMetadata(input.metadata));
  if (input.features) checks.include(checkOfferFeatures(input.features));
  return checks.conclude(input);
}
