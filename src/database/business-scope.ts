/**
 * A transaction on behalf of one business: PostgreSQL is told whose it is, who acts and at what time, until the
 * transaction ends. It shows no other business's rows (business-wall.ts), and columns such as `created_by` and
 * `updated_at` are filled from that (migration 0003).
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import type { Outcome } from '../domain/refusal/outcome.ts';
import type { Tables } from './table-types.ts';
import { inTransaction } from './transaction.ts';

export interface BusinessScope {
  readonly businessId: number;
  /** The agent in whose name it is done; null for the system. */
  readonly agentId: number | null;
  /** The business's own time. */
  readonly now: Instant;
}

/** As `inTransaction`, for one business. */
export function inBusiness<T>(
  kysely: Kysely<Tables>,
  scope: BusinessScope,
  work: (transaction: Transaction<Tables>) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return inTransaction(kysely, async (transaction) => {
    await enterBusiness(transaction, scope);
    return work(transaction);
  });
}

/** For a transaction that is open already, a rehearsal for example. */
export async function enterBusiness(
  transaction: Transaction<Tables>,
  { businessId, agentId, now }: BusinessScope,
): Promise<void> {
  // Without parameters, so that it travels with `begin` (request-client.ts): all of it are numbers and a date.
  const settings = {
    'tacite.business_id': String(businessId),
    'tacite.agent_id': agentId === null ? '' : String(agentId),
    'tacite.now': toTimestamp(now),
  };
  const set = Object.entries(settings).map(
    ([name, value]) => sql`set_config(${sql.lit(name)}, ${sql.lit(value)}, true)`,
  );
  await sql`select ${sql.join(set)}, set_config('role', business_role(), true)`.execute(transaction);
}
