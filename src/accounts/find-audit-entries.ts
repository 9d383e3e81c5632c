/** Reads the audit of a business, newest first, with the agent behind each key that acted. */
import { sql } from 'kysely';
import { allOf, equals, isWithin } from '../database/conditions.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Context } from './context.ts';
import { offsetOf, type PageOf, type Paging } from './paging.ts';

export interface StoredAuditEntry {
  readonly id: number;
  readonly occurredAt: Instant;
  /** `key:12`, `tick`, `cli`. */
  readonly actor: string;
  /** Of the key that acted; null for the system. */
  readonly agentId: number | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: number | null;
  readonly data: unknown;
}

export interface AuditFilter {
  readonly id?: number | undefined;
  readonly actor?: string | undefined;
  readonly agentId?: number | undefined;
  readonly action?: string | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: number | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** By the primary key, or by one of `audit_entry_by_subject` and `audit_entry_by_time`. */
export async function findAuditEntries(
  { transaction, businessId }: Context,
  filter: AuditFilter,
  paging: Paging,
): Promise<PageOf<StoredAuditEntry>> {
  const query = transaction
    .selectFrom('audit_entry as e')
    .leftJoin('api_key as k', (join) =>
      join.onRef('k.business_id', '=', 'e.business_id').on(sql<boolean>`e.actor = 'key:' || k.id`),
    )
    .where('e.business_id', '=', businessId)
    .where(
      allOf([
        equals('e.id', filter.id),
        equals('e.actor', filter.actor),
        equals('k.agent_id', filter.agentId),
        equals('e.action', filter.action),
        equals('e.subject_kind', filter.subjectKind),
        equals('e.subject_id', filter.subjectId),
        isWithin('e.occurred_at', filter.from, filter.to),
      ]),
    );
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const rows = await query
    .selectAll('e')
    .select('k.agent_id')
    .orderBy('e.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  const items = rows.map((row) => ({
    id: row.id,
    occurredAt: row.occurred_at,
    actor: row.actor,
    agentId: row.agent_id,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    data: row.data,
  }));
  return { items, totalItems: total };
}
