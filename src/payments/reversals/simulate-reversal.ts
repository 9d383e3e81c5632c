/** In a sandbox, an agent has a payment of the simulator disputed or returned, or a dispute withdrawn. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { simulateReversal, simulateWithdrawal } from '../gateways/simulator/reversals.ts';

export async function reversePayment(
  context: Context,
  paymentId: number,
  asked: 'Dispute' | 'Return' | 'Withdrawal',
): Promise<Outcome<void>> {
  const { transaction, businessId, now } = context;
  const payment = await transaction
    .selectFrom('payment as p')
    .leftJoin('charge as h', (join) =>
      join.onRef('h.business_id', '=', 'p.business_id').onRef('h.id', '=', 'p.charge_id'),
    )
    .select(['p.state', 'h.gateway', 'h.idempotency_key'])
    .select(
      sql<number>`p.amount - (select coalesce(sum(r.amount), 0)::bigint from refund r
        where r.business_id = p.business_id and r.charge_id = h.id and r.state <> 'Failed')`.as('left'),
    )
    .where('p.business_id', '=', businessId)
    .where('p.id', '=', paymentId)
    .executeTakeFirst();
  if (!payment) return refuse('Error.Payment.NotFound', 'paymentId');
  if (payment.gateway !== 'simulator' || payment.idempotency_key === null)
    return refuse('Error.Payment.NotSimulated', 'paymentId');
  const call = { businessId, now, kysely: transaction, settings: new Map<string, string>() };
  if (asked === 'Withdrawal') {
    if (payment.state !== 'Disputed')
      return refuse('Error.Payment.State', undefined, { state: payment.state });
    await simulateWithdrawal(call, `dispute-of-${payment.idempotency_key}`);
    return accept(undefined);
  }
  if (payment.state !== 'Completed' || payment.left === 0)
    return refuse('Error.Payment.State', undefined, { state: payment.state });
  await simulateReversal(call, { key: payment.idempotency_key, amount: payment.left }, asked);
  return accept(undefined);
}
