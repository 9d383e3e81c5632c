/**
 * Pays invoices with the money that their customers have on account: the oldest money first, the oldest invoices first.
 * Before anything is charged, so that nobody pays twice (docs/decisions/0029).
 */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { isUnpaid } from '../../billing/is-unpaid.ts';
import { type ClockScope, livesInTimeOf } from '../../customers/clock-scope.ts';
import type { PaymentType } from '../../domain/billing/invoice-state.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import { sharePayment } from '../../domain/collecting/share-payment.ts';
import { recordPayment } from '../record-payment.ts';
import { lockUnpaid } from './lock-unpaid.ts';

/** After `select …`: receipts `r` with money on account, each with the invoices `i` that it can pay. */
export function payableOnAccount(scope: ClockScope): RawBuilder<unknown> {
  return sql`from receipt r join invoice i on i.business_id = r.business_id and i.customer_id = r.customer_id
      and i.currency = r.currency and ${isUnpaid('i')}
    where r.business_id = ${scope.businessId} and r.amount_on_account > 0
      and ${livesInTimeOf('r.customer_id', scope)}`;
}

interface MoneyOnAccount {
  readonly id: number;
  readonly customer_id: number;
  readonly currency: string;
  readonly amount_on_account: number;
  readonly type_payment: PaymentType;
  readonly note: string | null;
}

/** Answers how many receipts paid something. Those that another worker holds are left to it. */
export async function applyMoneyOnAccount(
  context: Context,
  limit: number,
  buyerId?: number,
): Promise<number> {
  const scope = { businessId: context.businessId, buyerId };
  const { rows } = await sql<MoneyOnAccount>`
    select id, customer_id, currency, amount_on_account, type_payment, note from receipt
    where business_id = ${context.businessId} and amount_on_account > 0
      and id in (select r.id ${payableOnAccount(scope)})
    order by received_at, id limit ${limit} for update skip locked`.execute(context.transaction);
  for (const money of rows) await payWith(context, money);
  return rows.length;
}

async function payWith(context: Context, money: MoneyOnAccount): Promise<void> {
  const { transaction, businessId, now } = context;
  const { customer_id: customerId, currency } = money;
  const open = await lockUnpaid(context, { customerId, currency });
  let left = money.amount_on_account;
  for (const { id: invoiceId, amount } of sharePayment(left, open)) {
    const { id: receiptId, type_payment: typePayment } = money;
    const note = money.note ?? undefined;
    const recorded = await recordPayment(context, {
      invoiceId,
      amount,
      typePayment,
      paidAt: now,
      note,
      receiptId,
    });
    if (!recorded.ok) throw new Error(`invoice ${invoiceId} does not take money on account`);
    left -= amount;
  }
  await transaction
    .updateTable('receipt')
    .set({ amount_on_account: left, updated_at: toTimestamp(now) })
    .where('business_id', '=', businessId)
    .where('id', '=', money.id)
    .execute();
}
