/**
 * One batch of the tick: what dunning has due for unpaid invoices. Each invoice takes one day of its segment's steps
 * at a time, in order, each once; the next is due as many days later as the steps are apart, however late this one
 * came (docs/decisions/0026).
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { loadDunningSteps } from '../../accounts/dunning-steps.ts';
import type { Segment } from '../../accounts/segment.ts';
import { recordWriteOffs } from '../../billing/record-write-offs.ts';
import { insertRows } from '../../database/bulk.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import type { DunningAction, DunningStep } from '../../domain/collecting/dunning-steps.ts';
import { recordEvents } from '../../events/record-events.ts';
import { type ToDun, toDun } from './due-dunning.ts';
import { dunningReason } from './dunning-reason.ts';
import { greyListForDunning } from './grey-list-for-dunning.ts';
import { chargeLateFees, planLateFees } from './plan-late-fees.ts';
import { suspendForDunning } from './suspend-for-dunning.ts';

interface Measure {
  readonly invoice: ToDun;
  readonly step: DunningStep;
}

/** Answers how many invoices took a step; 0 when none is due or free. */
export async function applyDunning(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  until: Instant,
  limit: number,
  buyerId?: number,
): Promise<number> {
  const due = await claimDue(context, until, limit, buyerId);
  if (due.length === 0) return 0;
  const steps = await loadDunningSteps(context);
  const done = await findDone(context, due);
  const reached = due.flatMap((invoice) =>
    (steps.get(invoice.segment_id) ?? [])
      .filter((step) => step.days === invoice.days && !done.has(nameOf(invoice.id, step)))
      .map((step): Measure => ({ invoice, step })),
  );
  const lateFees = await planLateFees(context, segments, invoicesWith(reached, 'LateFee'));
  const bearing = new Set(lateFees.map(({ invoice }) => invoice.id));
  const measures = reached.filter(
    ({ invoice, step }) => step.action !== 'LateFee' || bearing.has(invoice.id),
  );
  await moveOn(context, due, until);
  await writeMeasures(context, measures);
  await chargeLateFees(context, lateFees);
  await remind(context, measures);
  const suspended = invoicesWith(measures, 'SuspendSubscriptions');
  await suspendForDunning(context, [...new Set(suspended.map(({ customer_id }) => customer_id))]);
  await recordEvents(
    context,
    [...new Map(suspended.map((invoice) => [invoice.customer_id, invoice.id]))].map(
      ([customerId, invoiceId]) => ({ type: 'CustomerSuspendedForNonPayment', customerId, invoiceId }),
    ),
  );
  await greyListForDunning(context, segments, invoicesWith(measures, 'GreyList'));
  await giveUp(context, segments, invoicesWith(measures, 'MarkUncollectible'));
  return due.length;
}

/** The customer first, as whoever changes its payment method does; what others hold is left to the next batch. */
async function claimDue(
  { transaction, businessId }: Context,
  until: Instant,
  limit: number,
  buyerId: number | undefined,
): Promise<readonly ToDun[]> {
  const scope = { businessId, buyerId };
  const { rows } = await sql<ToDun>`
    select i.id, i.customer_id, i.segment_id, i.full_number, d.days ${toDun(scope, until)}
    order by i.id limit ${limit}`.execute(transaction);
  if (rows.length === 0) return rows;
  const customers = await sql<{ id: number }>`select id from customer where business_id = ${businessId}
    and id = any(${rows.map(({ customer_id }) => customer_id)}) order by id for no key update skip locked`.execute(
    transaction,
  );
  const { rows: locked } = await sql<ToDun>`
    select i.id, i.customer_id, i.segment_id, i.full_number, d.days ${toDun(scope, until)}
      and i.id = any(${rows.map(({ id }) => id)}) and i.customer_id = any(${customers.rows.map(({ id }) => id)})
    order by i.id for no key update of i skip locked`.execute(transaction);
  return locked;
}

async function moveOn(
  { transaction, businessId }: Context,
  due: readonly ToDun[],
  until: Instant,
): Promise<void> {
  await sql`update invoice i set dunned_days = v.days,
      dunning_from_at = greatest(coalesce(i.dunning_from_at, i.payment_limit_at),
        ${toTimestamp(until)}::timestamptz - v.days * interval '24 hours')
    from unnest(${due.map(({ id }) => id)}::bigint[], ${due.map(({ days }) => days)}::integer[]) as v(id, days)
    where i.business_id = ${businessId} and i.id = v.id`.execute(transaction);
}

/** What an invoice has been through already is not done again, as when steps were changed and changed back. */
async function findDone(
  { transaction, businessId }: Context,
  due: readonly ToDun[],
): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .selectFrom('dunning_measure')
    .select(['invoice_id', 'days', 'action', 'level'])
    .where('business_id', '=', businessId)
    .where('invoice_id', '=', ({ fn, val }) => fn<number>('any', [val(due.map(({ id }) => id))]))
    .execute();
  return new Set(rows.map((row) => nameOf(row.invoice_id, row)));
}

function nameOf(invoiceId: number, { days, action, level }: DunningStep): string {
  return `${invoiceId} ${days} ${action} ${level}`;
}

async function writeMeasures(context: Context, measures: readonly Measure[]): Promise<void> {
  const columns = {
    business_id: 'bigint',
    invoice_id: 'bigint',
    customer_id: 'bigint',
    days: 'integer',
    action: 'dunning_action',
    level: 'integer',
    actor: 'text',
    applied_at: 'timestamptz',
  } as const;
  await insertRows(
    context.transaction,
    'dunning_measure',
    columns,
    measures.map(({ invoice, step }) => ({
      business_id: context.businessId,
      invoice_id: invoice.id,
      customer_id: invoice.customer_id,
      ...step,
      actor: context.agent.name,
      applied_at: context.now,
    })),
  );
}

async function remind(context: Context, measures: readonly Measure[]): Promise<void> {
  const reminders = measures.flatMap(({ invoice, step }) =>
    step.level === null ? [] : [{ invoice, level: step.level }],
  );
  await recordEvents(
    context,
    reminders.map(({ invoice, level }) => ({
      type: level === 1 ? 'CustomerReminded1' : level === 2 ? 'CustomerReminded2' : 'CustomerReminded3',
      customerId: invoice.customer_id,
      invoiceId: invoice.id,
    })),
  );
}

function invoicesWith(measures: readonly Measure[], action: DunningAction): readonly ToDun[] {
  return measures.filter(({ step }) => step.action === action).map(({ invoice }) => invoice);
}

async function giveUp(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  invoices: readonly ToDun[],
): Promise<void> {
  if (invoices.length === 0) return;
  const { transaction, businessId, now } = context;
  const reasons = invoices.map((invoice) => [invoice.id, dunningReason(segments, invoice)] as const);
  await recordWriteOffs(context, new Map(reasons));
  await transaction
    .updateTable('invoice')
    .set({ state: 'Uncollectible', payment_scheduled_at: null, updated_at: toTimestamp(now) })
    .where('business_id', '=', businessId)
    .where('id', '=', ({ fn, val }) => fn<number>('any', [val(invoices.map(({ id }) => id))]))
    .execute();
  await recordEvents(
    context,
    invoices.map(({ id, customer_id }) => ({
      type: 'InvoiceDebitUncollectible',
      customerId: customer_id,
      invoiceId: id,
    })),
  );
}
