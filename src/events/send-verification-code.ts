/** Sends a verification code to the webhook's URL, signed like any delivery and without a type of event. */
import { randomUUID } from 'node:crypto';
import { type Exchange, postJson } from './post-json.ts';
import type { AddressRules } from './reachable-address.ts';
import type { CodeToSend } from './verify-webhook.ts';
import { deriveSecrets, signatureHeaders } from './webhook-secrets.ts';

/** To be called outside of any transaction. @param serverSecret as of settings/secret.ts */
export function sendVerificationCode(
  { url, key, code, salted }: CodeToSend,
  serverSecret: string,
  rules: AddressRules,
  sentAt: Date,
): Promise<Exchange> {
  const body = JSON.stringify({ Code: code });
  const secrets = deriveSecrets(serverSecret, salted);
  const headers = signatureHeaders(key, secrets, { messageId: `code_${randomUUID()}`, sentAt, body });
  return postJson({ url, headers, body }, rules);
}
