/** Deletes the kept answers whose day is over, of all businesses, in sets that lock little. */
import type { Kysely } from 'kysely';
import { at } from '../database/bulk.ts';
import type { Tables } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';

const MOST_AT_ONCE = 5_000;

/**
 * One set, the oldest first, by the index `idempotency_key_by_expiry`; answers how many went. Called each round
 * of the tick, it removes 20,000 keys a minute.
 */
export async function purgeIdempotencyKeys(kysely: Kysely<Tables>, now: Instant): Promise<number> {
  const { numDeletedRows } = await kysely
    .with('expired', (query) =>
      query
        .selectFrom('idempotency_key')
        .select(['business_id', 'key'])
        .where('expires_at', '<=', at(now))
        .orderBy('expires_at')
        .limit(MOST_AT_ONCE)
        .forUpdate()
        .skipLocked(),
    )
    .deleteFrom('idempotency_key')
    .using('expired')
    .whereRef('idempotency_key.business_id', '=', 'expired.business_id')
    .whereRef('idempotency_key.key', '=', 'expired.key')
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
