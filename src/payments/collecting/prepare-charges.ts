/**
 * First step of charging: takes the invoices whose day has come and writes, before any gateway is asked, what it will
 * be asked. A crash after this leaves charges without an answer, which are asked for and never sent a second time
 * under another key (domain.md §10).
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import { finaliseDrafts } from '../../billing/finalise-due-drafts.ts';
import { livesInTimeOf } from '../../customers/clock-scope.ts';
import { insertRows, takeIds, updateRows } from '../../database/bulk.ts';
import { type Instant, instant, toTimestamp } from '../../domain/calendar/instant.ts';
import type { EventType } from '../../events/event-types.ts';
import { recordEvents } from '../../events/record-events.ts';
import type { ChargeRequest } from '../gateways/gateway.ts';

export interface PreparedCharge extends ChargeRequest {
  readonly chargeId: number;
  readonly gateway: string;
}

interface DueInvoice {
  readonly id: number;
  readonly customer_id: number;
  readonly amount: number;
  readonly currency: string;
  readonly state: 'DueAuto' | 'DraftCharging';
  readonly is_held_back: boolean;
  /** A direct debit that its invoice is to announce: it can be no draft's. */
  readonly is_unannounced: boolean;
  /** Money that is here already pays an invoice, not a draft: the rest alone is charged. */
  readonly has_money_on_account: boolean;
  readonly attempts: number;
  /** When a direct debit has been announced for long enough; null for any other method. */
  readonly announced_until: Instant | null;
  readonly permission_id: number | null;
  readonly type_payment: 'Card' | 'DirectDebit' | null;
  readonly gateway: string | null;
  readonly gateway_token: string | null;
}

export interface PreparedBatch {
  /** How many invoices were taken, charged or not; 0 when none is due or free. */
  readonly taken: number;
  readonly charges: readonly PreparedCharge[];
}

export interface ChargeBatch {
  readonly until: Instant;
  readonly limit: number;
  /** Only this buyer's; left out, of all that live in the business's time. */
  readonly buyerId?: number | undefined;
  /** The gateways that the business can use: a method of any other cannot be charged. */
  readonly gateways: readonly string[];
}

export async function prepareCharges(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  batch: ChargeBatch,
): Promise<PreparedBatch> {
  const taken = await claimDue(context, batch);
  const mustBeIssued = (one: DueInvoice) =>
    isDraft(one) && !one.is_held_back && (one.is_unannounced || one.has_money_on_account);
  const issuedFirst = taken.filter(mustBeIssued);
  const invoices = await prepareThose(
    context,
    taken.filter((one) => !mustBeIssued(one)),
  );
  // Last, as it locks the series.
  const unpaid = invoices.given.filter(isDraft).map(({ id }) => [id, { kind: 'Unpaid' }] as const);
  const ids = [...issuedFirst.map(({ id }) => id), ...unpaid.map(([id]) => id)].sort((a, b) => a - b);
  if (ids.length > 0) await finaliseDrafts(context, segments, ids, new Map(unpaid));
  await tellWithoutMethod(context, invoices.withoutMethod);
  return { taken: taken.length, charges: invoices.charges };
}

function isDraft({ state }: DueInvoice): boolean {
  return state === 'DraftCharging';
}

/** What a gateway is asked for, and what nobody is. */
interface Prepared {
  readonly charges: readonly PreparedCharge[];
  readonly withoutMethod: readonly DueInvoice[];
  /** Held back, or without a method. */
  readonly given: readonly DueInvoice[];
}

async function prepareThose(context: Context, taken: readonly DueInvoice[]): Promise<Prepared> {
  const isEarly = ({ announced_until, is_held_back }: DueInvoice) =>
    !is_held_back && announced_until !== null && announced_until > context.now;
  await putOff(context, taken.filter(isEarly));
  const due = taken.filter((invoice) => !isEarly(invoice));
  const heldBack = due.filter((invoice) => invoice.is_held_back);
  const others = due.filter((invoice) => !invoice.is_held_back);
  const charges = await writeCharges(context, others);
  const withoutMethod = others.filter(({ id }) => !charges.has(id));
  const charged = others.filter(({ id }) => charges.has(id));
  const issued = (one: DueInvoice) => !isDraft(one);
  await moveInvoices(context, heldBack.filter(issued), 'DueOffline');
  await moveInvoices(context, withoutMethod.filter(issued), 'ProblemAuto');
  await moveInvoices(context, charged.filter(issued), 'DueToProcess');
  await markAsked(context, charged.filter(isDraft));
  return { charges: [...charges.values()], withoutMethod, given: [...heldBack, ...withoutMethod] };
}

async function tellWithoutMethod(context: Context, invoices: readonly DueInvoice[]): Promise<void> {
  const failed: readonly EventType[] = [
    'CustomerChargingAutoFailedNoPermission',
    'InvoiceDebitPaymentAutoFailed',
  ];
  await recordEvents(
    context,
    invoices.flatMap(({ id, customer_id, permission_id }) =>
      failed.map((type) => ({ type, customerId: customer_id, invoiceId: id, permissionId: permission_id })),
    ),
  );
}

/** A draft has no state of its own for it: one that is planned for no time waits for an answer. */
async function markAsked(
  { transaction, businessId, now }: Context,
  drafts: readonly DueInvoice[],
): Promise<void> {
  if (drafts.length === 0) return;
  await sql`update invoice set payment_scheduled_at = null, updated_at = ${toTimestamp(now)}::timestamptz
    where business_id = ${businessId} and id = any(${drafts.map(({ id }) => id)})`.execute(transaction);
}

