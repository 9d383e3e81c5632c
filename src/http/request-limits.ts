/** How much a key may ask of this process, and how often an address may fail to authenticate. */
import { createHash } from 'node:crypto';
import { type BucketSize, type BucketState, TokenBuckets } from './token-buckets.ts';

/**
 * Of one key. A page of a busy shop asks for some tens of rights at once, and a nightly synchronisation keeps to
 * the rate: one key cannot take the whole process, which answers some thousand requests a second.
 */
const REQUESTS: BucketSize = { burst: 200, tokensPerSecond: 100 };
/**
 * Of one address. Verifying a wrong pair costs a slow hash; 20 a minute is more than a person who mistypes needs
 * and nothing for who guesses.
 */
const FAILURES: BucketSize = { burst: 20, tokensPerSecond: 20 / 60 };
const MOST_ADMITTED = 10_000;

export interface RequestLimitsOptions {
  readonly requests?: BucketSize;
  readonly failures?: BucketSize;
  /** Milliseconds of a clock that never goes back. */
  readonly clock?: () => number;
}

export class RequestLimits {
  readonly #requests: TokenBuckets;
  readonly #failures: TokenBuckets;
  /** SHA-256 of the credentials that were good last time, in the order of use. */
  readonly #admitted = new Set<string>();

  constructor({
    requests = REQUESTS,
    failures = FAILURES,
    clock = () => performance.now(),
  }: RequestLimitsOptions = {}) {
    this.#requests = new TokenBuckets(requests, clock);
    this.#failures = new TokenBuckets(failures, clock);
  }

  /** Counts a request of a known caller. */
  takeRequest(caller: string): BucketState {
    return this.#requests.take(caller);
  }

  /**
   * Whether the address may try these credentials. Those that were good last time always may: behind one proxy,
   * a stranger's failures lock nobody else out.
   */
  mayTry(address: string, authorization: string): BucketState {
    const state = this.#failures.look(address);
    return this.#admitted.has(digest(authorization)) ? { ...state, isAllowed: true } : state;
  }

  recordSuccess(authorization: string): void {
    const name = digest(authorization);
    this.#admitted.delete(name);
    this.#admitted.add(name);
    if (this.#admitted.size <= MOST_ADMITTED) return;
    const [oldest] = this.#admitted;
    if (oldest !== undefined) this.#admitted.delete(oldest);
  }

  recordFailure(address: string, authorization: string): BucketState {
    this.#admitted.delete(digest(authorization));
    this.#failures.charge(address);
    return this.#failures.look(address);
  }
}

export function limitHeaders(state: BucketState): Readonly<Record<string, string>> {
  return {
    'ratelimit-limit': String(state.limit),
    'ratelimit-remaining': String(state.remaining),
    'ratelimit-reset': String(state.resetSeconds),
    ...(!state.isAllowed && { 'retry-after': String(state.retryAfterSeconds) }),
  };
}

function digest(authorization: string): string {
  return createHash('sha256').update(authorization).digest('base64');
}
