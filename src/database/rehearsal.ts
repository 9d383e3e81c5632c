/**
 * Does the work of a use case in a transaction that is always rolled back: a quote or a dry run is the same path
 * as the real thing, without the effect.
 */
import type { Kysely, Transaction } from 'kysely';
import type { Outcome } from '../domain/refusal/outcome.ts';
import type { Tables } from './table-types.ts';
import { untilSerialized } from './transaction.ts';

class Rehearsed<T> extends Error {
  readonly outcome: Outcome<T>;

  constructor(outcome: Outcome<T>) {
    super('rolled back: this was a rehearsal');
    this.outcome = outcome;
  }
}

/** As with `inTransaction`, `work` may run several times. */
export function rehearse<T>(
  kysely: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return untilSerialized(() => rehearseOnce(kysely, work));
}

async function rehearseOnce<T>(
  kysely: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  let rehearsed: Rehearsed<T> | undefined;
  try {
    await kysely.transaction().execute(async (transaction) => {
      rehearsed = new Rehearsed(await work(transaction));
      throw rehearsed;
    });
  } catch (error) {
    if (rehearsed === undefined || error !== rehearsed) throw error;
  }
  if (rehearsed === undefined) throw new Error('a rehearsal ended without an outcome');
  return rehearsed.outcome;
}
