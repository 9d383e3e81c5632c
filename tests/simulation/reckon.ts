/**
 * Whether the books agree: each customer's by our documents and by what moved at the gateway, each movement of the
 * gateway with exactly one of ours, and all that `verify` checks.
 */
import { sql } from 'kysely';
import { verifyBusiness } from '../../src/billing/verify/verify-business.ts';
import type { Shop } from '../support/shop.ts';

export interface Reckoning {
  /** Minor units, over all customers. */
  readonly invoiced: number;
  readonly credited: number;
  readonly paid: number;
  readonly refunded: number;
  readonly balance: number;
  readonly charges: number;
  readonly refunds: number;
  readonly reversals: number;
  /** One sentence for each thing that does not agree. */
  readonly faults: readonly string[];
}

export async function reckon(shop: Shop): Promise<Reckoning> {
  const customers = await loadCustomers(shop);
  const faults = customers
    .filter((one) => one.invoiced - one.credited - one.paid + one.refunded !== one.balance)
    .map(({ id: _, reference, balance, ...own }) => `${reference}: ${JSON.stringify(own)} is not ${balance}`);
  const counts = await compareMovements(shop, faults);
  await verifyBusiness(shop.kysely, shop.businessId, ({ code }) => faults.push(code));
  const sumOf = (name: 'invoiced' | 'credited' | 'paid' | 'refunded' | 'balance') =>
    customers.reduce((sum, one) => sum + one[name], 0);
  return {
    invoiced: sumOf('invoiced'),
    credited: sumOf('credited'),
    paid: sumOf('paid'),
    refunded: sumOf('refunded'),
    balance: sumOf('balance'),
    ...counts,
    faults,
  };
}

/**
 * Paid and refunded are what the simulator and the transfers moved; the balance is what our documents say is open, with
 * what was paid for nothing and not yet given back in the customer's favour.
 */
export async function loadCustomers({ kysely, businessId }: Shop) {
  const { rows } = await sql<{
    id: number;
    reference: string;
    invoiced: number;
    credited: number;
    paid: number;
    refunded: number;
    balance: number;
  }>`
    select c.id, c.reference,
      (select coalesce(sum(amount_total), 0)::bigint from invoice i where i.business_id = c.business_id
        and i.customer_id = c.id and i.kind = 'Debit' and i.number is not null) as invoiced,
      (select coalesce(sum(amount_total), 0)::bigint from invoice i where i.business_id = c.business_id
        and i.customer_id = c.id and i.kind = 'Credit' and i.number is not null) as credited,
      ((select coalesce(sum(s.amount), 0) from simulator_charge s join charge h
          on h.business_id = s.business_id and h.idempotency_key = s.idempotency_key
          where s.business_id = c.business_id and h.customer_id = c.id and s.is_told and s.decline_reason is null)
        - (select coalesce(sum(r.amount), 0) from simulator_reversal r join charge h
          on h.business_id = r.business_id and h.idempotency_key = r.charge_key
          where r.business_id = c.business_id and h.customer_id = c.id and r.is_told and not r.is_withdrawal_told)
        + (select coalesce(sum(p.amount), 0) from payment p join invoice i
          on i.business_id = p.business_id and i.id = p.invoice_id
          where p.business_id = c.business_id and p.customer_id = c.id and p.charge_id is null and p.refund_id is null
            and p.state = 'Completed' and i.kind = 'Debit'))::bigint as paid,
      (select coalesce(sum(f.amount), 0)::bigint from simulator_refund f join charge h
        on h.business_id = f.business_id and h.idempotency_key = f.charge_key
        where f.business_id = c.business_id and h.customer_id = c.id and f.failure is null) as refunded,
      ((select coalesce(sum(case i.kind when 'Debit' then i.amount_total - i.amount_paid
            else i.amount_paid - i.amount_total end), 0) from invoice i
          where i.business_id = c.business_id and i.customer_id = c.id and i.number is not null)
        - (select coalesce(sum(p.amount - p.amount_reversed), 0) from payment p
          where p.business_id = c.business_id and p.customer_id = c.id and p.state = 'Surplus')
        - (select coalesce(sum(least(r.amount, p.amount_reversed)), 0) from charge_reversal r join payment p
          on p.business_id = r.business_id and p.charge_id = r.charge_id
          where r.business_id = c.business_id and r.customer_id = c.id and r.withdrawn_at is not null
            and p.state in ('Disputed', 'Returned'))
        + (select coalesce(sum(f.amount), 0) from refund f where f.business_id = c.business_id
          and f.customer_id = c.id and f.credit_note_id is null and f.state = 'Succeeded'))::bigint as balance
    from customer c where c.business_id = ${businessId} order by c.id`.execute(kysely);
  return rows;
}

async function compareMovements({ kysely, businessId }: Shop, faults: string[]) {
  const { rows } = await sql<{
    kind: 'charges' | 'refunds' | 'reversals';
    theirs: string | null;
    ours: string | null;
  }>`
    select 'charges' as kind, s.idempotency_key || ' ' || s.amount || ' ' || case
        when not s.is_told then 'Pending' when s.decline_reason is null then 'Succeeded' else 'Failed' end as theirs,
      h.idempotency_key || ' ' || h.amount || ' ' || h.state as ours
    from (select * from simulator_charge where business_id = ${businessId}) s
    full join (select * from charge where business_id = ${businessId}) h using (idempotency_key)
    union all
    select 'refunds', f.idempotency_key || ' ' || f.amount || ' ' || case when f.failure is null then 'Succeeded' else 'Failed' end,
      r.idempotency_key || ' ' || r.amount || ' ' || r.state
    from (select * from simulator_refund where business_id = ${businessId}) f
    full join (select * from refund where business_id = ${businessId}) r using (idempotency_key)
    union all
    select 'reversals', t.reference || ' ' || t.amount || ' ' || t.is_withdrawal_told,
      r.reference || ' ' || r.amount || ' ' || (r.withdrawn_at is not null)
    from (select * from simulator_reversal where business_id = ${businessId} and is_told) t
    full join (select * from charge_reversal where business_id = ${businessId}) r using (reference)`.execute(
    kysely,
  );
  faults.push(
    ...rows
      .filter(({ theirs, ours }) => theirs !== ours)
      .map(({ theirs, ours }) => `theirs ${theirs}, ours ${ours}`),
  );
  const count = (kind: string) => rows.filter((row) => row.kind === kind).length;
  return { charges: count('charges'), refunds: count('refunds'), reversals: count('reversals') };
}
