/** Gives a business a pair of keys: the agent key names it, the API key proves it and is shown only once. */
import { randomUUID } from 'node:crypto';
import { toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { Context } from './context.ts';
import { ensureOwner } from './ensure-owner.ts';
import { hashApiKey } from './key-hash.ts';
import { type KeyScope, keyScopes } from './permissions.ts';
import { recordAudit } from './record-audit.ts';

export interface NewApiKey {
  /** For people: what the key is used for. */
  readonly name: string;
  /** Both are made at random when left out; clients expect GUIDs but check nothing (shared/wire.md, a). */
  readonly agentKey?: string | undefined;
  readonly apiKey?: string | undefined;
  /** In whose name it acts; the business's oldest owner when left out, made when there is none. */
  readonly agentId?: number | undefined;
  /** All when left out. */
  readonly scopes?: readonly KeyScope[] | undefined;
}

export interface CreatedApiKey {
  readonly keyId: number;
  readonly agentKey: string;
  /** In clear text, for the only time. */
  readonly apiKey: string;
}

/** What HTTP Basic carries without trouble; a colon would end the user name (RFC 7617, 2). */
const PRINTABLE = /^[\x21-\x7e]{1,200}$/;

export async function createApiKey(context: Context, input: NewApiKey): Promise<Outcome<CreatedApiKey>> {
  const { agentKey = randomUUID(), apiKey = randomUUID() } = input;
  if (!PRINTABLE.test(agentKey) || agentKey.includes(':')) return invalid('AgentKey');
  if (!PRINTABLE.test(apiKey)) return invalid('ApiKey');
  const agentId = input.agentId ?? (await ensureOwner(context));
  const row = await context.transaction
    .insertInto('api_key')
    .values({
      business_id: context.businessId,
      agent_id: agentId,
      scopes: [...(input.scopes ?? keyScopes)],
      name: input.name,
      agent_key: agentKey,
      api_key_hash: await hashApiKey(apiKey),
      created_at: toTimestamp(context.now),
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'agent_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return refuse('Error.ApiKey.Taken', 'AgentKey');
  await recordAudit(context, { action: 'ApiKey.Created', subjectKind: 'api_key', subjectId: row.id });
  return accept({ keyId: row.id, agentKey, apiKey });
}

function invalid(field: string) {
  return refuse('Error.Input.Invalid', field, { field, reason: 'ASCII 0x21 … 0x7e' });
}
