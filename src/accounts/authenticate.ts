/** Who calls: the business and the key of a pair of HTTP Basic, or nobody. */
import type { Kysely } from 'kysely';
import type { Tables } from '../database/table-types.ts';
import { isApiKeyOfHash } from './key-hash.ts';
import { type AuthenticatedKey, VerifiedKeys } from './verified-keys.ts';

/** One memory per database, gone with it. */
const memories = new WeakMap<Kysely<Tables>, VerifiedKeys>();

/**
 * @param kysely the database itself, not a transaction: the memory of verified keys hangs on it.
 * @param verified given by tests that move its clock.
 */
export function authenticate(
  kysely: Kysely<Tables>,
  agentKey: string,
  apiKey: string,
  verified: VerifiedKeys = memoryOf(kysely),
): Promise<AuthenticatedKey | undefined> {
  return verified.find(agentKey, apiKey, () => verifyPair(kysely, agentKey, apiKey));
}

function memoryOf(kysely: Kysely<Tables>): VerifiedKeys {
  const known = memories.get(kysely);
  if (known) return known;
  const fresh = new VerifiedKeys();
  memories.set(kysely, fresh);
  return fresh;
}

/** Two businesses may have the same agent key; the API key tells them apart. By the index `api_key_by_agent_key`. */
async function verifyPair(
  kysely: Kysely<Tables>,
  agentKey: string,
  apiKey: string,
): Promise<AuthenticatedKey | undefined> {
  if (agentKey.includes('\u0000')) return undefined;
  const rows = await kysely
    .selectFrom('api_key')
    .select(['business_id', 'id', 'name', 'api_key_hash'])
    .where('agent_key', '=', agentKey)
    .where('revoked_at', 'is', null)
    .orderBy('business_id')
    .orderBy('id')
    .execute();
  for (const row of rows) {
    if (!(await isApiKeyOfHash(apiKey, row.api_key_hash))) continue;
    await recordUse(kysely, row.business_id, row.id);
    return { businessId: row.business_id, keyId: row.id, name: row.name };
  }
  return undefined;
}

/** By the machine's clock: it tells the operator whether a key is still needed, whatever time a sandbox plays. */
async function recordUse(kysely: Kysely<Tables>, businessId: number, keyId: number): Promise<void> {
  await kysely
    .updateTable('api_key')
    .set({ last_used_at: new Date().toISOString() })
    .where('business_id', '=', businessId)
    .where('id', '=', keyId)
    .execute();
}
