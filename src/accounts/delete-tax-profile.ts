/** Deletes a tax profile by which no segment is taxed. */
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { Context } from './context.ts';
import { recordAudit } from './record-audit.ts';

export async function deleteTaxProfile(context: Context, id: number): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  const locked = await transaction
    .selectFrom('tax_profile')
    .select('reference')
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) return refuse('Error.TaxProfile.NotFound', 'taxProfileId');
  const user = await transaction
    .selectFrom('segment')
    .select('id')
    .where('business_id', '=', businessId)
    .where('tax_profile_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  if (user) return refuse('Error.TaxProfile.InUse', 'taxProfileId');
  await transaction
    .deleteFrom('tax_profile')
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .execute();
  await recordAudit(context, {
    action: 'TaxProfile.Deleted',
    subjectKind: 'tax_profile',
    subjectId: id,
    data: { reference: locked.reference },
  });
  return accept(undefined);
}
