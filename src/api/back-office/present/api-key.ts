/** A key as the Back Office writes it. */
import type { StoredApiKey } from '../../../accounts/find-api-keys.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import type { apiKey } from '../wire/api-key.ts';

export function presentApiKey(one: StoredApiKey): BodyOf<typeof apiKey> {
  return {
    Id: one.id,
    Name: one.name,
    AgentKey: one.agentKey,
    IdAgent: one.agentId,
    AgentName: one.agentName,
    Role: one.agentRole,
    Scopes: one.scopes,
    IsRevoked: one.revokedAt !== null,
    DateCreation: formatInstant(one.createdAt),
    ...(one.lastUsedAt !== null && { DateLastUse: formatInstant(one.lastUsedAt) }),
    ...(one.previousExpiresAt !== null && { DatePreviousTerm: formatInstant(one.previousExpiresAt) }),
    ...(one.revokedAt !== null && { DateRevocation: formatInstant(one.revokedAt) }),
    Links: [{ rel: 'self', href: `/Organization/ApiKeys/${one.id}` }],
  };
}
