/** Takes a pair of keys out of use. Other servers that verified it lately accept it for another minute at most. */
import { toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { Context } from './context.ts';
import { recordAudit } from './record-audit.ts';

/** Revoking a revoked key changes nothing. */
export async function revokeApiKey(context: Context, keyId: number): Promise<Outcome<void>> {
  const row = await context.transaction
    .selectFrom('api_key')
    .select('revoked_at')
    .where('business_id', '=', context.businessId)
    .where('id', '=', keyId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('Error.ApiKey.NotFound');
  if (row.revoked_at !== null) return accept(undefined);
  await context.transaction
    .updateTable('api_key')
    .set({ revoked_at: toTimestamp(context.now) })
    .where('business_id', '=', context.businessId)
    .where('id', '=', keyId)
    .execute();
  await recordAudit(context, { action: 'ApiKey.Revoked', subjectKind: 'api_key', subjectId: keyId });
  return accept(undefined);
}
