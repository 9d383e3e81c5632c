/** What every use case is given: which business, who acts, when, and the transaction it runs in. */
import type { Transaction } from 'kysely';
import type { Tables } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';

export interface Agent {
  /** `key:12` for an API key, `tick`, `cli`: kept in the audit. */
  readonly name: string;
}

export interface Context {
  readonly businessId: number;
  readonly agent: Agent;
  /** The business's own time: a test clock's when it has one. */
  readonly now: Instant;
  readonly transaction: Transaction<Tables>;
}
