/** With what a gateway is called. */
import type { Kysely } from 'kysely';
import type { Tables } from '../../database/table-types.ts';
import type { Instant } from '../../domain/calendar/instant.ts';

/** Whose account with the gateway is used, and what time it is there. */
export interface GatewayCall {
  readonly businessId: number;
  readonly now: Instant;
  /** For gateways whose books are kept with ours: the simulator, files for a bank. */
  readonly kysely: Kysely<Tables>;
  /** What the business entered, by the names of the gateway's `settings`, secrets in clear. */
  readonly settings: ReadonlyMap<string, string>;
}
