/** Balance lines as rows: one debit or credit on the buyer's balance, waiting to be billed. */
import type { Context } from '../accounts/context.ts';
import { insertRows } from '../database/bulk.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { PlannedLine } from '../domain/subscription/planned-line.ts';

export interface NewBalanceLine extends PlannedLine {
  readonly segmentId: number;
  /** The buyer. */
  readonly customerId: number;
  readonly subscriptionId: number | null;
  readonly periodNumber: number | null;
  /** Selects the tax. */
  readonly keyCharge: string | null;
}

const columns = {
  business_id: 'bigint',
  segment_id: 'bigint',
  customer_id: 'bigint',
  subscription_id: 'bigint',
  period_number: 'integer',
  feature_id: 'bigint',
  discount_id: 'bigint',
  type: 'line_type',
  label: 'text',
  amount: 'bigint',
  proratable_amount: 'bigint',
  key_charge: 'text',
  moved_at: 'timestamptz',
  period_start_at: 'timestamptz',
  period_end_at: 'timestamptz',
  quantity_reported: 'bigint',
  quantity_billed: 'bigint',
  created_at: 'timestamptz',
} as const;

export async function insertBalanceLines(context: Context, lines: readonly NewBalanceLine[]): Promise<void> {
  const rows = lines.map((line) => ({
    business_id: context.businessId,
    segment_id: line.segmentId,
    customer_id: line.customerId,
    subscription_id: line.subscriptionId,
    period_number: line.periodNumber,
    feature_id: line.featureId,
    discount_id: line.discountId,
    type: line.type,
    label: line.label,
    amount: line.amount,
    proratable_amount: line.proratableAmount,
    key_charge: line.keyCharge,
    moved_at: line.movedAt,
    period_start_at: line.period?.startAt ?? null,
    period_end_at: line.period?.endAt ?? null,
    quantity_reported: line.quantityReported,
    quantity_billed: line.quantityBilled,
    created_at: context.now,
  }));
  await insertRows(context.transaction, 'balance_line', columns, rows);
}

/** The period of a row that has one, of a balance line or of a document's line. */
export function periodOfRow(row: {
  readonly period_start_at: Instant | null;
  readonly period_end_at: Instant | null;
}): Period | null {
  const { period_start_at: startAt, period_end_at: endAt } = row;
  return startAt === null || endAt === null ? null : { startAt, endAt };
}
