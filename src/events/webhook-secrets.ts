/**
 * The secrets that webhooks are signed with. None is stored: each is derived from the server's own secret and a salt,
 * so that a copy of the database signs nothing (docs/decisions/0012).
 */
import { createHash, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import type { Context } from '../accounts/context.ts';

const SALT_BYTES = 16;
const SECRET_BYTES = 32;

export interface WebhookSecrets {
  /** Of the business; the compatible signature is made with it. */
  readonly secret: string;
  /** Of the webhook; Standard Webhooks. */
  readonly signingSecret: string;
}

export interface SaltedWebhook {
  readonly businessId: number;
  readonly id: number;
  readonly salt: string;
  readonly businessSalt: string;
}

export function newSalt(): string {
  return randomBytes(SALT_BYTES).toString('base64url');
}

export function newKey(): string {
  return randomUUID();
}

/** @param serverSecret as of settings/secret.ts */
export function deriveSecrets(serverSecret: string, webhook: SaltedWebhook): WebhookSecrets {
  const { businessId, id, salt, businessSalt } = webhook;
  const derive = (from: string, purpose: string) =>
    Buffer.from(hkdfSync('sha256', serverSecret, from, `tacite webhook ${purpose}`, SECRET_BYTES));
  return {
    secret: derive(businessSalt, `of business ${businessId}`).toString('base64url'),
    signingSecret: `whsec_${derive(salt, `${id} of business ${businessId}`).toString('base64')}`,
  };
}

/** Made once per business, by whoever needs it first. */
export async function ensureBusinessSalt({ transaction, businessId }: Context): Promise<string> {
  const { rows } = await sql<{ salt: string }>`
    insert into webhook_salt (business_id, salt) values (${businessId}, ${newSalt()})
    on conflict (business_id) do update set salt = webhook_salt.salt
    returning salt`.execute(transaction);
  const [row] = rows;
  if (!row) throw new Error(`business ${businessId} has no webhook salt`);
  return row.salt;
}

interface Signed {
  readonly messageId: string;
  readonly sentAt: Date;
  readonly body: string;
}

/** Both signatures (shared/wire.md, decision 8). The first covers no body: it is for older clients only. */
export function signatureHeaders(
  key: string,
  { secret, signingSecret }: WebhookSecrets,
  { messageId, sentAt, body }: Signed,
): Readonly<Record<string, string>> {
  return {
    'x-proabono-key': key,
    'x-proabono-signature': createHash('sha256').update(key).update(secret).digest('base64'),
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': new StandardWebhook(signingSecret).sign(messageId, sentAt, body),
  };
}
