/** What a clerk decides of a bank line: whose money it is, that it is none of ours, or that the decision was wrong. */
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import type { BankLineState } from '../../database/table-types.ts';
import { type Instant, instant, toTimestamp } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { cancelReceipt } from '../offline/cancel-receipt.ts';
import { recordReceipt } from '../offline/record-receipt.ts';
import type { BankLineRow } from './list-bank-lines.ts';

export interface ChosenMatch {
  readonly customerId: number;
  /** All that are due, the oldest first, when left out; none when empty: all stays on account. */
  readonly invoiceIds?: readonly number[] | undefined;
}

/** The money of the line is recorded as received; more than the invoices owe stays on account. */
export async function matchBankLine(
  context: Context,
  id: number,
  { customerId, invoiceIds }: ChosenMatch,
): Promise<Outcome<void>> {
  const line = await lockLine(context, id, ['New', 'Ignored']);
  if (!line.ok) return line;
  const { amount, currency, reference, description, booked_on: bookedOn } = line.value;
  const recorded = await recordReceipt(context, {
    customerId,
    currency,
    amount,
    typePayment: 'ExternalBank',
    receivedAt: startOf(bookedOn, context.now),
    note: `${reference} ${description}`.trim().slice(0, LONGEST_NOTE) || undefined,
    invoiceIds,
    keepsRest: true,
  });
  if (!recorded.ok) return recorded;
  await settle(context, id, 'Matched', { receipt_id: recorded.value.id });
  return accept(undefined);
}

const LONGEST_NOTE = 450;

export async function ignoreBankLine(context: Context, id: number, reason: string | null) {
  const line = await lockLine(context, id, ['New']);
  if (!line.ok) return line;
  await settle(context, id, 'Ignored', { ignored_because: reason });
  return accept(undefined);
}

/** What was recorded for the line is taken back; it waits again. */
export async function reopenBankLine(context: Context, id: number): Promise<Outcome<void>> {
  const line = await lockLine(context, id, ['Matched', 'Ignored']);
  if (!line.ok) return line;
  await settle(context, id, 'New', { receipt_id: null, ignored_because: null });
  const { receipt_id: receiptId } = line.value;
  return receiptId === null ? accept(undefined) : cancelReceipt(context, receiptId);
}

async function lockLine(
  { transaction, businessId }: Context,
  id: number,
  states: readonly BankLineState[],
): Promise<Outcome<BankLineRow>> {
  const line = await transaction
    .selectFrom('bank_line')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!line) return refuse('Error.BankLine.NotFound', 'bankLineId');
  return states.includes(line.state)
    ? accept(line)
    : refuse('Error.BankLine.State', undefined, { state: line.state });
}

async function settle(
  context: Context,
  id: number,
  state: BankLineState,
  set: { readonly receipt_id?: number | null; readonly ignored_because?: string | null },
): Promise<void> {
  await context.transaction
    .updateTable('bank_line')
    .set({ state, ...set, updated_at: toTimestamp(context.now) })
    .where('business_id', '=', context.businessId)
    .where('id', '=', id)
    .execute();
  await recordAudit(context, {
    action: `BankLine.${state === 'New' ? 'Reopened' : state}`,
    subjectKind: 'bank_line',
    subjectId: id,
    data: { ...(set.receipt_id && { receiptId: set.receipt_id }) },
  });
}

/** A bank books days, not instants; a clock that stands earlier takes now. */
function startOf(day: string, now: Instant): Instant {
  const at = instant(Date.parse(`${day}T00:00:00Z`));
  return at > now ? now : at;
}
