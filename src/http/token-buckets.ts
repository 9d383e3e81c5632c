/** Token buckets, one per name: each request takes a token, and tokens come back at a steady rate up to a burst. */

export interface BucketSize {
  /** Tokens of a full bucket: what may be asked at once. */
  readonly burst: number;
  readonly tokensPerSecond: number;
}

export interface BucketState {
  /** False when no token was left. */
  readonly isAllowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until the bucket is full again. */
  readonly resetSeconds: number;
  /** Whole seconds until there is a token; at least 1 when there is none. */
  readonly retryAfterSeconds: number;
}

/** About 1 MB; past it the bucket that was used least lately is forgotten, which is as if it were full. */
const MOST_BUCKETS = 10_000;

export class TokenBuckets {
  readonly #size: BucketSize;
  readonly #clock: () => number;
  /** In the order of use, the latest last. */
  readonly #buckets = new Map<string, { readonly tokens: number; readonly at: number }>();

  /** @param clock milliseconds of a clock that never goes back */
  constructor(size: BucketSize, clock: () => number) {
    this.#size = size;
    this.#clock = clock;
  }

  /** Takes a token when there is one. */
  take(name: string): BucketState {
    const tokens = this.#tokensOf(name);
    if (tokens < 1) return this.#stateOf(tokens, false);
    this.#keep(name, tokens - 1);
    return this.#stateOf(tokens - 1, true);
  }

  /** What `take` would say, with nothing taken. */
  look(name: string): BucketState {
    const tokens = this.#tokensOf(name);
    return this.#stateOf(tokens, tokens >= 1);
  }

  /** Takes a token even when there is none: what ran side by side is owed, up to one more burst. */
  charge(name: string): void {
    this.#keep(name, Math.max(this.#tokensOf(name) - 1, -this.#size.burst));
  }

  #tokensOf(name: string): number {
    const bucket = this.#buckets.get(name);
    if (!bucket) return this.#size.burst;
    const refilled = bucket.tokens + ((this.#clock() - bucket.at) / 1000) * this.#size.tokensPerSecond;
    return Math.min(refilled, this.#size.burst);
  }

  #keep(name: string, tokens: number): void {
    this.#buckets.delete(name);
    this.#buckets.set(name, { tokens, at: this.#clock() });
    if (this.#buckets.size <= MOST_BUCKETS) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }

  #stateOf(tokens: number, isAllowed: boolean): BucketState {
    const { burst, tokensPerSecond } = this.#size;
    return {
      isAllowed,
      limit: burst,
      remaining: Math.max(0, Math.floor(tokens)),
      resetSeconds: Math.ceil((burst - tokens) / tokensPerSecond),
      retryAfterSeconds: Math.max(1, Math.ceil((1 - tokens) / tokensPerSecond)),
    };
  }
}
