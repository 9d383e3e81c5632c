/**
 * Codes of an authenticator (RFC 6238: SHA-1, six digits, 30 seconds, as every application reads them). The secret is
 * derived from the server's own and a salt, so that a copy of the database makes no codes.
 */
import { createHmac } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Instant } from '../../domain/calendar/instant.ts';

const PERIOD_SECONDS = 30;
/** Steps before and after the present one: telephones are some seconds off, and people type slowly. */
const STEPS_ASIDE = 1;
/** 160 bits (RFC 4226, 4, R6). */
const SECRET_BYTES = 20;

export interface TotpOwner {
  readonly businessId: number;
  readonly agentId: number;
}

export interface TotpLabel {
  readonly issuer: string;
  readonly account: string;
}

/** For the authenticator: to be typed, and as the address that a QR code holds. */
export function describeTotp(serverSecret: string, owner: TotpOwner, salt: Buffer, label: TotpLabel) {
  const secret = secretOf(serverSecret, owner, salt);
  const totp = new TOTP({ issuer: label.issuer, label: label.account, secret, period: PERIOD_SECONDS });
  return { secret: secret.base32, uri: totp.toString() };
}

/** The step that the code is of; undefined when it is of none near. @param now the machine's clock */
export function findTotpStep(
  serverSecrets: readonly string[],
  owner: TotpOwner,
  salt: Buffer,
  code: string,
  now: Instant,
): number | undefined {
  for (const serverSecret of serverSecrets) {
    const secret = secretOf(serverSecret, owner, salt);
    const asked = { token: code, secret, period: PERIOD_SECONDS, timestamp: now, window: STEPS_ASIDE };
    const delta = TOTP.validate(asked);
    if (delta !== null) return Math.floor(now / 1000 / PERIOD_SECONDS) + delta;
  }
  return undefined;
}

function secretOf(serverSecret: string, { businessId, agentId }: TotpOwner, salt: Buffer): Secret {
  const mac = createHmac('sha256', serverSecret).update(`totp ${businessId}.${agentId}.`).update(salt);
  return new Secret({ buffer: Uint8Array.from(mac.digest().subarray(0, SECRET_BYTES)).buffer });
}
