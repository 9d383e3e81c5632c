/** Has notifications sent again from the first attempt on, under the same Id and with the same body. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { at } from '../database/bulk.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { matchingNotifications, type NotificationFilter } from './find-notifications.ts';

/**
 * Only of webhooks that are active. One that is being sent at this moment is left to that attempt.
 * @param realNow the machine's clock
 * @returns how many
 */
export async function replayNotifications(
  context: Context,
  filter: NotificationFilter,
  realNow: Instant,
): Promise<number> {
  const { transaction, businessId } = context;
  const result = await sql`
    update webhook_notification n set state = 'Waiting', failures = 0, next_attempt_at = ${at(realNow)},
      claimed_until = null
    from webhook w
    where n.business_id = ${businessId} and ${matchingNotifications(filter)}
      and w.business_id = n.business_id and w.id = n.webhook_id and w.state = 'Active'
      and (n.claimed_until is null or n.claimed_until <= ${at(realNow)})`.execute(transaction);
  const count = Number(result.numAffectedRows ?? 0n);
  await recordAudit(context, {
    action: 'Webhook.Replayed',
    subjectKind: 'webhook',
    subjectId: filter.webhookId ?? null,
    data: { count },
  });
  return count;
}
