/** Reads agents, the people who work with a business. */
import type { Selectable } from 'kysely';
import { allOf, equals, includesText } from '../database/conditions.ts';
import type { AgentRole, AgentStatus, AgentTable } from '../database/table-types.ts';
import type { Context } from './context.ts';
import { offsetOf, type PageOf, type Paging } from './paging.ts';
import { type TraceFilter, type Traces, tracedAs, tracesOf } from './traces.ts';

export interface AgentIdentity {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

/** By their ids; ids of nobody are left out. */
export async function findAgentIdentities(
  { transaction, businessId }: Context,
  ids: readonly number[],
): Promise<ReadonlyMap<number, AgentIdentity>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('agent')
    .select(['id', 'name', 'email'])
    .where('business_id', '=', businessId)
    .where('id', '=', ({ fn, val }) => fn<number>('any', [val([...new Set(ids)])]))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export interface StoredAgent extends AgentIdentity {
  readonly language: string;
  readonly role: AgentRole;
  readonly status: AgentStatus;
  readonly traces: Traces;
}

export interface AgentFilter {
  readonly id?: number | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly role?: AgentRole | undefined;
  readonly status?: AgentStatus | undefined;
  readonly traces?: TraceFilter | undefined;
}

export async function findAgents(
  { transaction, businessId }: Context,
  filter: AgentFilter,
  paging: Paging,
): Promise<PageOf<StoredAgent>> {
  const query = transaction
    .selectFrom('agent as a')
    .where('a.business_id', '=', businessId)
    .where(
      allOf([
        equals('a.id', filter.id),
        includesText('a.name', filter.name),
        includesText('a.email', filter.email),
        equals('a.role', filter.role),
        equals('a.status', filter.status),
        filter.traces && tracedAs('a', filter.traces),
      ]),
    );
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const rows = await query
    .selectAll('a')
    .orderBy('a.id')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items: rows.map(agentOf), totalItems: total };
}

export async function findAgentById(context: Context, id: number): Promise<StoredAgent | undefined> {
  const { items } = await findAgents(context, { id }, { page: 1, sizePage: 1 });
  return items[0];
}

function agentOf(row: Selectable<AgentTable>): StoredAgent {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    language: row.language,
    role: row.role,
    status: row.status,
    traces: tracesOf(row),
  };
}
