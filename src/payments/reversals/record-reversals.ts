/**
 * Money that had been paid was taken back: its invoice is due again and a problem, its method is as good as the reason
 * says (domain.md §10). Told twice, a reversal counts once.
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import { declineClassOf } from '../../domain/collecting/charge-answer.ts';
import { recordEvents } from '../../events/record-events.ts';
import { greyListFailures } from '../collecting/grey-list-failures.ts';
import type { GatewayNews } from '../gateways/gateway-news.ts';

type Reversed = Extract<GatewayNews, { readonly kind: 'ChargeReversed' }>;

interface FreshReversal {
  readonly charge_id: number;
  readonly customer_id: number;
  readonly invoice_id: number;
  readonly permission_id: number;
  readonly reference: string;
  readonly amount: number;
}

const permissionStates = { Hard: 'Defective', Soft: 'PaymentIssues', Authentication: null } as const;
const problems = { Dispute: 'ProblemDisputed', Return: 'ProblemAuto' } as const;
const payments = { Dispute: 'Disputed', Return: 'Returned' } as const;

/** @param news of charges that are known and succeeded; their invoices are locked. */
export async function recordReversals(
  context: Context,
  gateway: string,
  news: readonly Reversed[],
): Promise<void> {
  const fresh = await writeReversals(context, gateway, news);
  if (fresh.length === 0) return;
  const told = new Map(news.map((one) => [one.reversalReference, one]));
  const withNews = fresh.flatMap((row) => {
    const one = told.get(row.reference);
    return one ? [{ ...row, news: one }] : [];
  });
  // One at a time, as several may be of one charge: they are rare.
  for (const { news: one, ...row } of withNews) await takeBack(context, row, one.cause);
  await writePermissions(context, withNews);
  await recordEvents(
    context,
    withNews.map(({ customer_id, invoice_id, permission_id }) => ({
      type: 'InvoiceDebitDisputed' as const,
      customerId: customer_id,
      invoiceId: invoice_id,
      permissionId: permission_id,
    })),
  );
  const returned = withNews.filter(({ news: one }) => one.cause === 'Return');
  await greyListFailures(
    context,
    returned.map(({ customer_id }) => customer_id),
  );
}

async function writeReversals(
  { transaction, businessId, now }: Context,
  gateway: string,
  news: readonly Reversed[],
): Promise<readonly FreshReversal[]> {
  const counted = news.filter(({ amount }) => amount > 0);
  if (counted.length === 0) return [];
  const { rows } = await sql<FreshReversal>`
    with fresh as (
      insert into charge_reversal
        (business_id, charge_id, customer_id, gateway, reference, cause, code, reason, amount, reversed_at)
      select distinct on (v.reference) h.business_id, h.id, h.customer_id, h.gateway, v.reference, v.cause, v.code,
        v.reason, v.amount, ${toTimestamp(now)}::timestamptz
      from unnest(${counted.map((one) => one.idempotencyKey)}::text[],
        ${counted.map((one) => one.reversalReference)}::text[], ${counted.map((one) => one.cause)}::reversal_cause[],
        ${counted.map((one) => one.code)}::text[], ${counted.map((one) => one.reason)}::decline_reason[],
        ${counted.map((one) => one.amount)}::bigint[]) as v(key, reference, cause, code, reason, amount)
      join charge h on h.business_id = ${businessId} and h.gateway = ${gateway} and h.idempotency_key = v.key
      on conflict (business_id, gateway, reference) do nothing
      returning charge_id, customer_id, reference, amount)
    select f.*, h.invoice_id, h.permission_id from fresh f
    join charge h on h.business_id = ${businessId} and h.id = f.charge_id order by h.invoice_id`.execute(
    transaction,
  );
  return rows;
}

/** No more than the payment was. What had come in as surplus was never counted as paid. */
async function takeBack(
  { transaction, businessId, now }: Context,
  { charge_id, amount }: FreshReversal,
  cause: Reversed['cause'],
): Promise<void> {
  await sql`
    with was as (
      select id, invoice_id, state, least(${amount}::bigint, amount - amount_reversed) as taken from payment
      where business_id = ${businessId} and charge_id = ${charge_id} for update),
    reversed as (
      update payment p set amount_reversed = p.amount_reversed + was.taken,
        state = case when was.state = 'Surplus' then was.state else ${payments[cause]}::payment_state end
      from was where p.business_id = ${businessId} and p.id = was.id)
    update invoice i set amount_paid = i.amount_paid - was.taken, updated_at = ${toTimestamp(now)}::timestamptz,
      paid_at = case when i.amount_total > i.amount_credited and open_amount(i) + was.taken > 0 then null else i.paid_at end,
      state = case
        when i.state not in ('Paid', 'PaidRefunded', 'DueAuto', 'DueOffline', 'ProblemAuto', 'ProblemOverdue') then i.state
        when i.amount_total > i.amount_credited and open_amount(i) + was.taken > 0 then ${problems[cause]}::invoice_state
        else i.state end
    from was where was.state <> 'Surplus' and i.business_id = ${businessId} and i.id = was.invoice_id`.execute(
    transaction,
  );
}

async function writePermissions(
  { transaction, businessId }: Context,
  reversals: readonly (FreshReversal & { readonly news: Reversed })[],
): Promise<void> {
  const changed = reversals.flatMap(({ permission_id, news }) => {
    const state = permissionStates[declineClassOf(news.reason)];
    return state === null ? [] : [{ permission_id, state }];
  });
  if (changed.length === 0) return;
  await sql`update payment_permission p set state = v.state
    from unnest(${changed.map(({ permission_id }) => permission_id)}::bigint[],
      ${changed.map(({ state }) => state)}::permission_state[]) as v(id, state)
    where p.business_id = ${businessId} and p.id = v.id and p.state not in ('Removed', 'Expired', 'Defective')`.execute(
    transaction,
  );
}
