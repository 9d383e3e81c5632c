/** The subscriptions that customers hold or pay for and that are not deleted, briefly: one statement for all. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import type { SubscriptionState } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';

export interface HeldSubscription {
  readonly id: number;
  readonly customerId: number;
  readonly buyerId: number;
  readonly offerReference: string;
  readonly state: SubscriptionState;
  readonly periodEndAt: Instant | null;
}

/** By customer; the newest first. */
export async function loadHeldSubscriptions(
  { transaction, businessId }: Context,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, readonly HeldSubscription[]>> {
  if (customerIds.length === 0) return new Map();
  const { rows } = await sql<{
    readonly holder_id: number;
    readonly id: number;
    readonly customer_id: number;
    readonly buyer_id: number;
    readonly offer_reference: string;
    readonly state: SubscriptionState;
    readonly period_end_at: Instant | null;
  }>`
    select h.holder_id, s.id, s.customer_id, s.buyer_id, o.reference as offer_reference, s.state, s.period_end_at
    from (
      select customer_id as holder_id, id from subscription
        where business_id = ${businessId} and customer_id = any(${customerIds})
      union
      select buyer_id, id from subscription
        where business_id = ${businessId} and buyer_id = any(${customerIds})) h
    join subscription s on s.business_id = ${businessId} and s.id = h.id
    join offer o on o.business_id = s.business_id and o.id = s.offer_id
    where s.state <> 'Deleted'
    order by s.id desc
  `.execute(transaction);
  const held = rows.map((row) => ({
    holderId: row.holder_id,
    id: row.id,
    customerId: row.customer_id,
    buyerId: row.buyer_id,
    offerReference: row.offer_reference,
    state: row.state,
    periodEndAt: row.period_end_at,
  }));
  return Map.groupBy(held, ({ holderId }) => holderId);
}
