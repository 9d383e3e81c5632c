/** Stops what waits for a webhook that is told nothing any more: it is kept, and sent again when asked for. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/table-types.ts';

export async function holdNotifications(
  database: Kysely<Tables>,
  businessId: number,
  webhookId: number,
): Promise<void> {
  await sql`
    update webhook_notification set state = 'Held', next_attempt_at = null, claimed_until = null
    where business_id = ${businessId} and webhook_id = ${webhookId} and state = 'Waiting'`.execute(database);
}
