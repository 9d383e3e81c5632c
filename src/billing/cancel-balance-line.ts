/** Takes back a line that was added by hand, as long as it waits to be billed and no draft holds it. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { handMadeLineTypes } from '../domain/billing/line-type.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

export async function cancelBalanceLine(context: Context, id: number): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  const line = await transaction
    .selectFrom('balance_line')
    .select(['type', 'state', 'invoice_id', 'amount'])
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!line) return refuse('Error.BalanceLine.NotFound', 'balanceLineId');
  if (!handMadeLineTypes.includes(line.type)) return refuse('Error.BalanceLine.Automatic', 'balanceLineId');
  if (line.state !== 'Due' || line.invoice_id !== null)
    return refuse('Error.BalanceLine.Billed', 'balanceLineId');
  await transaction
    .updateTable('balance_line')
    .set({ state: 'Cancelled' })
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .execute();
  await recordAudit(context, {
    action: 'BalanceLine.Cancelled',
    subjectKind: 'balance_line',
    subjectId: id,
    data: { amount: line.amount, type: line.type },
  });
  return accept(undefined);
}
