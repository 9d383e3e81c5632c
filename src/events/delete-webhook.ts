/** Removes a webhook. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

/** Its notifications and their attempts go with it. */
export async function deleteWebhook(context: Context, webhookId: number): Promise<Outcome<void>> {
  const result =
    await sql`delete from webhook where business_id = ${context.businessId} and id = ${webhookId}`.execute(
      context.transaction,
    );
  if (Number(result.numAffectedRows ?? 0n) === 0) return refuse('Error.Webhook.NotFound', 'webhookId');
  await recordAudit(context, { action: 'Webhook.Deleted', subjectKind: 'webhook', subjectId: webhookId });
  return accept(undefined);
}
