/**
 * Verification: a code is sent to the URL of a webhook, and whoever reads it there hands it back. It is short-lived,
 * kept as a hash, and few wrong ones are taken.
 */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { at } from '../database/bulk.ts';
import { type Instant, instant, toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { findWebhook, loadSaltedWebhook } from './webhook.ts';
import type { SaltedWebhook } from './webhook-secrets.ts';

const CODE_BYTES = 6;
const CODE_LIFE_MS = 15 * 60_000;
const MOST_TRIES = 5;

export interface CodeToSend {
  readonly url: string;
  readonly key: string;
  readonly code: string;
  readonly salted: SaltedWebhook;
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

/** A new code; the one before is no longer good. To be sent once this is committed. @param realNow the machine's clock */
export async function makeVerificationCode(
  context: Context,
  webhookId: number,
  realNow: Instant,
): Promise<Outcome<CodeToSend>> {
  const found = await findWebhook(context, webhookId);
  if (!found.ok) return found;
  const salted = await loadSaltedWebhook(context, webhookId);
  if (!salted.ok) return salted;
  const code = randomBytes(CODE_BYTES).toString('hex').toUpperCase();
  await context.transaction
    .updateTable('webhook')
    .set({
      code_hash: hashOf(code),
      code_expires_at: toTimestamp(instant(realNow + CODE_LIFE_MS)),
      code_tries: 0,
    })
    .where('business_id', '=', context.businessId)
    .where('id', '=', webhookId)
    .execute();
  const { url, key } = found.value;
  return accept({ url, key, code, salted: salted.value });
}

/**
 * Accepts false for a wrong code rather than refusing, so that the try is counted whatever the caller makes of it.
 * A webhook that is active or paused stays so.
 */
export async function confirmVerification(
  context: Context,
  webhookId: number,
  code: string,
  realNow: Instant,
): Promise<Outcome<boolean>> {
  const { transaction, businessId } = context;
  const found = await findWebhook(context, webhookId);
  if (!found.ok) return found;
  const { rows } = await sql<{ is_right: boolean }>`
    update webhook set code_tries = code_tries + 1
    where business_id = ${businessId} and id = ${webhookId}
      and code_tries < ${MOST_TRIES} and code_expires_at > ${at(realNow)}
    returning code_hash = ${hashOf(code.trim().toUpperCase())} as is_right`.execute(transaction);
  if (rows[0]?.is_right !== true) return accept(false);
  await sql`
    update webhook set state = case state when 'Unverified' then 'Active' else state end,
      code_hash = null, code_expires_at = null, updated_at = ${at(realNow)}
    where business_id = ${businessId} and id = ${webhookId}`.execute(transaction);
  await recordAudit(context, { action: 'Webhook.Verified', subjectKind: 'webhook', subjectId: webhookId });
  return accept(true);
}
