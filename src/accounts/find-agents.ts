/** Reads agents, the people who work with a business. */
import type { Context } from './context.ts';

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
