/** One receipt, locked so that no two changes of it cross each other. */
import type { Selectable } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import type { ReceiptTable } from '../../database/table-types.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';

/** Refused when it was cancelled. */
export async function lockReceipt(context: Context, id: number): Promise<Outcome<Selectable<ReceiptTable>>> {
  const receipt = await context.transaction
    .selectFrom('receipt')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!receipt) return refuse('Error.Receipt.NotFound', 'receiptId');
  return receipt.state === 'Cancelled' ? refuse('Error.Receipt.Cancelled') : accept(receipt);
}
