/** The sessions that an agent has open, the last used first. */
import { at } from '../../database/bulk.ts';
import { type Instant, instant } from '../../domain/calendar/instant.ts';
import type { Context } from '../context.ts';
import { IDLE_MS, LONGEST_SESSION_MS } from './session.ts';

export interface OpenSession {
  readonly id: number;
  readonly userAgent: string;
  readonly address: string;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant;
}

/** @param now the machine's clock */
export async function findSessions(
  { transaction, businessId }: Pick<Context, 'transaction' | 'businessId'>,
  agentId: number,
  now: Instant,
): Promise<readonly OpenSession[]> {
  const rows = await transaction
    .selectFrom('agent_session')
    .select(['id', 'user_agent', 'address', 'created_at', 'last_used_at'])
    .where('business_id', '=', businessId)
    .where('agent_id', '=', agentId)
    .where('last_used_at', '>', at(instant(now - IDLE_MS)))
    .where('created_at', '>', at(instant(now - LONGEST_SESSION_MS)))
    .orderBy('last_used_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    userAgent: row.user_agent,
    address: row.address,
    createdAt: instant(row.created_at),
    lastUsedAt: instant(row.last_used_at),
  }));
}
