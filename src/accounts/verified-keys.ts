/**
 * Pairs of keys that were verified lately, so that the hashing of `key-hash.ts` is paid once a minute and not
 * once a request. Holds no key in clear text, only the SHA-256 of the pair.
 */
import { createHash } from 'node:crypto';
import type { Permitted } from './permissions.ts';

export interface AuthenticatedKey extends Permitted {
  readonly businessId: number;
  readonly keyId: number;
  readonly name: string;
  /** In whose name the key acts. */
  readonly agentId: number;
}

/** A revocation, or a change of the agent's role, is effective after this at the latest in other processes. */
const LIFETIME_MS = 60_000;
const MOST_KEYS = 1_000;

export class VerifiedKeys {
  /** In the order in which they expire, as all live equally long. */
  readonly #verified = new Map<string, { readonly key: AuthenticatedKey; readonly until: number }>();
  /** So that a burst of requests with one pair costs one verification. */
  readonly #underWay = new Map<string, Promise<AuthenticatedKey | undefined>>();
  /** How often something was forgotten: what was being verified then may be out of date. */
  #forgettings = 0;
  readonly #clock: () => number;

  /** @param clock milliseconds of a clock that never goes back */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /** The key of the pair: from memory, else from `verify`. Only successes are kept. */
  async find(
    agentKey: string,
    apiKey: string,
    verify: () => Promise<AuthenticatedKey | undefined>,
  ): Promise<AuthenticatedKey | undefined> {
    // The separator can be in neither: HTTP Basic ends the user name at the first colon.
    const pair = createHash('sha256').update(`${agentKey}:${apiKey}`).digest('base64');
    const known = this.#verified.get(pair);
    if (known !== undefined && known.until > this.#clock()) return known.key;
    const other = this.#underWay.get(pair);
    if (other !== undefined) return other;
    const verification = this.#verify(pair, verify);
    this.#underWay.set(pair, verification);
    try {
      return await verification;
    } finally {
      if (this.#underWay.get(pair) === verification) this.#underWay.delete(pair);
    }
  }

  /** To be called once the change is committed, so that it is not read as it was. */
  forget(isChanged: (key: AuthenticatedKey) => boolean): void {
    this.#forgettings += 1;
    this.#underWay.clear();
    for (const [pair, { key }] of this.#verified) if (isChanged(key)) this.#verified.delete(pair);
  }

  async #verify(pair: string, verify: () => Promise<AuthenticatedKey | undefined>) {
    // Counted from before the row is read: a revocation committed since then is seen in time.
    const until = this.#clock() + LIFETIME_MS;
    const forgettings = this.#forgettings;
    const key = await verify();
    this.#verified.delete(pair);
    if (key === undefined) return undefined;
    if (forgettings !== this.#forgettings) return key;
    this.#verified.set(pair, { key, until });
    if (this.#verified.size > MOST_KEYS) this.#forgetOldest();
    return key;
  }

  #forgetOldest(): void {
    for (const pair of this.#verified.keys()) {
      this.#verified.delete(pair);
      return;
    }
  }
}
