/**
 * Delivers what waits. A notification is claimed for half a minute, sent outside of any transaction, and its outcome
 * recorded: a worker that is killed in between leaves it to be taken again. Rules: docs/decisions/0012.
 */
import { type Kysely, sql } from 'kysely';
import { at } from '../database/bulk.ts';
import type { Tables } from '../database/table-types.ts';
import { type Instant, instant } from '../domain/calendar/instant.ts';
import { notificationIdOf } from './envelope.ts';
import { postJson } from './post-json.ts';
import type { AddressRules } from './reachable-address.ts';
import { type Delivery, recordAttempt, type TellPaused } from './record-attempt.ts';
import { deriveSecrets, signatureHeaders } from './webhook-secrets.ts';

/** More than an exchange may take (post-json.ts). */
const LEASE_MS = 30_000;
/** At once to one webhook, over all processes; a failing one gets one at a time. */
const AT_ONCE = 4;
const WEBHOOKS_PER_CLAIM = 200;

export interface DeliveryOptions extends AddressRules {
  /** As of settings/secret.ts. */
  readonly serverSecret: string;
  readonly tellPaused: TellPaused;
  /** Of a whole exchange; ten seconds when left out. */
  readonly timeoutMs?: number;
}

/** Takes what is due, fairly: some of each webhook. @param now the machine's clock */
export async function claimNotifications(kysely: Kysely<Tables>, now: Instant): Promise<readonly Delivery[]> {
  return kysely.transaction().execute(async (transaction) => {
    // Whoever holds a webhook's row may claim for it, so that its limit holds over all processes: the next statement
    // sees all that was claimed before.
    const { rows: webhooks } = await sql<{ business_id: number; id: number }>`
      select w.business_id, w.id from webhook w
      where w.state = 'Active' and exists (select from webhook_notification n
        where n.business_id = w.business_id and n.webhook_id = w.id and n.state = 'Waiting'
          and n.next_attempt_at <= ${at(now)} and (n.claimed_until is null or n.claimed_until <= ${at(now)}))
      order by random() limit ${WEBHOOKS_PER_CLAIM} for no key update skip locked`.execute(transaction);
    if (webhooks.length === 0) return [];
    const { rows } = await sql<Delivery>`
      update webhook_notification n set claim = n.claim + 1, claimed_until = ${at(instant(now + LEASE_MS))}
      from webhook w
      join webhook_salt s on s.business_id = w.business_id
      cross join lateral (
        select d.id from webhook_notification d
        where d.business_id = w.business_id and d.webhook_id = w.id and d.state = 'Waiting'
          and d.next_attempt_at <= ${at(now)} and (d.claimed_until is null or d.claimed_until <= ${at(now)})
          and not exists (select from webhook_notification earlier
            where earlier.business_id = d.business_id and earlier.webhook_id = d.webhook_id
              and earlier.customer_id = d.customer_id and earlier.id < d.id
              and earlier.state = 'Waiting' and earlier.failures = 0)
        order by d.next_attempt_at, d.id
        limit greatest(0, case when w.failures > 0 then 1 else ${AT_ONCE} end - (
          select count(*) from webhook_notification f
          where f.business_id = w.business_id and f.webhook_id = w.id and f.state = 'Waiting'
            and f.claimed_until > ${at(now)}))
      ) due
      where (w.business_id, w.id) in (select * from unnest(
          ${webhooks.map(({ business_id }) => business_id)}::bigint[], ${webhooks.map(({ id }) => id)}::bigint[]))
        and n.business_id = w.business_id and n.id = due.id
      returning n.business_id, n.id, n.webhook_id, n.event_id, n.body, n.failures, n.claim,
        w.url, w.key, w.salt, s.salt as business_salt`.execute(transaction);
    return rows;
  });
}

/** One exchange and its record. @param now the machine's clock */
export async function deliverNotification(
  kysely: Kysely<Tables>,
  delivery: Delivery,
  options: DeliveryOptions,
  now: Instant,
): Promise<void> {
  const { business_id: businessId, webhook_id: id, salt, business_salt: businessSalt, url, body } = delivery;
  const secrets = deriveSecrets(options.serverSecret, { businessId, id, salt, businessSalt });
  const messageId = notificationIdOf(delivery.event_id);
  const headers = signatureHeaders(delivery.key, secrets, { messageId, sentAt: new Date(now), body });
  const { timeoutMs } = options;
  const exchange = await postJson({ url, headers, body, ...(timeoutMs && { timeoutMs }) }, options);
  await recordAttempt(kysely, delivery, { ...exchange, requestHeaders: headers }, options.tellPaused, now);
}
