/** Changes a tax profile, found by its number: what is left out stays. */
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { Context } from './context.ts';
import { declareTaxProfile, type TaxProfileDeclaration } from './declare-tax-profile.ts';
import { findTaxProfileById, findTaxProfileByReference } from './find-tax-profiles.ts';
import { checkReference } from './reference.ts';

export async function changeTaxProfile(
  context: Context,
  id: number,
  change: { readonly [Name in keyof TaxProfileDeclaration]: TaxProfileDeclaration[Name] | undefined },
): Promise<Outcome<void>> {
  const current = await findTaxProfileById(context, id);
  if (!current) return refuse('Error.TaxProfile.NotFound', 'taxProfileId');
  const reference = change.reference ?? current.reference;
  if (reference !== current.reference) {
    const renamed = await renameTaxProfile(context, id, reference);
    if (!renamed.ok) return renamed;
  }
  const declared = await declareTaxProfile(context, {
    reference,
    name: change.name ?? current.name,
    rules: change.rules ?? current.rules,
  });
  return declared.ok ? accept(undefined) : declared;
}

async function renameTaxProfile(context: Context, id: number, reference: string): Promise<Outcome<void>> {
  const checked = checkReference(reference, 'ReferenceTaxProfile');
  if (!checked.ok) return checked;
  if (await findTaxProfileByReference(context, reference))
    return refuse('Error.TaxProfile.Reference.Taken', 'ReferenceTaxProfile');
  await context.transaction
    .updateTable('tax_profile')
    .set({ reference })
    .where('business_id', '=', context.businessId)
    .where('id', '=', id)
    .execute();
  return accept(undefined);
}
