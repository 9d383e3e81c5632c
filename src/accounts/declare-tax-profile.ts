/** Declares a tax profile of a business by its reference: created, or brought to what is declared. */
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { type TaxProfile, taxProfileSchema } from '../domain/tax/profile.ts';
import type { Context } from './context.ts';
import { fieldChecks } from './field-checks.ts';
import { recordAudit } from './record-audit.ts';
import { checkReference } from './reference.ts';

export interface TaxProfileDeclaration {
  readonly reference: string;
  readonly name: string;
  readonly rules: TaxProfile;
}

/** Answers the id. A change reaches the invoices issued from now on: those issued keep the tax they have. */
export async function declareTaxProfile(
  context: Context,
  input: TaxProfileDeclaration,
): Promise<Outcome<number>> {
  const checked = checkReference(input.reference, 'ReferenceTaxProfile');
  if (!checked.ok) return checked;
  const rules = taxProfileSchema.safeParse(input.rules);
  if (!rules.success) {
    const checks = fieldChecks();
    for (const issue of rules.error.issues)
      checks.expect(['Rules', ...issue.path].join('.'), false, issue.message);
    return checks.conclude(0);
  }
  const columns = { name: input.name, rules: JSON.stringify(rules.data) };
  const row = await context.transaction
    .insertInto('tax_profile')
    .values({ business_id: context.businessId, reference: input.reference, ...columns })
    .onConflict((conflict) => conflict.columns(['business_id', 'reference']).doUpdateSet(columns))
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(context, {
    action: 'TaxProfile.Declared',
    subjectKind: 'tax_profile',
    subjectId: row.id,
    data: { rules: rules.data },
  });
  return accept(row.id);
}
