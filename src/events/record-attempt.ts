/** Records what an attempt gave: done, to be tried again, or given up; a receiver that fails for days is paused. */
import { type Kysely, sql, type Transaction } from 'kysely';
import { type Business, loadBusiness } from '../accounts/business.ts';
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { at } from '../database/bulk.ts';
import type { Tables } from '../database/table-types.ts';
import { type Instant, instant } from '../domain/calendar/instant.ts';
import { readClock } from '../domain/clock/business-clock.ts';
import { holdNotifications } from './hold-notifications.ts';
import type { Exchange } from './post-json.ts';

const MINUTE = 60_000;
/** After each failure; then it is given up. */
const PAUSES_MS = [2, 6, 30, 60, 300, 1_440, 2_880].map((minutes) => minutes * MINUTE);
/** Added at most, so that a receiver that comes back is not met by all at once. */
const JITTER = 0.05;
/** Without one success for this long, giving up one notification pauses the webhook. */
const PAUSED_AFTER_MS = 3 * 24 * 60 * MINUTE;
/** These prove who sends: they are not kept. */
const unkept = new Set(['x-proabono-signature', 'webhook-signature']);

export interface Delivery {
  readonly business_id: number;
  readonly id: number;
  readonly webhook_id: number;
  readonly event_id: number;
  readonly body: string;
  readonly failures: number;
  readonly claim: number;
  readonly url: string;
  readonly key: string;
  readonly salt: string;
  readonly business_salt: string;
}

/** Tells the agents, in the transaction that pauses. */
export type TellPaused = (context: Context, paused: { url: string; business: string }) => Promise<unknown>;

interface Attempt extends Exchange {
  readonly requestHeaders: Readonly<Record<string, string>>;
}

/** @param now the machine's clock, when the attempt began */
export async function recordAttempt(
  kysely: Kysely<Tables>,
  delivery: Delivery,
  attempt: Attempt,
  tellPaused: TellPaused,
  now: Instant,
): Promise<void> {
  const isReceived = attempt.status === 200;
  const pause = PAUSES_MS[delivery.failures];
  const isGivenUp = !isReceived && pause === undefined;
  const state = isReceived ? 'Succeeded' : isGivenUp ? 'GivenUp' : 'Waiting';
  const nextAt =
    state === 'Waiting' && pause !== undefined
      ? at(instant(Math.round(now + pause * (1 + Math.random() * JITTER))))
      : sql`null`;
  await kysely.transaction().execute(async (transaction) => {
    // The webhook before its notifications, as everybody who locks both.
    const failingSince = await countFailures(transaction, delivery, isReceived, now);
    await insertAttempt(transaction, delivery, attempt, now);
    // Whoever claimed it since, or held it, has the last word.
    await sql`
      update webhook_notification set state = ${state}, next_attempt_at = ${nextAt}, claimed_until = null,
        failures = failures + ${isReceived ? 0 : 1}
      where business_id = ${delivery.business_id} and id = ${delivery.id} and claim = ${delivery.claim}
        and state = 'Waiting'`.execute(transaction);
    if (isGivenUp && failingSince !== null && now - failingSince >= PAUSED_AFTER_MS)
      await pauseFailing(transaction, delivery, tellPaused, now);
  });
}

/** Nothing when the notification was deleted meanwhile, with its webhook. */
async function insertAttempt(
  transaction: Transaction<Tables>,
  { business_id, id, url }: Delivery,
  { requestHeaders, durationMs, status, headers, body, error }: Attempt,
  now: Instant,
): Promise<void> {
  const kept = Object.fromEntries(Object.entries(requestHeaders).filter(([name]) => !unkept.has(name)));
  await sql`
    insert into webhook_attempt (business_id, notification_id, attempted_at, duration_ms, request_url,
      request_headers, status, answer_headers, answer_body, error)
    select business_id, id, ${at(now)}, ${durationMs}, ${url}, ${JSON.stringify(kept)}::jsonb, ${status ?? null},
      ${headers ? JSON.stringify(headers) : null}::jsonb, ${body ?? null}, ${error ?? null}
    from webhook_notification where business_id = ${business_id} and id = ${id}
    for key share`.execute(transaction);
}

/** Since when nothing but failures; null after a success. Healthy webhooks are not written to. */
async function countFailures(
  transaction: Transaction<Tables>,
  { business_id, webhook_id }: Delivery,
  isReceived: boolean,
  now: Instant,
): Promise<Instant | null> {
  if (isReceived) {
    await sql`
      update webhook set failures = 0, failing_since = null
      where business_id = ${business_id} and id = ${webhook_id} and failures > 0`.execute(transaction);
    return null;
  }
  const { rows } = await sql<{ failing_since: Instant }>`
    update webhook set failures = failures + 1, failing_since = coalesce(failing_since, ${at(now)})
    where business_id = ${business_id} and id = ${webhook_id} returning failing_since`.execute(transaction);
  return rows[0]?.failing_since ?? null;
}

async function pauseFailing(
  transaction: Transaction<Tables>,
  { business_id: businessId, webhook_id: webhookId, url }: Delivery,
  tellPaused: TellPaused,
  now: Instant,
): Promise<void> {
  const { rows } = await sql`
    update webhook set state = 'Paused', pause = 'Failing', updated_at = ${at(now)}
    where business_id = ${businessId} and id = ${webhookId} and state = 'Active' returning id`.execute(
    transaction,
  );
  if (rows.length === 0) return;
  await holdNotifications(transaction, businessId, webhookId);
  const business: Business | undefined = await loadBusiness(transaction, businessId);
  if (!business) throw new Error(`business ${businessId} of webhook ${webhookId} is missing`);
  const context = {
    businessId,
    agent: { name: 'webhooks' },
    now: readClock(business.clock, now),
    transaction,
  };
  await recordAudit(context, { action: 'Webhook.Paused', subjectKind: 'webhook', subjectId: webhookId });
  await tellPaused(context, { url, business: business.name });
}
