/** Registers a receiver. It is told nothing before it is verified. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { readTriggers } from './webhook.ts';
import { ensureBusinessSalt, newKey, newSalt } from './webhook-secrets.ts';

export interface NewWebhook {
  /** Checked by `checkWebhookUrl`, before the transaction. */
  readonly url: string;
  /** All events when left out. */
  readonly triggers?: readonly string[] | undefined;
  /** The machine's clock. */
  readonly realNow: Instant;
}

export async function createWebhook(
  context: Context,
  { url, triggers, realNow }: NewWebhook,
): Promise<Outcome<number>> {
  const types = readTriggers(triggers);
  if (!types.ok) return types;
  await ensureBusinessSalt(context);
  const { id } = await context.transaction
    .insertInto('webhook')
    .values({
      business_id: context.businessId,
      url,
      triggers: types.value === undefined || types.value === null ? null : [...types.value],
      key: newKey(),
      salt: newSalt(),
      created_at: toTimestamp(realNow),
      updated_at: toTimestamp(realNow),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(context, { action: 'Webhook.Created', subjectKind: 'webhook', subjectId: id });
  return accept(id);
}