/** As when the customer changed to a direct debit, or gave a new mandate, after the issue. */
async function putOff(
  { transaction, businessId, now }: Context,
  invoices: readonly DueInvoice[],
): Promise<void> {
  if (invoices.length === 0) return;
  await sql`update invoice i set payment_scheduled_at = v.at, updated_at = ${toTimestamp(now)}::timestamptz
    from unnest(${invoices.map(({ id }) => id)}::bigint[],
      ${invoices.map(({ announced_until }) => announced_until && toTimestamp(announced_until))}::timestamptz[]) as v(id, at)
    where i.business_id = ${businessId} and i.id = v.id`.execute(transaction);
}

/** By the index `invoice_to_charge`. Buyers on the grey list, or suspended, are not charged. */
async function claimDue(
  { transaction, businessId }: Context,
  { until, limit, buyerId, gateways }: ChargeBatch,
): Promise<readonly DueInvoice[]> {
  const { rows } = await sql<DueInvoice>`
    select i.id, i.customer_id, i.state, open_amount(i) as amount, i.currency,
      c.is_grey_listed or c.status = 'Suspended' as is_held_back,
      coalesce(p.type_payment = 'DirectDebit', false)
        and coalesce(c.prenotification_days, s.prenotification_days) > 0 as is_unannounced,
      i.state = 'DraftCharging' and exists (select from receipt r where r.business_id = i.business_id
        and r.customer_id = i.customer_id and r.currency = i.currency and r.amount_on_account > 0)
        as has_money_on_account,
      (select coalesce(max(h.attempt), 0) from charge h
        where h.business_id = i.business_id and h.invoice_id = i.id) as attempts,
      case when p.type_payment = 'DirectDebit' then ((i.issued_at at time zone s.time_zone)
        + coalesce(c.prenotification_days, s.prenotification_days) * interval '1 day') at time zone s.time_zone end
        as announced_until,
      p.id as permission_id, p.type_payment, p.gateway, p.gateway_token
    from invoice i
    join customer c on c.business_id = i.business_id and c.id = i.customer_id
    join segment s on s.business_id = i.business_id and s.id = i.segment_id
    left join lateral (
      select p.id, p.type_payment, p.gateway, p.gateway_token from payment_permission p
      where p.business_id = c.business_id and p.customer_id = c.id and p.type_payment = c.type_payment
        and p.state in ('Valid', 'SoonExpired', 'InsufficientFunds', 'PaymentIssues')
        and p.gateway = any(${gateways})
      order by p.id desc limit 1) p on true
    where i.business_id = ${businessId} and i.state in ('DueAuto', 'DraftCharging')
      and i.payment_scheduled_at <= ${toTimestamp(until)}::timestamptz
      and ${livesInTimeOf('i.customer_id', { businessId, buyerId })}
    order by i.payment_scheduled_at, i.id limit ${limit} for no key update of i skip locked`.execute(
    transaction,
  );
  return rows;
}

const columns = {
  business_id: 'bigint',
  id: 'bigint',
  customer_id: 'bigint',
  invoice_id: 'bigint',
  permission_id: 'bigint',
  gateway: 'text',
  attempt: 'integer',
  amount: 'bigint',
  currency: 'text',
  idempotency_key: 'text',
  charged_at: 'timestamptz',
  sent_at: 'timestamptz',
} as const;

/** By invoice; those that have no method to be charged are left out. */
async function writeCharges(
  context: Context,
  due: readonly DueInvoice[],
): Promise<ReadonlyMap<number, PreparedCharge>> {
  const ids = await takeIds(context.transaction, 'charge', due.length);
  const charges = new Map<number, PreparedCharge>();
  const rows = due.flatMap((invoice, index) => {
    const { permission_id, gateway, gateway_token, type_payment, amount, currency } = invoice;
    const chargeId = ids[index];
    if (chargeId === undefined || permission_id === null || gateway === null) return [];
    if (gateway_token === null || type_payment === null || amount <= 0) return [];
    const attempt = invoice.attempts + 1;
    const idempotencyKey = `${context.businessId}-${invoice.id}-${attempt}`;
    const asked = { idempotencyKey, token: gateway_token, typePayment: type_payment, amount, currency };
    charges.set(invoice.id, { chargeId, gateway, ...asked });
    return [
      {
        business_id: context.businessId,
        id: chargeId,
        customer_id: invoice.customer_id,
        invoice_id: invoice.id,
        permission_id,
        gateway,
        attempt,
        amount,
        currency,
        idempotency_key: idempotencyKey,
        charged_at: context.now,
        sent_at: instant(Date.now()),
      },
    ];
  });
  await insertRows(context.transaction, 'charge', columns, rows);
  return charges;
}

async function moveInvoices(
  context: Context,
  invoices: readonly DueInvoice[],
  state: 'DueOffline' | 'ProblemAuto' | 'DueToProcess',
): Promise<void> {
  const moved = {
    business_id: 'bigint',
    id: 'bigint',
    state: 'invoice_state',
    updated_at: 'timestamptz',
  } as const;
  const rows = invoices.map(({ id }) => ({
    business_id: context.businessId,
    id,
    state,
    updated_at: context.now,
  }));
  await updateRows(context.transaction, 'invoice', ['business_id', 'id'], moved, rows);
}
