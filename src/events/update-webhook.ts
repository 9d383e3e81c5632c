/**
 * Changes where a webhook goes and what it is told, pauses and resumes it. Another URL is another receiver: it must
 * be verified again. What happens meanwhile is kept, and sent again only when asked for.
 */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { holdNotifications } from './hold-notifications.ts';
import { findWebhook, readTriggers, type Webhook } from './webhook.ts';

export interface WebhookChange {
  /** Checked by `checkWebhookUrl`, before the transaction. */
  readonly url?: string | undefined;
  readonly triggers?: readonly string[] | undefined;
  readonly isPaused?: boolean | undefined;
  /** The machine's clock. */
  readonly realNow: Instant;
}

export async function updateWebhook(
  context: Context,
  webhookId: number,
  change: WebhookChange,
): Promise<Outcome<Webhook>> {
  const { transaction, businessId } = context;
  const found = await findWebhook(context, webhookId);
  if (!found.ok) return found;
  const types = readTriggers(change.triggers);
  if (!types.ok) return types;
  const isMoved = change.url !== undefined && change.url !== found.value.url;
  const state = isMoved ? 'Unverified' : stateAfter(found.value, change.isPaused);
  if (state === undefined) return refuse('Error.Webhook.NotVerified', 'IsPaused');
  const starts = state !== found.value.state;
  await transaction
    .updateTable('webhook')
    .set({
      ...(isMoved && { url: change.url, code_hash: null, code_expires_at: null }),
      ...(types.value !== undefined && { triggers: types.value === null ? null : [...types.value] }),
      ...(starts && { state, pause: state === 'Paused' ? 'Agent' : null, failures: 0, failing_since: null }),
      updated_at: toTimestamp(change.realNow),
    })
    .where('business_id', '=', businessId)
    .where('id', '=', webhookId)
    .execute();
  if (starts && state !== 'Active') await holdNotifications(transaction, businessId, webhookId);
  await recordAudit(context, {
    action: 'Webhook.Updated',
    subjectKind: 'webhook',
    subjectId: webhookId,
    data: { state },
  });
  return findWebhook(context, webhookId);
}

function stateAfter({ state }: Webhook, isPaused: boolean | undefined): Webhook['state'] | undefined {
  if (isPaused === undefined) return state;
  if (state === 'Unverified') return undefined;
  return isPaused ? 'Paused' : 'Active';
}
