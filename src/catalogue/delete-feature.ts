/** Deletes a feature that nothing carries; one that was sold can only be hidden. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { isFeatureCarried } from './declare-feature.ts';

export async function deleteFeature(context: Context, featureId: number): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  const locked = await transaction
    .selectFrom('feature')
    .select('reference')
    .where('business_id', '=', businessId)
    .where('id', '=', featureId)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) return refuse('Error.Feature.NotFound', 'featureId', { reference: featureId });
  if (await isFeatureCarried(context, featureId)) return refuse('Error.Feature.InUse', 'featureId');
  await transaction
    .deleteFrom('feature')
    .where('business_id', '=', businessId)
    .where('id', '=', featureId)
    .execute();
  await recordAudit(context, {
    action: 'Feature.Deleted',
    subjectKind: 'feature',
    subjectId: featureId,
    data: { reference: locked.reference },
  });
  return accept(undefined);
}
