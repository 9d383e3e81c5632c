/** The lines of buyers that wait to be billed, in the order in which they were written. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { at } from '../database/bulk.ts';
import type { DueLine } from '../domain/billing/plan-billing.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { periodOfRow } from '../subscriptions/balance-line-rows.ts';

export interface DueLineFilter {
  /** Lines dated (or whose period starts) from here on … */
  readonly from?: Instant | undefined;
  /** … and before this instant. */
  readonly until?: Instant | undefined;
}

/** By buyer. Lines that a draft holds are left out. Stands on the index `balance_line_due`. */
export async function findDueLines(
  context: Context,
  buyerIds: readonly number[],
  filter: DueLineFilter = {},
): Promise<ReadonlyMap<number, readonly DueLine[]>> {
  let query = context.transaction
    .selectFrom('balance_line')
    .select([
      'id',
      'customer_id',
      'type',
      'label',
      'amount',
      'key_charge',
      'subscription_id',
      'feature_id',
      'moved_at',
      'period_start_at',
      'period_end_at',
      'quantity_billed',
    ])
    .where('business_id', '=', context.businessId)
    .where('customer_id', '=', ({ fn, val }) => fn<number>('any', [val(buyerIds)]))
    .where('state', '=', 'Due')
    .where('invoice_id', 'is', null)
    .orderBy('customer_id')
    .orderBy('id');
  const { from, until } = filter;
  const datedAt = sql<Instant>`coalesce(moved_at, period_start_at)`;
  if (from !== undefined) query = query.where(datedAt, '>=', at(from));
  if (until !== undefined) query = query.where(datedAt, '<', at(until));
  const byBuyer = new Map<number, DueLine[]>();
  for (const row of await query.execute()) {
    const lines = byBuyer.get(row.customer_id) ?? [];
    byBuyer.set(row.customer_id, lines);
    lines.push({
      id: row.id,
      type: row.type,
      label: row.label,
      amount: row.amount,
      keyCharge: row.key_charge,
      subscriptionId: row.subscription_id,
      featureId: row.feature_id,
      movedAt: row.moved_at,
      period: periodOfRow(row),
      quantityBilled: row.quantity_billed,
    });
  }
  return byBuyer;
}
