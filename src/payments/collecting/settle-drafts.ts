/**
 * What an answer does to a draft that was charged before its issue: paid, it is issued as such in the same transaction;
 * declined, it waits for the next attempt, and is issued to be paid once none is left (docs/decisions/0031).
 */
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import type { DraftResult } from '../../billing/document.ts';
import { finaliseDrafts } from '../../billing/finalise-due-drafts.ts';
import { updateRows } from '../../database/bulk.ts';
import type { InvoiceState } from '../../domain/billing/invoice-state.ts';
import type { Instant } from '../../domain/calendar/instant.ts';

interface AnsweredDraft {
  readonly id: number;
  /** Of the charge: it may have been another one when the draft was written. */
  readonly typePayment: 'Card' | 'DirectDebit';
  /** What an issued invoice would become; null leaves it as it is. */
  readonly state: InvoiceState | null;
  readonly nextAttemptAt: Instant | null;
}

const planColumns = {
  business_id: 'bigint',
  id: 'bigint',
  payment_scheduled_at: 'timestamptz',
  updated_at: 'timestamptz',
} as const;

export async function settleDrafts(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  drafts: readonly AnsweredDraft[],
): Promise<void> {
  const planned = drafts.filter(({ nextAttemptAt }) => nextAttemptAt !== null);
  await updateRows(
    context.transaction,
    'invoice',
    ['business_id', 'id'],
    planColumns,
    planned.map(({ id, nextAttemptAt }) => ({
      business_id: context.businessId,
      id,
      payment_scheduled_at: nextAttemptAt,
      updated_at: context.now,
    })),
  );
  const results = new Map(drafts.flatMap(resultOf));
  if (results.size > 0) await finaliseDrafts(context, segments, [...results.keys()], results);
}

function resultOf({ id, typePayment, state }: AnsweredDraft): (readonly [number, DraftResult])[] {
  if (state === 'Paid') return [[id, { kind: 'Paid', typePayment }]];
  return state === 'ProblemAuto' ? [[id, { kind: 'Unpaid' }]] : [];
}
