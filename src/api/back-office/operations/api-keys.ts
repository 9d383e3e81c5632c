/** Keys of the business. What proves one is told once, when it is made or rotated. */
import { z } from 'zod';
import { forgetVerifiedKeys } from '../../../accounts/authenticate.ts';
import { createApiKey } from '../../../accounts/create-api-key.ts';
import { findAgentById } from '../../../accounts/find-agents.ts';
import { findApiKeyById, findApiKeys, type StoredApiKey } from '../../../accounts/find-api-keys.ts';
import { type KeyScope, keyScopes, mayHandOut } from '../../../accounts/permissions.ts';
import { renameApiKey } from '../../../accounts/rename-api-key.ts';
import { revokeApiKey } from '../../../accounts/revoke-api-key.ts';
import { rotateApiKey } from '../../../accounts/rotate-api-key.ts';
import { instant } from '../../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, instantInput, pagingFields, text } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { type ApiCall, type Work, work } from '../../call.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { list, pagingOf } from '../list.ts';
import { presentApiKey } from '../present/api-key.ts';
import { apiKey, apiKeyList, createdApiKey } from '../wire/api-key.ts';

const path = '/Organization/ApiKeys';
const onePath = `${path}/{apiKeyId}`;
const MOST_OVERLAP_HOURS = 30 * 24;

const createOne = defineOperation({
  id: 'create-api-key',
  method: 'POST',
  path,
  summary: 'Create a key, told in this answer only',
  tag: 'API keys',
  input: z.object({
    Name: text(200).min(1),
    /** The caller's own when left out. */
    IdAgent: identifier.optional(),
    /** Those of the caller's key when left out. */
    Scopes: z.array(z.enum(keyScopes)).min(1).optional(),
  }),
  responses: { 201: createdApiKey },
  handle: (call, input) =>
    work(call, async (context) => {
      const agent = await findAgentById(context, input.IdAgent ?? call.agent.id);
      if (!agent) return refuse('Error.Agent.NotFound', 'IdAgent');
      const scopes = [...new Set(input.Scopes ?? call.permitted.scopes)];
      if (!mayHandOut(call.permitted, { role: agent.role, scopes }))
        return refuse('Error.ApiKey.BeyondRights', input.IdAgent === undefined ? 'Scopes' : 'IdAgent');
      const created = await createApiKey(context, { name: input.Name, agentId: agent.id, scopes });
      if (!created.ok) return created;
      const shown = await showKey(context, created.value.keyId);
      return shown.ok
        ? accept({ status: 201, body: { ...shown.value, ApiKey: created.value.apiKey } })
        : shown;
    }),
});

const listKeys = defineOperation({
  id: 'list-api-keys',
  method: 'GET',
  path,
  summary: 'List the keys, revoked ones too',
  tag: 'API keys',
  input: z.object({
    ...pagingFields,
    IdApiKey: identifier.optional(),
    IdAgent: identifier.optional(),
    ApiKeyName: text(200).optional(),
    AgentKey: text(200).optional(),
    IsRevoked: z.boolean().optional(),
    DateLastUseMin: instantInput.optional(),
    DateLastUseMax: instantInput.optional(),
    DateCreationMin: instantInput.optional(),
    DateCreationMax: instantInput.optional(),
  }),
  responses: { 200: apiKeyList },
  handle: (call, input) =>
    work(call, async (context) => {
      const filter = {
        id: input.IdApiKey,
        agentId: input.IdAgent,
        name: input.ApiKeyName,
        agentKey: input.AgentKey,
        isRevoked: input.IsRevoked,
        usedFrom: input.DateLastUseMin,
        usedTo: input.DateLastUseMax,
        createdFrom: input.DateCreationMin,
        createdTo: input.DateCreationMax,
      };
      const page = await findApiKeys(context, filter, pagingOf(input), machineNow());
      return accept(list(input, { ...page, items: page.items.map(presentApiKey) }, context.now));
    }),
});

