/** Keeps that invoices were given up, why and by whom. The invoices are locked and have not moved yet. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';

/** @param reasons by invoice, null where none was given. Answers what was open of each. */
export async function recordWriteOffs(
  { transaction, businessId, now, agent }: Context,
  reasons: ReadonlyMap<number, string | null>,
): Promise<ReadonlyMap<number, number>> {
  if (reasons.size === 0) return new Map();
  const { rows } = await sql<{ invoice_id: number; amount: number }>`
    insert into write_off
      (business_id, invoice_id, customer_id, amount, amount_paid, reason, actor, written_off_at)
    select i.business_id, i.id, i.customer_id, open_amount(i), i.amount_paid, v.reason, ${agent.name},
      ${toTimestamp(now)}::timestamptz
    from unnest(${[...reasons.keys()]}::bigint[], ${[...reasons.values()]}::text[]) as v(id, reason)
    join invoice i on i.business_id = ${businessId} and i.id = v.id
    returning invoice_id, amount`.execute(transaction);
  return new Map(rows.map((row) => [row.invoice_id, row.amount]));
}
