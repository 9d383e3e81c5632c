/** Changes what a business says of itself: its name and the language that it falls back to. */
import { sql } from 'kysely';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { Context } from './context.ts';
import { recordAudit } from './record-audit.ts';

export interface BusinessChange {
  readonly name?: string | undefined;
  /** ISO 639-1. */
  readonly defaultLanguage?: string | undefined;
}

export async function changeBusiness(context: Context, change: BusinessChange): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  const { name, defaultLanguage } = change;
  if (name === undefined && defaultLanguage === undefined) return accept(undefined);
  if (name !== undefined) {
    if (name.trim() === '') return refuse('Error.Input.Missing', 'Name', { field: 'Name' });
    const { rows } = await sql<{ taken: boolean }>`
      select is_business_name_taken(${name}, ${businessId}) as taken`.execute(transaction);
    if (rows[0]?.taken === true) return refuse('Error.Business.Name.Taken', 'Name');
  }
  await transaction
    .updateTable('business')
    .set({ name, default_language: defaultLanguage })
    .where('business_id', '=', businessId)
    .execute();
  await recordAudit(context, {
    action: 'Business.Changed',
    subjectKind: 'business',
    subjectId: businessId,
    data: { fields: Object.keys(change).filter((field) => Reflect.get(change, field) !== undefined) },
  });
  return accept(undefined);
}
