/** Declares a pricing table of a segment by its reference: an ordered, titled selection of offers. */
import { isDeepStrictEqual } from 'node:util';
import type { Selectable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { fieldChecks, isStorableText, isWholeWithin } from '../accounts/field-checks.ts';
import { checkReference } from '../accounts/reference.ts';
import type { LifeState, PricingTableTable } from '../database/table-types.ts';
import type { LocalizedText } from '../domain/localized-text.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { changedColumns, checkTexts, type Declared } from './declared.ts';

/** Optional fields keep what they are when left out; at creation: visible, not the default, first. */
export interface PricingTableDeclaration {
  readonly reference: string;
  readonly title: LocalizedText;
  readonly isVisible?: boolean | undefined;
  /** The segment has one default table: declaring another takes it from the former. */
  readonly isDefault?: boolean | undefined;
  readonly position?: number | undefined;
  /** For the staff. */
  readonly name?: string | undefined;
  readonly lifeState?: LifeState | undefined;
  /** References of offers of the segment, in the order in which they are shown; left out, they stay as they are. */
  readonly offers?: readonly string[] | undefined;
}

export async function declarePricingTable(
  context: Context,
  segmentId: number,
  input: PricingTableDeclaration,
): Promise<Outcome<Declared>> {
  const checked = checkPricingTable(input);
  if (!checked.ok) return checked;
  const table = await writeTable(context, segmentId, input);
  if (input.isDefault) await takeDefaultFromOthers(context, segmentId, table.id);
  if (input.offers === undefined) return accept(table);
  const offers = await applyOffers(context, segmentId, table.id, input.offers);
  if (!offers.ok) return offers;
  const change = table.change === 'unchanged' && offers.value ? 'changed' : table.change;
  return accept({ id: table.id, change });
}

async function writeTable(
  context: Context,
  segmentId: number,
  input: PricingTableDeclaration,
): Promise<Declared> {
  const given = {
    title: JSON.stringify(input.title),
    is_visible: input.isVisible,
    is_default: input.isDefault,
    position: input.position,
    name: input.name,
    life_state: input.lifeState,
  };
  const current = await lockTable(context, segmentId, input.reference);
  if (current) return changeTable(context, current, given);
  const inserted = await context.transaction
    .insertInto('pricing_table')
    .values({
      business_id: context.businessId,
      segment_id: segmentId,
      reference: input.reference,
      ...given,
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'segment_id', 'reference']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return { id: inserted.id, change: 'created' };
  // Declared by somebody else between the two statements, and committed.
  const rival = await lockTable(context, segmentId, input.reference);
  if (!rival) throw new Error(`the pricing table ${input.reference} comes and goes`);
  return changeTable(context, rival, given);
}

function lockTable(context: Context, segmentId: number, reference: string) {
  return context.transaction
    .selectFrom('pricing_table')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', segmentId)
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst();
}

async function changeTable(
  context: Context,
  current: Selectable<PricingTableTable>,
  given: {
    readonly title: string;
    readonly is_visible: boolean | undefined;
    readonly is_default: boolean | undefined;
    readonly position: number | undefined;
    readonly name: string | undefined;
    readonly life_state: LifeState | undefined;
  },
): Promise<Declared> {
  const changed = changedColumns({ ...current }, given);
  if (Object.keys(changed).length === 0) return { id: current.id, change: 'unchanged' };
  await context.transaction
    .updateTable('pricing_table')
    .set(changed)
    .where('business_id', '=', context.businessId)
    .where('id', '=', current.id)
    .execute();
  return { id: current.id, change: 'changed' };
}

async function takeDefaultFromOthers(context: Context, segmentId: number, tableId: number): Promise<void> {
  await context.transaction
    .updateTable('pricing_table')
    .set({ is_default: false })
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', segmentId)
    .where('is_default', '=', true)
    .where('id', '<>', tableId)
    .execute();
}

/** Answers whether the selection or its order changed. */
async function applyOffers(
  context: Context,
  segmentId: number,
  tableId: number,
  references: readonly string[],
): Promise<Outcome<boolean>> {
  const { transaction, businessId } = context;
  const found = await transaction
    .selectFrom('offer')
    .select(['id', 'reference'])
    .where('business_id', '=', businessId)
    .where('segment_id', '=', segmentId)
    .where('reference', '=', ({ fn, val }) => fn<string>('any', [val(references)]))
    .execute();
  const ids = new Map(found.map((row) => [row.reference, row.id]));
  const wanted: number[] = [];
  for (const reference of references) {
    const id = ids.get(reference);
    if (id === undefined) return refuse('Error.Offer.NotFound', 'ReferenceOffer', { reference });
    wanted.push(id);
  }
  const current = await transaction
    .selectFrom('pricing_table_offer')
    .select('offer_id')
    .where('business_id', '=', businessId)
    .where('pricing_table_id', '=', tableId)
    .orderBy('position')
    .execute();
  if (
    isDeepStrictEqual(
      current.map((row) => row.offer_id),
      wanted,
    )
  )
    return accept(false);
  await transaction
    .deleteFrom('pricing_table_offer')
    .where('business_id', '=', businessId)
    .where('pricing_table_id', '=', tableId)
    .execute();
  if (wanted.length > 0)
    await transaction
      .insertInto('pricing_table_offer')
      .values(
        wanted.map((offerId, position) => ({
          business_id: businessId,
          pricing_table_id: tableId,
          offer_id: offerId,
          position,
        })),
      )
      .execute();
  return accept(true);
}

function checkPricingTable(input: PricingTableDeclaration): Outcome<PricingTableDeclaration> {
  const checks = fieldChecks();
  checks.include(checkReference(input.reference, 'ReferencePricingTable'));
  checks.include(checkTexts('Title', input.title, true));
  checks.expect('Order', isWholeWithin(input.position, 0, 1_000_000), '≥ 0');
  const { offers = [] } = input;
  checks.expect('Name', isStorableText(input.name, 255), '≤ 255');
  checks.expect('Offers', new Set(offers).size === offers.length, '1 ×');
  return checks.conclude(input);
}
