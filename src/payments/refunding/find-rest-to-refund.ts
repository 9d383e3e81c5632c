/** Locks a credit note whose money is to go back, and finds how much of it has not gone and is not on its way. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';

export interface RestToRefund {
  readonly customerId: number;
  readonly correctedInvoiceId: number;
  /** Minor units, more than zero. */
  readonly amount: number;
  /** Whether it is all that has not gone yet. */
  readonly isWhole: boolean;
}

export async function findRestToRefund(
  { transaction, businessId }: Context,
  creditNoteId: number,
): Promise<Outcome<RestToRefund>> {
  const credit = await transaction
    .selectFrom('invoice')
    .select(['customer_id', 'type_credit', 'state', 'amount_total', 'amount_paid', 'corrected_invoice_id'])
    .where('business_id', '=', businessId)
    .where('id', '=', creditNoteId)
    .forUpdate()
    .executeTakeFirst();
  if (!credit || credit.type_credit === null || credit.corrected_invoice_id === null)
    return refuse('Error.CreditNote.NotFound', 'IdCreditNote');
  const { rows } = await sql<{ amount: number }>`
    select coalesce(sum(amount), 0)::bigint as amount from refund
    where business_id = ${businessId} and credit_note_id = ${creditNoteId} and state in ('Requested', 'Pending')`.execute(
    transaction,
  );
  const underWay = rows[0]?.amount ?? 0;
  const amount = credit.amount_total - credit.amount_paid - underWay;
  if (credit.type_credit !== 'Refund' || amount <= 0)
    return refuse('Error.Invoice.State', 'IdCreditNote', { state: credit.state });
  const { customer_id: customerId, corrected_invoice_id: correctedInvoiceId } = credit;
  return accept({ customerId, correctedInvoiceId, amount, isWhole: underWay === 0 });
}
