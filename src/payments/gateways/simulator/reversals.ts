/** The simulator's book of money taken back: disputes and returns, asked for by an agent or done by a test account. */
import { at } from '../../../database/bulk.ts';
import { toTimestamp } from '../../../domain/calendar/instant.ts';
import type { GatewayCall } from '../gateway-call.ts';
import type { GatewayNews } from '../gateway-news.ts';

const codes = {
  Dispute: { code: 'fraudulent', reason: 'Rejected' },
  Return: { code: 'MD06', reason: 'Rejected' },
} as const;

/** From now on the payer has it back. Asked twice for one charge and cause, it is one reversal. */
export async function simulateReversal(
  { kysely, businessId, now }: GatewayCall,
  charge: { readonly key: string; readonly amount: number },
  cause: 'Dispute' | 'Return',
): Promise<void> {
  await dropReturns(kysely, businessId, charge.key);
  await kysely
    .insertInto('simulator_reversal')
    .values({
      business_id: businessId,
      reference: `${cause.toLowerCase()}-of-${charge.key}`,
      charge_key: charge.key,
      cause,
      ...codes[cause],
      amount: charge.amount,
      happens_at: toTimestamp(now),
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'reference']).doNothing())
    .execute();
}

/** What the payer has back already, its bank does not return later. */
export async function dropReturns(
  kysely: GatewayCall['kysely'],
  businessId: number,
  chargeKey: string,
): Promise<void> {
  await kysely
    .deleteFrom('simulator_reversal')
    .where('business_id', '=', businessId)
    .where('charge_key', '=', chargeKey)
    .where('is_told', '=', false)
    .execute();
}

/** The dispute ends in favour of the business. */
export async function simulateWithdrawal(
  { kysely, businessId, now }: GatewayCall,
  reference: string,
): Promise<void> {
  await kysely
    .updateTable('simulator_reversal')
    .set({ withdrawn_at: toTimestamp(now) })
    .where('business_id', '=', businessId)
    .where('reference', '=', reference)
    .where('withdrawn_at', 'is', null)
    .execute();
}

export async function findReversals({
  kysely,
  businessId,
  now,
}: GatewayCall): Promise<readonly GatewayNews[]> {
  const reversed = await kysely
    .selectFrom('simulator_reversal')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('is_told', '=', false)
    .where('happens_at', '<=', at(now))
    .orderBy('happens_at')
    .execute();
  const withdrawn = await kysely
    .selectFrom('simulator_reversal')
    .select('reference')
    .where('business_id', '=', businessId)
    .where('withdrawn_at', '<=', at(now))
    .where('is_withdrawal_told', '=', false)
    .execute();
  return [
    ...reversed.map(
      (row): GatewayNews => ({
        kind: 'ChargeReversed',
        reversalReference: row.reference,
        idempotencyKey: row.charge_key,
        cause: row.cause,
        code: row.code,
        reason: row.reason,
        amount: row.amount,
      }),
    ),
    ...withdrawn.map(
      ({ reference }): GatewayNews => ({ kind: 'ReversalWithdrawn', reversalReference: reference }),
    ),
  ];
}

export async function markReversalsTold(
  { kysely, businessId }: GatewayCall,
  told: { readonly reversed: readonly string[]; readonly withdrawn: readonly string[] },
): Promise<void> {
  const columns = [
    ['is_told', told.reversed],
    ['is_withdrawal_told', told.withdrawn],
  ] as const;
  for (const [column, references] of columns) {
    if (references.length === 0) continue;
    await kysely
      .updateTable('simulator_reversal')
      .set({ [column]: true })
      .where('business_id', '=', businessId)
      .where('reference', '=', ({ fn, val }) => fn<string>('any', [val(references)]))
      .execute();
  }
}
