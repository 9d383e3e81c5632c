/**
 * Takes back money that was recorded by mistake, as a whole: all it paid is due again, what was on account is gone. Not
 * once a part of it went back to the customer, or a credit note stands on that it was paid.
 */
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { takeBackPayment } from '../cancel-payment.ts';
import { lockReceipt } from './lock-receipt.ts';

export async function cancelReceipt(context: Context, id: number): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  const receipt = await lockReceipt(context, id);
  if (!receipt.ok) return receipt;
  const line = await transaction
    .selectFrom('bank_line')
    .select('id')
    .where('business_id', '=', businessId)
    .where('receipt_id', '=', id)
    .executeTakeFirst();
  if (line) return refuse('Error.Receipt.OfBankLine', undefined, { id: line.id });
  const { credit_note_id: creditNoteId } = receipt.value;
  if (creditNoteId !== null) return refuse('Error.Receipt.OfCreditNote', undefined, { id: creditNoteId });
  if (receipt.value.amount_repaid > 0) return refuse('Error.Receipt.Repaid');
  const payments = await transaction
    .selectFrom('payment')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('receipt_id', '=', id)
    .where('state', '=', 'Completed')
    .orderBy('invoice_id')
    .forUpdate()
    .execute();
  for (const payment of payments) {
    const taken = await takeBackPayment(context, payment);
    if (!taken.ok) return taken;
  }
  await transaction
    .updateTable('receipt')
    .set({ state: 'Cancelled', amount_on_account: 0, updated_at: toTimestamp(context.now) })
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .execute();
  await recordAudit(context, {
    action: 'Receipt.Cancelled',
    subjectKind: 'receipt',
    subjectId: id,
    data: { customerId: receipt.value.customer_id, amount: receipt.value.amount },
  });
  return accept(undefined);
}
