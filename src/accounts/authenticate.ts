/** Who calls: the business and the key of a pair of HTTP Basic, or nobody. */
import type { Kysely } from 'kysely';
import type { Tables } from '../database/table-types.ts';
import { isApiKeyOfHash } from './key-hash.ts';
import { keyScopes } from './permissions.ts';
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

/** After a change of a key or of its agent is committed: this process asks the database again at once. */
export function forgetVerifiedKeys(
  kysely: Kysely<Tables>,
  isChanged: (key: AuthenticatedKey) => boolean,
): void {
  memories.get(kysely)?.forget(isChanged);
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
    .selectFrom('api_key as k')
    .innerJoin('agent as a', (join) =>
      join.onRef('a.business_id', '=', 'k.business_id').onRef('a.id', '=', 'k.agent_id'),
    )
    .select(['k.business_id', 'k.id', 'k.name', 'k.scopes', 'k.agent_id', 'a.role'])
    .select(['k.api_key_hash', 'k.previous_api_key_hash', 'k.previous_expires_at'])
    .where('k.agent_key', '=', agentKey)
    .where('k.revoked_at', 'is', null)
    .where('a.status', '=', 'Enabled')
    .orderBy('k.business_id')
    .orderBy('k.id')
    .execute();
  for (const row of rows) {
    if (!(await isCurrentKey(apiKey, row))) continue;
    await recordUse(kysely, row.business_id, row.id);
    const { business_id: businessId, id: keyId, name, agent_id: agentId, role } = row;
    return {
      businessId,
      keyId,
      name,
      agentId,
      role,
      scopes: keyScopes.filter((scope) => row.scopes.includes(scope)),
    };
  }
  return undefined;
}

interface KeyHashes {
  readonly api_key_hash: string;
  readonly previous_api_key_hash: string | null;
  readonly previous_expires_at: number | null;
}

/** After a rotation the key before it opens too, until the moment that was agreed, by the machine's clock. */
async function isCurrentKey(apiKey: string, row: KeyHashes): Promise<boolean> {
  if (await isApiKeyOfHash(apiKey, row.api_key_hash)) return true;
  if (row.previous_api_key_hash === null || row.previous_expires_at === null) return false;
  return row.previous_expires_at > Date.now() && isApiKeyOfHash(apiKey, row.previous_api_key_hash);
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
