/**
 * One batch of the tick: invoices for which dunning suspended subscriptions were settled, by whatever it was; those
 * subscriptions are looked at again and restart when nothing else blocks them (domain.md §3).
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import { reconsiderSuspended } from '../reconsider-suspended.ts';
import { settledSuspensions } from './due-dunning.ts';

/** Answers how many suspensions ended. By the index `dunning_suspension`. */
export async function endSuspensions(context: Context, limit: number, buyerId?: number): Promise<number> {
  const { transaction, businessId, now } = context;
  const { rows } = await sql<{ customer_id: number }>`
    update dunning_measure t set ended_at = ${toTimestamp(now)}::timestamptz
    from (select m.id ${settledSuspensions({ businessId, buyerId })}
      order by m.id limit ${limit} for no key update of m skip locked) settled
    where t.business_id = ${businessId} and t.id = settled.id
    returning t.customer_id`.execute(transaction);
  await reconsiderSuspended(context, [...new Set(rows.map(({ customer_id }) => customer_id))]);
  return rows.length;
}
