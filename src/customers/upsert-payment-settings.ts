/** Sets the offline payment method and the invoice note of many customers; only rows that change are written. */
import type { Context } from '../accounts/context.ts';
import { updateRows } from '../database/bulk.ts';
import type { PaymentType } from '../domain/billing/invoice-state.ts';
import { recordEvents } from '../events/record-events.ts';
import { restartSuspended } from './restart-suspended.ts';

/** Fields left out stay as they are. */
export interface PaymentSettingsRow {
  readonly customerId: number;
  /** Free takes the method away. */
  readonly typePayment?: Exclude<PaymentType, 'Card' | 'DirectDebit'> | undefined;
  readonly noteInvoice?: string | undefined;
}

const columns = {
  business_id: 'bigint',
  id: 'bigint',
  type_payment: 'payment_type',
  note_invoice: 'text',
  updated_at: 'timestamptz',
} as const;

/** @returns how many changed */
export async function upsertPaymentSettings(
  context: Context,
  rows: readonly PaymentSettingsRow[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const found = await context.transaction
    .selectFrom('customer')
    .select(['id', 'type_payment', 'note_invoice'])
    .where('business_id', '=', context.businessId)
    .where('id', '=', ({ fn, val }) => fn<number>('any', [val(rows.map((row) => row.customerId))]))
    .orderBy('id')
    .forUpdate()
    .execute();
  const current = new Map(found.map((row) => [row.id, row]));
  const changed = rows.flatMap((row) => {
    const before = current.get(row.customerId);
    if (!before) return [];
    const typePayment = row.typePayment ?? before.type_payment;
    const noteInvoice = row.noteInvoice ?? before.note_invoice;
    const isMethodNew = typePayment !== before.type_payment;
    if (!isMethodNew && noteInvoice === before.note_invoice) return [];
    return [{ customerId: row.customerId, typePayment, noteInvoice, isMethodNew }];
  });
  await updateRows(
    context.transaction,
    'customer',
    ['business_id', 'id'],
    columns,
    changed.map((row) => ({
      business_id: context.businessId,
      id: row.customerId,
      type_payment: row.typePayment,
      note_invoice: row.noteInvoice,
      updated_at: context.now,
    })),
  );
  const withNewMethod = changed.filter((row) => row.isMethodNew);
  await recordEvents(
    context,
    withNewMethod.map(({ customerId }) => ({ type: 'CustomerPaymentMethodUpdated', customerId })),
  );
  const paying = withNewMethod.filter((row) => row.typePayment !== 'Free');
  await restartSuspended(
    context,
    paying.map((row) => row.customerId),
  );
  return changed.length;
}
