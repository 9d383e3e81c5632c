/** A balance line that was written, as a quote shows it. */
import type { Selectable } from 'kysely';
import type { BalanceLineTable } from '../../database/table-types.ts';
import { periodOfRow } from '../../subscriptions/balance-line-rows.ts';
import type { QuotedLine } from './quote.ts';

export function quotedLineOf(row: Selectable<BalanceLineTable>): QuotedLine {
  return {
    type: row.type,
    subscriptionId: row.subscription_id,
    featureId: row.feature_id,
    keyCharge: row.key_charge,
    label: row.label,
    amount: row.amount,
    movedAt: row.moved_at,
    period: periodOfRow(row),
    quantityReported: row.quantity_reported,
    quantityBilled: row.quantity_billed,
  };
}
