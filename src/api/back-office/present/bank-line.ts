/** Bank lines as the Back Office writes them: the customers of proposals with their names. */
import { findCustomersById } from '../../../customers/find-customers-by-id.ts';
import type { Proposal } from '../../../domain/bank/propose-matches.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { findBankLine, type ListedBankLine } from '../../../payments/bank/list-bank-lines.ts';
import type { Work } from '../../call.ts';
import type { bankLine } from '../wire/bank-line.ts';

type WireLine = BodyOf<typeof bankLine>;

export async function presentBankLines(work: Work, lines: readonly ListedBankLine[]): Promise<WireLine[]> {
  const ids = lines.flatMap(({ proposals }) => proposals.map((one) => one.customerId));
  const names = new Map((await findCustomersById(work, ids)).map(({ id, name }) => [id, name]));
  return lines.map((line) => ({
    Id: line.id,
    StateBankLine: line.state,
    DayBooked: line.booked_on,
    Amount: line.amount,
    Currency: line.currency,
    NamePayer: line.payer_name,
    ReferencePayer: line.reference,
    Description: line.description,
    ...(line.receipt_id !== null && { IdReceipt: line.receipt_id }),
    ...(line.customer_id !== null && { IdCustomer: line.customer_id }),
    ...(line.ignored_because !== null && { Reason: line.ignored_because }),
    Proposals: line.proposals.map((one) => presentProposal(one, names)),
    DateCreation: formatInstant(line.created_at),
  }));
}

export async function showBankLine(work: Work, id: number): Promise<Outcome<WireLine>> {
  const found = await findBankLine(work, id);
  const [shown] = found ? await presentBankLines(work, [found]) : [];
  return shown ? accept(shown) : refuse('Error.BankLine.NotFound', 'bankLineId');
}

function presentProposal(one: Proposal, names: ReadonlyMap<number, string>) {
  return {
    IdCustomer: one.customerId,
    NameCustomer: names.get(one.customerId) ?? '',
    Invoices: one.shares.map(({ id, fullNumber, amount }) => ({
      IdInvoice: id,
      FullNumber: fullNumber,
      Amount: amount,
    })),
    AmountOnAccount: one.rest,
    Score: one.score,
    Reasons: [...one.reasons],
  };
}
