/** Declares a feature of the business by its reference. */
import { type Selectable, sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { fieldChecks, isStorableText, isWholeWithin } from '../accounts/field-checks.ts';
import { checkMetadata, type Metadata } from '../accounts/metadata.ts';
import { checkReference } from '../accounts/reference.ts';
import type { FeatureTable, LifeState } from '../database/table-types.ts';
import type { LocalizedText } from '../domain/localized-text.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { FeatureType } from '../domain/subscription/terms.ts';
import { changedColumns, checkTexts, type Declared, jsonText } from './declared.ts';

/** Optional fields keep what they are when left out; at creation: visible, first, without description. */
export interface FeatureDeclaration {
  readonly reference: string;
  readonly type: FeatureType;
  readonly title: LocalizedText;
  readonly description?: LocalizedText | undefined;
  /** For the staff; empty when only the title names it. */
  readonly name?: string | undefined;
  readonly lifeState?: LifeState | undefined;
  readonly isVisible?: boolean | undefined;
  readonly position?: number | undefined;
  readonly metadata?: Metadata | undefined;
}

const MAX_POSITION = 1_000_000;
const MAX_NAME_LENGTH = 200;

export async function declareFeature(
  context: Context,
  input: FeatureDeclaration,
): Promise<Outcome<Declared>> {
  const checked = checkFeature(input);
  if (!checked.ok) return checked;
  const given = {
    type: input.type,
    title: JSON.stringify(input.title),
    description: jsonText(input.description),
    name: input.name,
    life_state: input.lifeState,
    is_visible: input.isVisible,
    position: input.position,
    metadata: jsonText(input.metadata),
  };
  const current = await lockFeature(context, input.reference);
  if (current) return changeFeature(context, current, given);
  const inserted = await context.transaction
    .insertInto('feature')
    .values({ business_id: context.businessId, reference: input.reference, ...given })
    .onConflict((conflict) => conflict.columns(['business_id', 'reference']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return accept({ id: inserted.id, change: 'created' });
  // Declared by somebody else between the two statements, and committed.
  const rival = await lockFeature(context, input.reference);
  if (!rival) throw new Error(`the feature ${input.reference} comes and goes`);
  return changeFeature(context, rival, given);
}

function lockFeature(context: Context, reference: string) {
  return context.transaction
    .selectFrom('feature')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst();
}

interface GivenColumns {
  readonly type: FeatureType;
  readonly title: string;
  readonly description: string | undefined;
  readonly name: string | undefined;
  readonly life_state: LifeState | undefined;
  readonly is_visible: boolean | undefined;
  readonly position: number | undefined;
  readonly metadata: string | undefined;
}

async function changeFeature(
  context: Context,
  current: Selectable<FeatureTable>,
  given: GivenColumns,
): Promise<Outcome<Declared>> {
  const changed = changedColumns({ ...current }, given);
  if (Object.keys(changed).length === 0) return accept({ id: current.id, change: 'unchanged' });
  if (changed.type !== undefined && (await isFeatureCarried(context, current.id)))
    return refuse('Error.Feature.Type.Locked', 'TypeFeature');
  await context.transaction
    .updateTable('feature')
    .set(changed)
    .where('business_id', '=', context.businessId)
    .where('id', '=', current.id)
    .execute();
  return accept({ id: current.id, change: 'changed' });
}

/** Whether quantities and prices exist that were agreed for the type it has. */
export async function isFeatureCarried(context: Context, featureId: number): Promise<boolean> {
  const result = await sql<{ is_carried: boolean }>`
    select exists (select from offer_feature
        where business_id = ${context.businessId} and feature_id = ${featureId})
      or exists (select from subscription_feature
        where business_id = ${context.businessId} and feature_id = ${featureId}) as is_carried
  `.execute(context.transaction);
  return result.rows[0]?.is_carried === true;
}

function checkFeature(input: FeatureDeclaration): Outcome<FeatureDeclaration> {
  const checks = fieldChecks();
  checks.include(checkReference(input.reference, 'ReferenceFeature'));
  checks.include(checkTexts('Title', input.title, true));
  checks.include(checkTexts('Description', input.description));
  checks.expect('Name', isStorableText(input.name, MAX_NAME_LENGTH), `≤ ${MAX_NAME_LENGTH}`);
  checks.expect('Order', isWholeWithin(input.position, 0, MAX_POSITION), `0 … ${MAX_POSITION}`);
  if (input.metadata) checks.include(checkMetadata(input.metadata));
  return checks.conclude(input);
}
