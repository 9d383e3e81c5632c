/** Receipts as the Back Office writes them. */
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { findReceipt, type ListedReceipt } from '../../../payments/offline/list-receipts.ts';
import type { Work } from '../../call.ts';
import { moneyReceipt } from '../wire/receipt.ts';

export function presentReceipt(one: ListedReceipt): BodyOf<typeof moneyReceipt> {
  return {
    Id: one.id,
    IdCustomer: one.customer_id,
    NameCustomer: one.customer_name,
    TypePayment: moneyReceipt.shape.TypePayment.parse(one.type_payment),
    StateReceipt: one.state,
    Currency: one.currency,
    Amount: one.amount,
    AmountOnAccount: one.amount_on_account,
    AmountRepaid: one.amount_repaid,
    ...(one.repaid_at !== null && { DateRepaid: formatInstant(one.repaid_at) }),
    DatePayment: formatInstant(one.received_at),
    ...(one.note !== null && { Note: one.note }),
    IdsPayment: [...one.payment_ids],
    ...(one.credit_note_id !== null && { IdCreditNote: one.credit_note_id }),
    ...(one.bank_line_id !== null && { IdBankLine: one.bank_line_id }),
    DateCreation: formatInstant(one.created_at),
  };
}

export async function showReceipt(work: Work, id: number): Promise<Outcome<BodyOf<typeof moneyReceipt>>> {
  const found = await findReceipt(work, id);
  return found ? accept(presentReceipt(found)) : refuse('Error.Receipt.NotFound', 'receiptId');
}
