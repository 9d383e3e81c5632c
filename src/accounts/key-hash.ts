/**
 * How an API key is kept: hashed with scrypt (RFC 7914), with its own salt and the cost written beside it, so
 * that the cost can be raised for new keys while old ones stay readable.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * 16 MiB and some 40 ms of one core. A generated key holds 122 random bits that no search reaches; the cost is
 * there for keys that an operator chose.
 */
const COST = { N: 16_384, r: 8, p: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** `scrypt$16384$8$1$<salt>$<hash>`, both in base64. */
export async function hashApiKey(apiKey: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(apiKey, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** False also for a stored hash of another form. The comparison takes the same time whatever the difference. */
export async function isApiKeyOfHash(apiKey: string, stored: string): Promise<boolean> {
  const [scheme, n, r, p, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, 'base64');
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  const derived = await derive(apiKey, Buffer.from(salt, 'base64'), cost);
  return derived.length === expected.length && timingSafeEqual(derived, expected);
}

function derive(text: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> {
  // scrypt holds 128 × N × r bytes; Node refuses to go above `maxmem`, so it gets that and some room.
  const options = { ...cost, maxmem: 128 * cost.N * cost.r * 2 };
  return new Promise((resolve, reject) => {
    scrypt(text, salt, HASH_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
