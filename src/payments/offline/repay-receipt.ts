/** Records that money on account went back to the customer, outside any gateway: all that is left of a receipt. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { lockReceipt } from './lock-receipt.ts';

/** Answers what went back, in minor units. */
export async function repayReceipt(context: Context, id: number): Promise<Outcome<number>> {
  const receipt = await lockReceipt(context, id);
  if (!receipt.ok) return receipt;
  const { amount_on_account: amount, customer_id: customerId } = receipt.value;
  if (amount === 0) return refuse('Error.Receipt.NothingOnAccount');
  await context.transaction
    .updateTable('receipt')
    .set({
      amount_on_account: 0,
      amount_repaid: sql<number>`amount_repaid + ${amount}`,
      repaid_at: toTimestamp(context.now),
      updated_at: toTimestamp(context.now),
    })
    .where('business_id', '=', context.businessId)
    .where('id', '=', id)
    .execute();
  await recordAudit(context, {
    action: 'Receipt.Repaid',
    subjectKind: 'receipt',
    subjectId: id,
    data: { customerId, amount },
  });
  return accept(amount);
}
