/** Direct debits and their batches as the Back Office writes them. */
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { type ListedBatch, listBatches } from '../../../payments/sepa/list-batches.ts';
import type { ListedDebit } from '../../../payments/sepa/list-debits.ts';
import type { Work } from '../../call.ts';
import type { sepaBatch, sepaDebitList } from '../wire/sepa.ts';

const CURRENCY = 'EUR';

export function presentDebit(one: ListedDebit): BodyOf<typeof sepaDebitList>['Items'][number] {
  return {
    Id: one.id,
    StateDebit: one.state,
    EndToEndId: one.idempotency_key,
    ReferenceMandate: one.mandate_reference,
    Amount: one.amount,
    Currency: CURRENCY,
    IdCustomer: one.customer_id,
    NameCustomer: one.customer_name,
    IdInvoice: one.invoice_id,
    ...(one.full_number !== null && { FullNumber: one.full_number }),
    ...(one.batch_id !== null && { IdBatch: one.batch_id }),
    ...(one.reason_code !== null && { CodeReason: one.reason_code }),
    DateAsked: formatInstant(one.asked_at),
    ...(one.decided_at !== null && { DateDecided: formatInstant(one.decided_at) }),
  };
}

export function presentBatch(one: ListedBatch): BodyOf<typeof sepaBatch> {
  return {
    Id: one.id,
    MessageId: one.message_id,
    DayCollected: one.collected_on,
    CountDebits: one.count_debits,
    Amount: one.amount,
    Currency: CURRENCY,
    CountOpen: one.count_open,
    CountSettled: one.count_settled,
    CountRejected: one.count_rejected,
    CountReturned: one.count_returned,
    DateMade: formatInstant(one.made_at),
    ...(one.settled_at !== null && { DateSettled: formatInstant(one.settled_at) }),
  };
}

export async function showBatch(work: Work, id: number): Promise<Outcome<BodyOf<typeof sepaBatch>>> {
  const { items } = await listBatches(work, { id }, { page: 1, sizePage: 1 });
  const [found] = items;
  return found ? accept(presentBatch(found)) : refuse('Error.SepaBatch.NotFound', 'sepaBatchId');
}
