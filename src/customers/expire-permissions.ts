/**
 * One batch of the tick: payment methods that expire within 30 days are announced, those past their date are expired
 * (domain.md §10). By the index `payment_permission_expiring`.
 */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { recordEvents } from '../events/record-events.ts';
import { livesInTimeOf } from './clock-scope.ts';

/** Written as hours: a day of an interval has 23 or 25 of them where the clocks change. */
export const ANNOUNCED_AHEAD = sql.raw(`interval '720 hours'`);

/** Answers how many methods changed; 0 when none is due or free. */
export async function expirePermissions(
  context: Context,
  until: Instant,
  limit: number,
  buyerId?: number,
): Promise<number> {
  const { transaction, businessId } = context;
  const now = sql`${toTimestamp(until)}::timestamptz`;
  const { rows } = await sql<{ id: number; customer_id: number; state: string }>`
    update payment_permission p
    set state = case when p.expires_at <= ${now} then 'Expired'::permission_state else 'SoonExpired' end
    from (select id from payment_permission
      where business_id = ${businessId} and state in ('Valid', 'SoonExpired', 'InsufficientFunds', 'PaymentIssues')
        and (expires_at <= ${now} or (state = 'Valid' and expires_at <= ${now} + ${ANNOUNCED_AHEAD}))
        and ${livesInTimeOf('customer_id', { businessId, buyerId })}
      order by expires_at, id limit ${limit} for no key update skip locked) due
    where p.business_id = ${businessId} and p.id = due.id
    returning p.id, p.customer_id, p.state`.execute(transaction);
  await recordEvents(
    context,
    rows.map((row) => ({
      type: row.state === 'Expired' ? 'GatewayPermissionExpired' : 'GatewayPermissionSoonExpired',
      customerId: row.customer_id,
      permissionId: row.id,
    })),
  );
  return rows.length;
}
