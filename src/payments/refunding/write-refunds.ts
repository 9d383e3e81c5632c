/** Writes what a gateway is to give back, before it is asked; it is asked once this is committed. */
import type { Context } from '../../accounts/context.ts';
import { insertRows, takeIds } from '../../database/bulk.ts';

export interface RequestedRefund {
  readonly chargeId: number;
  readonly customerId: number;
  /** Null when nothing was due for the charge. */
  readonly creditNoteId: number | null;
  readonly gateway: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
}

const columns = {
  business_id: 'bigint',
  id: 'bigint',
  customer_id: 'bigint',
  charge_id: 'bigint',
  credit_note_id: 'bigint',
  gateway: 'text',
  idempotency_key: 'text',
  amount: 'bigint',
  currency: 'text',
  requested_at: 'timestamptz',
} as const;

/** Answers their ids. */
export async function writeRefunds(
  context: Context,
  refunds: readonly RequestedRefund[],
): Promise<readonly number[]> {
  if (refunds.length === 0) return [];
  const { businessId, transaction, now } = context;
  const ids = await takeIds(transaction, 'refund', refunds.length);
  await insertRows(
    transaction,
    'refund',
    columns,
    refunds.map((refund, index) => {
      const id = ids[index] ?? null;
      return {
        business_id: businessId,
        id,
        customer_id: refund.customerId,
        charge_id: refund.chargeId,
        credit_note_id: refund.creditNoteId,
        gateway: refund.gateway,
        idempotency_key: `${businessId}-refund-${id}`,
        amount: refund.amount,
        currency: refund.currency,
        requested_at: now,
      };
    }),
  );
  return ids;
}
