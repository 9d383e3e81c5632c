/**
 * The keys that links of hosted pages are sealed with: one a business, derived from the server's secret. The secret
 * before the present one still opens what it sealed (docs/decisions/0013).
 */
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

const KEY_BYTES = 32;
/** Businesses whose keys are kept at hand; deriving one takes some microseconds. */
const MOST_KEPT = 1_000;

export class LinkKeys {
  readonly #secrets: readonly string[];
  readonly #kept = new Map<number, readonly KeyObject[]>();

  /** @param secrets the present one first, then those that may still open */
  constructor(secrets: readonly [string, ...string[]]) {
    this.#secrets = secrets;
  }

  /** The one that seals first. */
  of(businessId: number): readonly KeyObject[] {
    const kept = this.#kept.get(businessId);
    if (kept) return kept;
    const keys = this.#secrets.map((secret) => deriveKey(secret, businessId));
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(businessId, keys);
    return keys;
  }
}

function deriveKey(secret: string, businessId: number): KeyObject {
  const derived = hkdfSync('sha256', secret, '', `tacite hosted links ${businessId}`, KEY_BYTES);
  return createSecretKey(Buffer.from(derived));
}