const retrieveKey = defineOperation({
  id: 'show-api-key',
  method: 'GET',
  path: onePath,
  summary: 'Read a key, but for what proves it',
  tag: 'API keys',
  input: z.object({ apiKeyId: identifier }),
  responses: { 200: apiKey },
  handle: (call, { apiKeyId }) =>
    work(call, async (context) => {
      const shown = await showKey(context, apiKeyId);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const updateKey = defineOperation({
  id: 'update-api-key',
  method: 'PATCH',
  path: onePath,
  summary: 'Rename a key',
  tag: 'API keys',
  input: z.object({ apiKeyId: identifier, Name: text(200).min(1) }),
  responses: { 200: apiKey },
  handle: (call, { apiKeyId, Name }) =>
    work(call, async (context) => {
      const known = await findKeyToChange(context, call, apiKeyId);
      if (!known.ok) return known;
      const renamed = await renameApiKey(context, apiKeyId, Name);
      if (!renamed.ok) return renamed;
      const shown = await showKey(context, apiKeyId);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const rotateKey = defineOperation({
  id: 'rotate-api-key',
  method: 'POST',
  path: `${onePath}/Rotate`,
  summary: 'Give a key a new secret, told in this answer only; the one in use still opens for the overlap',
  tag: 'API keys',
  input: z.object({
    apiKeyId: identifier,
    /** 0 ends the secret in use at once. */
    OverlapHours: z.int().min(0).max(MOST_OVERLAP_HOURS).default(24),
  }),
  responses: { 200: createdApiKey },
  handle: async (call, { apiKeyId, OverlapHours }) => {
    const outcome = await work(call, async (context) => {
      const known = await findKeyToChange(context, call, apiKeyId, (one) => one.scopes);
      if (!known.ok) return known;
      const rotation = { overlapHours: OverlapHours, realNow: machineNow() };
      const rotated = await rotateApiKey(context, apiKeyId, rotation);
      if (!rotated.ok) return rotated;
      const shown = await showKey(context, apiKeyId);
      return shown.ok ? accept({ ...shown.value, ApiKey: rotated.value }) : shown;
    });
    if (!outcome.ok) return outcome;
    forget(call, apiKeyId);
    return accept({ status: 200, body: outcome.value });
  },
});

const revokeKey = defineOperation({
  id: 'revoke-api-key',
  method: 'DELETE',
  path: onePath,
  summary: 'Revoke a key: it stays in the list and never opens again',
  tag: 'API keys',
  input: z.object({ apiKeyId: identifier }),
  responses: { 200: deleteSuccess },
  handle: async (call, { apiKeyId }) => {
    const outcome = await work(call, async (context) => {
      const known = await findKeyToChange(context, call, apiKeyId);
      return known.ok ? revokeApiKey(context, apiKeyId) : known;
    });
    if (!outcome.ok) return outcome;
    forget(call, apiKeyId);
    return accept(deleted(call));
  },
});

/** Keys expire and are used by the machine's time, whatever time a sandbox plays. */
function machineNow() {
  return instant(Date.now());
}

function forget(call: ApiCall, keyId: number): void {
  forgetVerifiedKeys(call.database, (key) => key.businessId === call.businessId && key.keyId === keyId);
}

/**
 * Refused for a key of an agent that may do more than the caller.
 * @param told of the key, what the answer would let the caller do by it
 */
async function findKeyToChange(
  context: Work,
  call: ApiCall,
  keyId: number,
  told: (key: StoredApiKey) => readonly KeyScope[] = () => [],
): Promise<Outcome<void>> {
  const known = await findApiKeyById(context, keyId, machineNow());
  if (!known) return refuse('Error.ApiKey.NotFound', 'apiKeyId');
  return mayHandOut(call.permitted, { role: known.agentRole, scopes: told(known) })
    ? accept(undefined)
    : refuse('Error.ApiKey.BeyondRights', 'apiKeyId');
}

async function showKey(context: Work, keyId: number): Promise<Outcome<BodyOf<typeof apiKey>>> {
  const found = await findApiKeyById(context, keyId, machineNow());
  return found ? accept(presentApiKey(found)) : refuse('Error.ApiKey.NotFound', 'apiKeyId');
}

export const apiKeyOperations = [createOne, listKeys, retrieveKey, updateKey, rotateKey, revokeKey];
