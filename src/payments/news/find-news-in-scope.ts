/** Of what a gateway tells, what is of the customers that live in this time (domain.md §12). */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { livesInTimeOf } from '../../customers/clock-scope.ts';
import type { GatewayNews } from '../gateways/gateway-news.ts';

/** News of nobody that is known are the business's own. */
export async function findNewsInScope(
  { transaction, businessId }: Context,
  news: readonly GatewayNews[],
  buyerId: number | undefined,
): Promise<readonly GatewayNews[]> {
  if (news.length === 0) return [];
  const scope = { businessId, buyerId };
  const names = [...new Set(news.map(subjectOf))];
  const { rows } = await sql<{ name: string; is_in_scope: boolean }>`
    select idempotency_key as name, ${livesInTimeOf('customer_id', scope)} as is_in_scope from charge
      where business_id = ${businessId} and idempotency_key = any(${names})
    union all select idempotency_key, ${livesInTimeOf('customer_id', scope)} from refund
      where business_id = ${businessId} and idempotency_key = any(${names})
    union all select reference, ${livesInTimeOf('customer_id', scope)} from charge_reversal
      where business_id = ${businessId} and reference = any(${names})
    union all select key, ${livesInTimeOf('customer_id', scope)} from method_registration
      where business_id = ${businessId} and key = any(${names})
    union all select gateway_token, ${livesInTimeOf('customer_id', scope)} from payment_permission
      where business_id = ${businessId} and gateway_token = any(${names})`.execute(transaction);
  const isInScope = new Map(rows.map((row) => [row.name, row.is_in_scope]));
  return news.filter((one) => isInScope.get(subjectOf(one)) ?? buyerId === undefined);
}

function subjectOf(news: GatewayNews): string {
  switch (news.kind) {
    case 'ChargeSettled':
    case 'ChargeReversed':
    case 'RefundSettled':
      return news.idempotencyKey;
    case 'ReversalWithdrawn':
      return news.reversalReference;
    case 'MethodRegistered':
    case 'RegistrationFailed':
      return news.registrationKey;
    case 'MethodChanged':
      return news.token;
  }
}
