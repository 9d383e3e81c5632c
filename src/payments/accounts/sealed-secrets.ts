/**
 * The secrets that a business enters for a gateway, sealed by a key that is derived from the server's own secret: a
 * copy of the database opens none of them, and those of one business are nothing to another.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';

export interface SealedSecrets {
  /** Nonce, tag, then what is sealed. */
  readonly bytes: Buffer;
  /** Of the server's secrets, which one opens them. */
  readonly key: string;
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NAME_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const secretsByName = z.record(z.string(), z.string());

/** The account whose secrets they are: sealed for one, they do not open for another. */
interface Owner {
  readonly businessId: number;
  readonly gateway: string;
}

export function sealSecrets(
  serverSecret: string,
  owner: Owner,
  secrets: ReadonlyMap<string, string>,
): SealedSecrets {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(serverSecret, owner), nonce);
  cipher.setAAD(labelOf(owner));
  const sealed = cipher.update(JSON.stringify(Object.fromEntries(secrets)), 'utf8');
  const bytes = Buffer.concat([nonce, Buffer.alloc(TAG_BYTES), sealed, cipher.final()]);
  cipher.getAuthTag().copy(bytes, NONCE_BYTES);
  return { bytes, key: sealingKeyOf(serverSecret) };
}

/** @throws Error when none of the server's secrets sealed them, or they were tampered with. */
export function openSecrets(
  serverSecrets: readonly string[],
  owner: Owner,
  { bytes, key }: SealedSecrets,
): ReadonlyMap<string, string> {
  const serverSecret = serverSecrets.find((one) => sealingKeyOf(one) === key);
  if (serverSecret === undefined)
    throw new Error(
      `the secrets of ${owner.gateway} were sealed with another TACITE_SECRET: they must be entered again`,
    );
  const decipher = createDecipheriv(CIPHER, keyOf(serverSecret, owner), bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(labelOf(owner));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  return new Map(Object.entries(secretsByName.parse(JSON.parse(text.toString('utf8')))));
}

/** Whether one of the server's secrets sealed them: otherwise they are lost, and can only be entered again. */
export function canOpen(serverSecrets: readonly string[], key: string | null): boolean {
  return key === null || serverSecrets.some((one) => sealingKeyOf(one) === key);
}

/** Tells the server's secrets apart without telling anything of them. */
function sealingKeyOf(serverSecret: string): string {
  return Buffer.from(hkdfSync('sha256', serverSecret, '', 'tacite name of a secret', NAME_BYTES)).toString(
    'hex',
  );
}

function keyOf(serverSecret: string, { businessId }: Owner): Buffer {
  const salt = `business ${businessId}`;
  return Buffer.from(hkdfSync('sha256', serverSecret, salt, 'tacite gateway account', KEY_BYTES));
}

function labelOf({ businessId, gateway }: Owner): Buffer {
  return Buffer.from(`${businessId} ${gateway}`);
}
