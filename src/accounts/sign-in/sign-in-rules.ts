/** What a business asks of everybody who signs in. */
import type { Context } from '../context.ts';
import { recordAudit } from '../record-audit.ts';

export interface SignInRules {
  /** Who has no second factor may do nothing but add one. Keys of the API have none. */
  readonly requiresSecondFactor: boolean;
}

export async function loadSignInRules({
  transaction,
  businessId,
}: Pick<Context, 'transaction' | 'businessId'>): Promise<SignInRules> {
  const row = await transaction
    .selectFrom('business')
    .select('requires_second_factor')
    .where('business_id', '=', businessId)
    .executeTakeFirstOrThrow();
  return { requiresSecondFactor: row.requires_second_factor };
}

export async function changeSignInRules(context: Context, rules: SignInRules): Promise<void> {
  const { transaction, businessId } = context;
  await transaction
    .updateTable('business')
    .set({ requires_second_factor: rules.requiresSecondFactor })
    .where('business_id', '=', businessId)
    .execute();
  await recordAudit(context, {
    action: 'Business.SignInRulesChanged',
    subjectKind: 'business',
    subjectId: businessId,
    data: { requiresSecondFactor: rules.requiresSecondFactor },
  });
}
