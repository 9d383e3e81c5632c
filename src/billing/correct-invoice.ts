/**
 * A credit note that an agent asks for (domain.md §9): one that voids takes away no more than is still due, one that
 * refunds no more than was paid and is not refunded yet, of an invoice that is settled.
 */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import type { Segment } from '../accounts/segment.ts';
import type { CreditRequest } from '../domain/billing/credit-note.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { CreditType } from './document.ts';
import { findOpenAmount } from './find-open-amount.ts';
import { issueCreditNote } from './issue-credit-note.ts';
import { lockInvoice } from './lock-invoice.ts';

export interface Correction {
  readonly invoiceId: number;
  /** Left out: all that can be voided or refunded. */
  readonly credit?: CreditRequest | undefined;
  /** Left out: Refund of a paid invoice, Voiding of any other. */
  readonly typeCredit?: CreditType | undefined;
  readonly reason: string | null;
}

/** Answers the id of the credit note. */
export async function correctInvoice(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  request: Correction,
): Promise<Outcome<number>> {
  const { invoiceId, reason } = request;
  const locked = await lockInvoice(context, invoiceId, ['Due', 'Problem', 'Uncollectible', 'Paid']);
  if (!locked.ok) return locked;
  const { amount_total, amount_paid, amount_credited, state } = locked.value;
  const isPaid = state === 'Paid';
  const typeCredit = request.typeCredit ?? (isPaid ? 'Refund' : 'Voiding');
  if ((typeCredit === 'Refund') !== isPaid) return refuse('Error.Invoice.State', undefined, { state });
  const rest = amount_total - amount_credited;
  const limit = isPaid
    ? amount_paid - (await findRefunded(context, invoiceId))
    : await findOpenAmount(context, invoiceId);
  if (limit <= 0) return refuse('Error.CreditNote.NothingLeft');
  const whole: CreditRequest = limit === rest ? { kind: 'Rest' } : { kind: 'Amount', amountTotal: limit };
  const issued = await issueCreditNote(context, segments, {
    invoiceId,
    credit: request.credit ?? whole,
    typeCredit,
    reason,
  });
  if (!issued.ok) return issued;
  const { id } = issued.value;
  const total = await totalOf(context, id);
  if (total > limit) return refuse('Error.CreditNote.ExceedsRest', undefined, { remaining: limit });
  await recordAudit(context, {
    action: 'CreditNote.Issued',
    subjectKind: 'invoice',
    subjectId: id,
    data: { invoiceId, typeCredit, amountTotal: total },
  });
  return accept(id);
}

async function totalOf({ transaction, businessId }: Context, id: number): Promise<number> {
  const row = await transaction
    .selectFrom('invoice')
    .select('amount_total')
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.amount_total;
}

/** By the credit notes of the invoice that refund, whether the money has gone back yet or not. */
async function findRefunded({ transaction, businessId }: Context, invoiceId: number): Promise<number> {
  const rows = await transaction
    .selectFrom('invoice')
    .select('amount_total')
    .where('business_id', '=', businessId)
    .where('corrected_invoice_id', '=', invoiceId)
    .where('type_credit', '=', 'Refund')
    .execute();
  return rows.reduce((total, row) => total + row.amount_total, 0);
}
