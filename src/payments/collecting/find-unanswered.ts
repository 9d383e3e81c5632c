/** Charges that were sent and never answered, or are pending for long, claimed by moving their time of sending. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { livesInTimeOf } from '../../customers/clock-scope.ts';
import { type Instant, toTimestamp } from '../../domain/calendar/instant.ts';
import type { PreparedCharge } from './prepare-charges.ts';

const BATCH = 1_000;

interface UnansweredRow {
  readonly id: number;
  readonly gateway: string;
  readonly idempotency_key: string;
  readonly gateway_token: string;
  readonly type_payment: 'Card' | 'DirectDebit';
  readonly amount: number;
  readonly currency: string;
}

/** @param sentBefore by the machine's clock. By the indexes `charge_without_answer` and `charge_under_way`. */
export async function findUnanswered(
  { transaction, businessId }: Context,
  sentBefore: Instant,
  buyerId: number | undefined,
  state: 'Sent' | 'Pending' = 'Sent',
): Promise<readonly PreparedCharge[]> {
  const { rows } = await sql<UnansweredRow>`
    update charge h set sent_at = now()
    from (select w.id, p.gateway_token, p.type_payment from charge w
      join payment_permission p on p.business_id = w.business_id and p.id = w.permission_id
      where w.business_id = ${businessId} and w.state = ${sql.lit(state)} and w.sent_at <= ${toTimestamp(sentBefore)}::timestamptz
        and ${livesInTimeOf('w.customer_id', { businessId, buyerId })}
      order by w.sent_at limit ${BATCH} for update of w skip locked) w
    where h.business_id = ${businessId} and h.id = w.id
    returning h.id, h.gateway, h.idempotency_key, w.gateway_token, w.type_payment, h.amount, h.currency`.execute(
    transaction,
  );
  return rows.map((row) => ({
    chargeId: row.id,
    gateway: row.gateway,
    idempotencyKey: row.idempotency_key,
    token: row.gateway_token,
    typePayment: row.type_payment,
    amount: row.amount,
    currency: row.currency,
  }));
}
