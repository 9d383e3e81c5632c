/** Changes a feature, found by its number: what is left out stays. */
import type { Context } from '../accounts/context.ts';
import { checkReference } from '../accounts/reference.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { declareFeature, type FeatureDeclaration } from './declare-feature.ts';
import { findFeature, findFeatureById } from './find-features.ts';

export async function changeFeature(
  context: Context,
  featureId: number,
  change: Partial<FeatureDeclaration>,
): Promise<Outcome<void>> {
  const current = await findFeatureById(context, featureId);
  if (!current) return refuse('Error.Feature.NotFound', 'featureId', { reference: featureId });
  const reference = change.reference ?? current.reference;
  if (reference !== current.reference) {
    const renamed = await renameFeature(context, featureId, reference);
    if (!renamed.ok) return renamed;
  }
  const { type, title } = current;
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const declared = await declareFeature(context, { type, title, ...given, reference });
  return declared.ok ? accept(undefined) : declared;
}

async function renameFeature(context: Context, featureId: number, reference: string): Promise<Outcome<void>> {
  const checked = checkReference(reference, 'ReferenceFeature');
  if (!checked.ok) return checked;
  if (await findFeature(context, reference))
    return refuse('Error.Feature.Reference.Taken', 'ReferenceFeature');
  await context.transaction
    .updateTable('feature')
    .set({ reference })
    .where('business_id', '=', context.businessId)
    .where('id', '=', featureId)
    .execute();
  return accept(undefined);
}
