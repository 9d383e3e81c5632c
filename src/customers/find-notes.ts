/** The notes of the staff about one customer, the newest first. */
import type { Selectable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import type { CustomerNoteTable } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';

export interface CustomerNote {
  readonly id: number;
  readonly customerId: number;
  readonly body: string;
  readonly createdAt: Instant;
  /** The agent who wrote it; null for the system. */
  readonly createdBy: number | null;
}

export async function findNotes(
  context: Context,
  customerId: number,
  paging: Paging,
): Promise<PageOf<CustomerNote>> {
  const query = context.transaction
    .selectFrom('customer_note')
    .where('business_id', '=', context.businessId)
    .where('customer_id', '=', customerId);
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy('id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items: rows.map(noteOf), totalItems: total };
}

export function noteOf(row: Selectable<CustomerNoteTable>): CustomerNote {
  return {
    id: row.id,
    customerId: row.customer_id,
    body: row.body,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
