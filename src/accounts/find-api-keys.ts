/** Lists the keys of a business: everything of them but what proves them. */
import { type SqlBool, sql } from 'kysely';
import { at } from '../database/bulk.ts';
import { allOf, equals, includesText, isWithin } from '../database/conditions.ts';
import type { AgentRole } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Context } from './context.ts';
import { offsetOf, type PageOf, type Paging } from './paging.ts';
import { type KeyScope, keyScopes } from './permissions.ts';

export interface StoredApiKey {
  readonly id: number;
  readonly name: string;
  readonly agentKey: string;
  readonly agentId: number;
  readonly agentName: string;
  readonly agentRole: AgentRole;
  readonly scopes: readonly KeyScope[];
  readonly createdAt: Instant;
  /** By the machine's clock, as is the end of the overlap. */
  readonly lastUsedAt: Instant | null;
  /** Until when the API key before the last rotation opens too; null when it no longer does. */
  readonly previousExpiresAt: Instant | null;
  readonly revokedAt: Instant | null;
}

export interface ApiKeyFilter {
  readonly id?: number | undefined;
  readonly agentId?: number | undefined;
  readonly name?: string | undefined;
  readonly agentKey?: string | undefined;
  readonly isRevoked?: boolean | undefined;
  readonly usedFrom?: Instant | undefined;
  readonly usedTo?: Instant | undefined;
  readonly createdFrom?: Instant | undefined;
  readonly createdTo?: Instant | undefined;
}

/** @param realNow the machine's time */
export async function findApiKeys(
  { transaction, businessId }: Context,
  filter: ApiKeyFilter,
  paging: Paging,
  realNow: Instant,
): Promise<PageOf<StoredApiKey>> {
  const { isRevoked } = filter;
  const query = transaction
    .selectFrom('api_key as k')
    .innerJoin('agent as a', (join) =>
      join.onRef('a.business_id', '=', 'k.business_id').onRef('a.id', '=', 'k.agent_id'),
    )
    .where('k.business_id', '=', businessId)
    .where(
      allOf([
        equals('k.id', filter.id),
        equals('k.agent_id', filter.agentId),
        includesText('k.name', filter.name),
        equals('k.agent_key', filter.agentKey),
        isRevoked === undefined ? undefined : sql<SqlBool>`(k.revoked_at is not null) = ${isRevoked}`,
        isWithin('k.last_used_at', filter.usedFrom, filter.usedTo),
        isWithin('k.created_at', filter.createdFrom, filter.createdTo),
      ]),
    );
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const rows = await query
    .select(['k.id', 'k.name', 'k.agent_key', 'k.agent_id', 'k.scopes', 'k.created_at', 'k.last_used_at'])
    .select(['k.revoked_at', 'a.name as agent_name', 'a.role as agent_role'])
    .select(
      sql<Instant | null>`case when k.previous_expires_at > ${at(realNow)} then k.previous_expires_at end`.as(
        'previous_expires_at',
      ),
    )
    .orderBy('k.id')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  const items = rows.map((row) => ({
    id: row.id,
    name: row.name,
    agentKey: row.agent_key,
    agentId: row.agent_id,
    agentName: row.agent_name,
    agentRole: row.agent_role,
    scopes: keyScopes.filter((scope) => row.scopes.includes(scope)),
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    previousExpiresAt: row.previous_expires_at,
    revokedAt: row.revoked_at,
  }));
  return { items, totalItems: total };
}

export async function findApiKeyById(
  context: Context,
  id: number,
  realNow: Instant,
): Promise<StoredApiKey | undefined> {
  const { items } = await findApiKeys(context, { id }, { page: 1, sizePage: 1 }, realNow);
  return items[0];
}
