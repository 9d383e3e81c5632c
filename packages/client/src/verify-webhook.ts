/**
 * Receiving webhooks: the signature is checked as Standard Webhooks describes it, an HMAC-SHA256 of id, timestamp and
 * body, so that nobody else can tell you of events, nor repeat an old one.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookEvent } from './generated/webhook-events.ts';

export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

export interface VerifyOptions {
  /** How far the clocks may be apart; five minutes when left out. */
  readonly toleranceSeconds?: number | undefined;
  /** Milliseconds since 1970; the clock of the machine when left out. */
  readonly now?: number | undefined;
}

export class WebhookVerificationError extends Error {
  override readonly name = 'WebhookVerificationError';
}

const TOLERANCE_SECONDS = 5 * 60;
const PREFIX = 'whsec_';

/**
 * @param body exactly as it came: what was parsed and written again no longer fits its signature
 * @param secret the SigningSecret of the webhook: `whsec_…`; several while it is being replaced
 * @throws WebhookVerificationError when it was not signed with the secret, or not now
 */
export function verifyWebhook(
  body: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string | readonly string[],
  { toleranceSeconds = TOLERANCE_SECONDS, now = Date.now() }: VerifyOptions = {},
): WebhookEvent {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    readHeader(headers, name),
  );
  if (!id || !timestamp || !signatures) {
    throw new WebhookVerificationError('webhook-id, webhook-timestamp or webhook-signature is missing');
  }
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const sent = signatures.split(' ').filter((signature) => signature.startsWith('v1,'));
  const expected = [secret].flat().map((one) => signatureOf(one, `${id}.${timestamp}.${text}`));
  if (!sent.some((signature) => expected.some((own) => isSame(own, signature)))) {
    throw new WebhookVerificationError('it was not signed with this secret');
  }
  if (!(Math.abs(now / 1000 - Number(timestamp)) <= toleranceSeconds)) {
    throw new WebhookVerificationError(`it was signed at ${timestamp}: too far from now`);
  }
  return JSON.parse(text);
}

function signatureOf(secret: string, signed: string): string {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
  if (key.length === 0) throw new TypeError('the secret is empty, or no secret of a webhook');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

/** Takes the same time wherever they differ, so that a signature cannot be guessed piece by piece. */
function isSame(own: string, other: string): boolean {
  const [a, b] = [Buffer.from(own), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Names of headers have no case. */
function readHeader(headers: WebhookHeaders, name: string): string | undefined {
  if (isHeaderList(headers)) return headers.get(name) ?? undefined;
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === 'string' ? found : found?.[0];
}

function isHeaderList(headers: WebhookHeaders): headers is { get(name: string): string | null } {
  return typeof headers.get === 'function';
}
