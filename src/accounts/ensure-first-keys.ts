/** The keys that the operator chose (TACITE_AGENT_KEY, TACITE_API_KEY) open the first business, once there is one. */
import type { Kysely } from 'kysely';
import type { Tables } from '../database/table-types.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { createApiKey } from './create-api-key.ts';

/** Answers whether the first business has the agent key now; false while there is no business. */
export function ensureFirstKeys(
  kysely: Kysely<Tables>,
  keys: { readonly agentKey: string; readonly apiKey: string },
  now: Instant,
): Promise<Outcome<boolean>> {
  return inTransaction(kysely, async (transaction) => {
    const first = await transaction
      .selectFrom('business')
      .select('business_id')
      .orderBy('business_id')
      .limit(1)
      .forUpdate()
      .executeTakeFirst();
    if (!first) return accept(false);
    const known = await transaction
      .selectFrom('api_key')
      .select('id')
      .where('business_id', '=', first.business_id)
      .where('agent_key', '=', keys.agentKey)
      .executeTakeFirst();
    if (known) return accept(true);
    const context = { businessId: first.business_id, agent: { name: 'settings' }, now, transaction };
    const created = await createApiKey(context, { name: 'from the settings', ...keys });
    return created.ok ? accept(true) : created;
  });
}
