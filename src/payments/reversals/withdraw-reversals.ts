/**
 * A dispute ended in favour of the business: the money is back, and the invoice is paid again. When it was settled
 * otherwise meanwhile, nothing is due for that money, and it is given back.
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import { recordEvents } from '../../events/record-events.ts';
import type { GatewayNews } from '../gateways/gateway-news.ts';
import { reconsiderSuspended } from '../reconsider-suspended.ts';
import { requestSurplusRefunds } from '../refunding/request-surplus-refunds.ts';

type Withdrawn = Extract<GatewayNews, { readonly kind: 'ReversalWithdrawn' }>;

interface StandingReversal {
  readonly id: number;
  readonly charge_id: number;
  readonly permission_id: number;
  readonly customer_id: number;
  readonly invoice_id: number;
  readonly payment_id: number;
  readonly currency: string;
  readonly amount: number;
  /** With what was refunded and then taken back once more, which is not due but makes up for itself. */
  readonly open_amount: number;
  readonly is_settled: boolean;
}

/** Answers those whose reversal is not known. */
export async function withdrawReversals(
  context: Context,
  gateway: string,
  news: readonly Withdrawn[],
): Promise<readonly Withdrawn[]> {
  if (news.length === 0) return [];
  const known = await lockReversals(
    context,
    gateway,
    news.map((one) => one.reversalReference),
  );
  for (const { id } of known.standing) await withdraw(context, id);
  return news.filter((one) => !known.references.has(one.reversalReference));
}

async function lockReversals({ transaction, businessId }: Context, gateway: string, references: string[]) {
  await sql`select 1 from invoice i
    join charge h on h.business_id = i.business_id and h.invoice_id = i.id
    join charge_reversal r on r.business_id = h.business_id and r.charge_id = h.id
    where r.business_id = ${businessId} and r.gateway = ${gateway} and r.reference = any(${references})
    order by i.id for no key update of i`.execute(transaction);
  const { rows } = await sql<{ id: number; reference: string; is_standing: boolean }>`
    select id, reference, withdrawn_at is null as is_standing from charge_reversal
    where business_id = ${businessId} and gateway = ${gateway} and reference = any(${references})
    order by id`.execute(transaction);
  return {
    references: new Set(rows.map((row) => row.reference)),
    standing: rows.filter((row) => row.is_standing),
  };
}

async function withdraw(context: Context, id: number): Promise<void> {
  const { transaction, businessId, now } = context;
  const at = sql`${toTimestamp(now)}::timestamptz`;
  const { rows } = await sql<StandingReversal>`
    with withdrawn as (
      update charge_reversal set withdrawn_at = ${at} where business_id = ${businessId} and id = ${id}
      returning id, charge_id, customer_id, amount)
    select w.id, w.charge_id, h.permission_id, w.customer_id, p.invoice_id, p.id as payment_id, i.currency,
      least(w.amount, p.amount_reversed) as amount,
      i.amount_total - i.amount_paid - i.amount_credited + (select coalesce(sum(c.amount_paid), 0)::bigint
        from invoice c where c.business_id = i.business_id and c.corrected_invoice_id = i.id
          and c.type_credit = 'Refund') as open_amount,
      p.state = 'Surplus' as is_settled
    from withdrawn w
    join charge h on h.business_id = ${businessId} and h.id = w.charge_id
    join payment p on p.business_id = ${businessId} and p.charge_id = w.charge_id
    join invoice i on i.business_id = ${businessId} and i.id = p.invoice_id`.execute(transaction);
  for (const reversal of rows) await putBack(context, reversal);
}

async function putBack(context: Context, reversal: StandingReversal): Promise<void> {
  const { transaction, businessId, now } = context;
  const { amount, open_amount, customer_id, invoice_id, payment_id, charge_id, currency } = reversal;
  // The refund of a surplus was requested when it came in.
  if (reversal.is_settled || amount === 0) return;
  if (amount > open_amount) {
    const { rows } = await sql<{ gateway: string }>`select gateway from charge
      where business_id = ${businessId} and id = ${charge_id}`.execute(transaction);
    const gateway = rows[0]?.gateway;
    if (gateway === undefined) throw new Error(`the charge ${charge_id} of a reversal is gone`);
    await requestSurplusRefunds(context, [
      { chargeId: charge_id, customerId: customer_id, gateway, amount, currency },
    ]);
    return;
  }
  const at = sql`${toTimestamp(now)}::timestamptz`;
  await sql`update payment set amount_reversed = amount_reversed - ${amount},
      state = case when amount_reversed = ${amount} then 'Completed'::payment_state else state end
    where business_id = ${businessId} and id = ${payment_id}`.execute(transaction);
  const isPaid = amount === open_amount;
  await sql`update invoice set amount_paid = amount_paid + ${amount}, updated_at = ${at},
      state = case when ${isPaid} then 'Paid'::invoice_state else state end,
      paid_at = case when ${isPaid} then ${at} else paid_at end
    where business_id = ${businessId} and id = ${invoice_id}`.execute(transaction);
  if (!isPaid) return;
  await recordEvents(context, [
    {
      type: 'InvoiceDebitPaid',
      customerId: customer_id,
      invoiceId: invoice_id,
      permissionId: reversal.permission_id,
    },
  ]);
  await reconsiderSuspended(context, [customer_id]);
}
