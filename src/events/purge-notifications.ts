/** Forgets what webhooks were told, and its attempts, after 60 days. */
import { type Kysely, sql } from 'kysely';
import { at } from '../database/bulk.ts';
import type { Tables } from '../database/table-types.ts';
import { type Instant, instant } from '../domain/calendar/instant.ts';

const KEPT_MS = 60 * 24 * 60 * 60_000;
const BATCH = 5_000;

/** By the index `webhook_notification_to_purge`. @param now the machine's clock */
export async function purgeNotifications(kysely: Kysely<Tables>, now: Instant): Promise<number> {
  const result = await sql`
    delete from webhook_notification n using (
      select business_id, id from webhook_notification
      where created_at < ${at(instant(now - KEPT_MS))} order by created_at limit ${BATCH} for update skip locked) old
    where n.business_id = old.business_id and n.id = old.id`.execute(kysely);
  return Number(result.numAffectedRows ?? 0n);
}
