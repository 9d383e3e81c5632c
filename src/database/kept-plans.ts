/** Which statements are worth a plan that PostgreSQL keeps, and under which names. */

/** A text that is sent once or twice is no pattern. */
const USES_BEFORE = 2;
/** Each plan costs each connection some tens of kilobytes of PostgreSQL's memory. */
const MOST_KEPT = 300;
const MOST_COUNTED = 3_000;

export class KeptPlans {
  readonly #numbers = new Map<string, number>();
  readonly #uses = new Map<string, number>();
  #generation = 1;

  /** Undefined while the statement is not to be kept. */
  nameOf(text: string): string | undefined {
    const number = this.#numbers.get(text) ?? this.#count(text);
    return number === undefined ? undefined : `kept_${this.#generation}_${number}`;
  }

  /** All names change, so that each plan is made anew. */
  forget(): void {
    this.#generation += 1;
  }

  #count(text: string): number | undefined {
    if (this.#numbers.size >= MOST_KEPT) return undefined;
    const uses = this.#uses.get(text) ?? 0;
    if (uses < USES_BEFORE) {
      if (this.#uses.size >= MOST_COUNTED) this.#uses.clear();
      this.#uses.set(text, uses + 1);
      return undefined;
    }
    this.#uses.delete(text);
    const number = this.#numbers.size + 1;
    this.#numbers.set(text, number);
    return number;
  }
}
