/** Declares a discount of a segment by its reference. Subscriptions that have it keep the copy they were given. */
import type { Selectable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { fieldChecks, isStorableText, isWholeWithin } from '../accounts/field-checks.ts';
import { checkReference } from '../accounts/reference.ts';
import type { DiscountState, DiscountTable } from '../database/table-types.ts';
import type { LocalizedText } from '../domain/localized-text.ts';
import type { DiscountTarget, DiscountType } from '../domain/pricing/discount.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { changedColumns, checkTexts, type Declared } from './declared.ts';

export interface DiscountDeclaration {
  readonly reference: string;
  readonly title: LocalizedText;
  readonly typeOff: DiscountType;
  /** Minor units when Flat, else per ten thousand. */
  readonly valueOff: number;
  readonly targetFee: DiscountTarget;
  /** Paid periods it lasts; null or left out = for ever. */
  readonly countPeriods?: number | null | undefined;
  /** For the staff; kept when left out. */
  readonly name?: string | undefined;
  /** A draft cannot be given to a subscription. Kept when left out, enabled at creation. */
  readonly state?: DiscountState | undefined;
}

export async function declareDiscount(
  context: Context,
  segmentId: number,
  input: DiscountDeclaration,
): Promise<Outcome<Declared>> {
  const checked = checkDiscount(input);
  if (!checked.ok) return checked;
  const given = {
    title: JSON.stringify(input.title),
    type_off: input.typeOff,
    value_off: input.valueOff,
    target_fee: input.targetFee,
    count_periods: input.countPeriods ?? null,
    name: input.name,
    state: input.state,
  };
  const current = await lockDiscount(context, segmentId, input.reference);
  if (current) return accept(await changeDiscount(context, current, given));
  const inserted = await context.transaction
    .insertInto('discount')
    .values({
      business_id: context.businessId,
      segment_id: segmentId,
      reference: input.reference,
      ...given,
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'segment_id', 'reference']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return accept({ id: inserted.id, change: 'created' });
  // Declared by somebody else between the two statements, and committed.
  const rival = await lockDiscount(context, segmentId, input.reference);
  if (!rival) throw new Error(`the discount ${input.reference} comes and goes`);
  return accept(await changeDiscount(context, rival, given));
}

function lockDiscount(context: Context, segmentId: number, reference: string) {
  return context.transaction
    .selectFrom('discount')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', segmentId)
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst();
}

async function changeDiscount(
  context: Context,
  current: Selectable<DiscountTable>,
  given: {
    readonly title: string;
    readonly type_off: DiscountType;
    readonly value_off: number;
    readonly target_fee: DiscountTarget;
    readonly count_periods: number | null;
    readonly name: string | undefined;
    readonly state: DiscountState | undefined;
  },
): Promise<Declared> {
  const changed = changedColumns({ ...current }, given);
  if (Object.keys(changed).length === 0) return { id: current.id, change: 'unchanged' };
  await context.transaction
    .updateTable('discount')
    .set(changed)
    .where('business_id', '=', context.businessId)
    .where('id', '=', current.id)
    .execute();
  return { id: current.id, change: 'changed' };
}

function checkDiscount(input: DiscountDeclaration): Outcome<DiscountDeclaration> {
  const checks = fieldChecks();
  const mostOff = input.typeOff === 'PerTenThousand' ? 10_000 : Number.MAX_SAFE_INTEGER;
  checks.include(checkReference(input.reference, 'ReferenceDiscount'));
  checks.include(checkTexts('Title', input.title, true));
  checks.expect('ValueOff', isWholeWithin(input.valueOff, 0, mostOff), `0 … ${mostOff}`);
  checks.expect('Name', isStorableText(input.name, 200), '≤ 200');
  checks.expect('CountPeriods', isWholeWithin(input.countPeriods, 1, 100_000), '≥ 1');
  return checks.conclude(input);
}
