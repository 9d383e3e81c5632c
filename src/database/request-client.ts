/**
 * A connection that costs a request less (docs/decisions/0014): `begin` travels with the statement that enters a
 * business, and statements of requests that come again are planned once a connection instead of each time.
 */
import pg from 'pg';
import { KeptPlans } from './kept-plans.ts';

/** How the statement begins that enters a business (business-scope.ts). It has no parameters. */
const ENTERING = 'select set_config(';

/** The transaction that the connection is in; of one that is `Held` or `Entering`, PostgreSQL has not heard yet. */
type Phase = 'None' | 'Held' | 'Entering' | 'Business' | 'Other';

/** Of this process: named alike on all connections, each of which makes its own. */
const plans = new KeptPlans();

export class RequestClient extends pg.Client {
  #phase: Phase = 'None';
  /** What enters the business, while it waits for the first statement that does anything there. */
  #entering = '';
  #isGathering = false;

  /** Only what the query builder sends, a text with an array, is treated in any way. */
  override query(...given: unknown[]) {
    const [text, values] = given;
    if (given.length !== 2 || typeof text !== 'string' || !Array.isArray(values)) return this.#send(...given);
    switch (text) {
      case 'begin':
        this.#phase = 'Held';
        return done('BEGIN');
      case 'commit':
      case 'rollback':
        return this.#end(text);
      default:
        return this.#route(text, values);
    }
  }

  #route(text: string, values: readonly unknown[]) {
    switch (this.#phase) {
      case 'Held':
        return this.#open(text, values);
      case 'Entering':
        return this.#enter(text, values);
      default:
        return this.#ask(text, values);
    }
  }

  #end(text: 'commit' | 'rollback') {
    const isUnheardOf = this.#phase === 'Held' || this.#phase === 'Entering';
    this.#phase = 'None';
    return isUnheardOf ? done(text.toUpperCase()) : this.#send(text);
  }

  #open(text: string, values: readonly unknown[]) {
    if (values.length === 0 && text.startsWith(ENTERING)) {
      this.#phase = 'Entering';
      this.#entering = text;
      return done('SELECT');
    }
    this.#phase = 'Other';
    return Promise.resolve(this.#send('begin')).then(() => this.#ask(text, values));
  }

  /**
   * The statement follows without waiting. Were the business not entered, it would find a transaction that has
   * failed, and do nothing.
   */
  async #enter(text: string, values: readonly unknown[]) {
    this.#phase = 'Business';
    const both = [this.#send(`begin; ${this.#entering}`), this.#ask(text, values)];
    const [, answer] = await Promise.all(both);
    return answer;
  }

  /**
   * The tick and the imports plan each time: a plan that is kept does not know how large a batch is, nor how
   * large a business.
   */
  async #ask(text: string, values: readonly unknown[]) {
    const name = this.#phase === 'Other' || values.length === 0 ? undefined : plans.nameOf(text);
    if (name === undefined) return this.#send(text, values);
    try {
      return await this.#send({ name, text, values });
    } catch (error) {
      if (!isOutdatedPlan(error)) throw error;
      plans.forget();
      if (this.#phase !== 'None') throw error;
      return this.#send(text, values);
    }
  }

  /** What is sent without waiting leaves in one piece: each write is a call of the operating system. */
  #send(...given: unknown[]) {
    if (!this.#isGathering) {
      this.#isGathering = true;
      const { stream } = this.connection;
      stream.cork();
      process.nextTick(() => {
        this.#isGathering = false;
        stream.uncork();
      });
    }
    return Reflect.apply(super.query, this, given);
  }
}

function done(command: string) {
  return Promise.resolve({ command, rowCount: null, rows: [] });
}

/** A migration changed what the statement answers; a transaction that met it may be done again. */
export function isOutdatedPlan(error: unknown): boolean {
  return error instanceof Error && 'routine' in error && error.routine === 'RevalidateCachedQuery';
}
