/** Adds a debit or a credit to a customer's balance by hand; it waits for the next billing (domain.md §6). */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { findBillability } from '../customers/find-billability.ts';
import type { LineType } from '../domain/billing/line-type.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Period } from '../domain/calendar/period.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { insertBalanceLines, type NewBalanceLine } from '../subscriptions/balance-line-rows.ts';

export interface BalanceLineInput {
  readonly customerId: number;
  readonly segmentId: number;
  readonly subscriptionId?: number | undefined;
  /** Minor units before tax; negative for a credit. */
  readonly amount: number;
  readonly type?: LineType | undefined;
  readonly label?: string | undefined;
  readonly keyCharge?: string | undefined;
  /** Informative: the amount is not multiplied by it. */
  readonly quantity?: number | undefined;
  readonly movedAt?: Instant | undefined;
  readonly period?: Period | undefined;
  /** True: demand a billable customer; absent or false: the line waits all the same. */
  readonly ensuresBillable?: boolean | undefined;
}

export interface AddedBalanceLine extends NewBalanceLine {
  readonly id: number;
}

export async function addBalanceLine(
  context: Context,
  input: BalanceLineInput,
): Promise<Outcome<AddedBalanceLine>> {
  if (input.movedAt !== undefined && input.period !== undefined)
    return refuse('Error.BalanceLine.Dates', 'Date');
  if (input.period && input.period.endAt < input.period.startAt)
    return refuse('Error.BalanceLine.Dates', 'DatePeriodEnd');
  if (
    input.subscriptionId !== undefined &&
    !(await isBoughtBy(context, input.subscriptionId, input.customerId))
  )
    return refuse('Error.Subscription.NotFound', 'IdSubscription');
  if (input.ensuresBillable) {
    const billability = await findBillability(context, [input.customerId]);
    if (!billability.get(input.customerId)?.isBillable)
      return refuse('Error.Customer.PaymentSettings.Missing');
  }
  const line: NewBalanceLine = {
    segmentId: input.segmentId,
    customerId: input.customerId,
    subscriptionId: input.subscriptionId ?? null,
    periodNumber: null,
    featureId: null,
    discountId: null,
    type: input.type ?? 'Manual',
    label: input.label ?? '',
    amount: input.amount,
    keyCharge: input.keyCharge ?? null,
    movedAt: input.period ? null : (input.movedAt ?? context.now),
    period: input.period ?? null,
    quantityReported: input.quantity ?? null,
    quantityBilled: input.quantity ?? null,
    proratableAmount: null,
  };
  await insertBalanceLines(context, [line]);
  return accept({ ...line, id: await findLastId(context) });
}

/** Of the line that this connection wrote last, whatever others write meanwhile. */
async function findLastId({ transaction }: Context): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select currval(pg_get_serial_sequence('balance_line', 'id')) as id
  `.execute(transaction);
  if (!rows[0]) throw new Error('a balance line was written and has no id');
  return rows[0].id;
}

async function isBoughtBy(context: Context, subscriptionId: number, customerId: number): Promise<boolean> {
  const row = await context.transaction
    .selectFrom('subscription')
    .select('id')
    .where('business_id', '=', context.businessId)
    .where('id', '=', subscriptionId)
    .where((builder) =>
      builder.or([builder('buyer_id', '=', customerId), builder('customer_id', '=', customerId)]),
    )
    .executeTakeFirst();
  return row !== undefined;
}
