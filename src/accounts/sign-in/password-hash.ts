/**
 * How a password is kept: Argon2id (RFC 9106) with its own salt and its costs beside it, so that they can be raised
 * for new passwords while old ones stay readable.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** 19 MiB and two passes: the least that OWASP's Password Storage Cheat Sheet asks for; some 40 ms of one core. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

interface Cost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`, both in base64 without padding: the form of other tools. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST);
  const costs = `m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`;
  return ['', 'argon2id', 'v=19', costs, unpadded(salt), unpadded(hash)].join('$');
}

/** False also for a stored hash of another form. The comparison takes the same time whatever the difference. */
export async function isPasswordOfHash(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(stored) ?? [];
  if (salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, 'base64');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const derived = await derive(password, Buffer.from(salt, 'base64'), cost);
  return derived.length === expected.length && timingSafeEqual(derived, expected);
}

/** The same text in two encodings is the same password (NIST SP 800-63B, 3.1.1.2). */
function derive(password: string, nonce: Buffer, cost: Cost): Promise<Buffer> {
  const message = password.normalize('NFKC');
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce, tagLength: HASH_BYTES, ...cost }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
