/**
 * A transaction on behalf of one business: PostgreSQL is told whose it is, who acts and at what time, until the
 * transaction ends. Columns such as `created_by` and `updated_at` are filled from that (migration 0003).
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
  await sql`select set_config('tacite.business_id', ${String(businessId)}, true),
    set_config('tacite.agent_id', ${agentId === null ? '' : String(agentId)}, true),
    set_config('tacite.now', ${toTimestamp(now)}, true)`.execute(transaction);
}
