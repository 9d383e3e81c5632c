/**
 * Pages of balance lines in any state, the newest first. A line that is on an invoice has the amounts and the tax
 * that it has there; one that waits has those of an invoice of today with nothing else on it.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { lateTracesOf, tracedLateAs } from '../accounts/late-traces.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import type { Segment } from '../accounts/segment.ts';
import type { TraceFilter, Traces } from '../accounts/traces.ts';
import { allOf, equals } from '../database/conditions.ts';
import { isNumber, type NumberFilter } from '../database/number-filter.ts';
import type { LineState, LineType } from '../domain/billing/line-type.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Period } from '../domain/calendar/period.ts';
import { periodOfRow } from '../subscriptions/balance-line-rows.ts';
import { type LineTax, taxLinesAlone } from './tax-lines-alone.ts';

export interface BalanceLineListFilter {
  readonly id?: number | undefined;
  readonly segmentId?: number | undefined;
  readonly state?: LineState | undefined;
  readonly type?: LineType | undefined;
  readonly customerId?: number | undefined;
  readonly subscriptionId?: number | undefined;
  readonly subscriptionPeriodId?: number | undefined;
  readonly featureId?: number | undefined;
  readonly invoiceId?: number | undefined;
  readonly amountSubtotal?: NumberFilter | undefined;
  readonly amountTotal?: NumberFilter | undefined;
  readonly traces?: TraceFilter | undefined;
}

export interface ListedBalanceLine {
  readonly id: number;
  readonly segmentId: number;
  readonly customerId: number;
  readonly subscriptionId: number | null;
  readonly featureId: number | null;
  readonly invoiceId: number | null;
  readonly type: LineType;
  readonly state: LineState;
  readonly label: string;
  readonly keyCharge: string | null;
  readonly movedAt: Instant | null;
  readonly period: Period | null;
  readonly quantity: number | null;
  /** As it was written: with the tax where the segment's prices include it. */
  readonly amount: number;
  /** Null when no tax is known for the customer's country. */
  readonly tax: LineTax | null;
  readonly traces: Traces;
}

export async function listBalanceLines(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  filter: BalanceLineListFilter,
  paging: Paging,
): Promise<PageOf<ListedBalanceLine>> {
  const where = allOf([conditionsOf(context, filter), await hasAmounts(context, segments, filter)]);
  const lines = context.transaction.selectFrom('balance_line as b').where(where);
  const { total } = await lines
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (total === 0 || paging.sizePage === 0) return { items: [], totalItems: total };
  const rows = await selectRows(context, where)
    .orderBy('b.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  const alone = await taxLinesAlone(context, segments, rows.filter(isUnbilled).map(untaxed));
  return { items: rows.map((row) => lineOf(row, alone)), totalItems: total };
}

export async function findListedBalanceLine(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  id: number,
): Promise<ListedBalanceLine | undefined> {
  const { items } = await listBalanceLines(context, segments, { id }, { page: 1, sizePage: 1 });
  return items[0];
}

function conditionsOf(context: Context, filter: BalanceLineListFilter): RawBuilder<SqlBool> {
  const { subscriptionPeriodId: periodId } = filter;
  return allOf([
    equals('b.business_id', context.businessId),
    equals('b.id', filter.id),
    equals('b.segment_id', filter.segmentId),
    equals('b.state', filter.state),
    equals('b.type', filter.type),
    equals('b.customer_id', filter.customerId),
    equals('b.subscription_id', filter.subscriptionId),
    equals('b.feature_id', filter.featureId),
    equals('b.invoice_id', filter.invoiceId),
    periodId === undefined
      ? undefined
      : sql<SqlBool>`(b.subscription_id, b.period_number) = (select p.subscription_id, p.number
          from subscription_period p where p.business_id = ${context.businessId} and p.id = ${periodId})`,
    filter.traces && tracedLateAs('b', filter.traces),
  ]);
}

/**
 * Amounts of lines that wait are computed, so those that fit are named by their ids; the others are compared as they
 * stand on their invoice. Undefined when no amount is asked for.
 */
async function hasAmounts(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  filter: BalanceLineListFilter,
): Promise<RawBuilder<SqlBool> | undefined> {
  const { amountSubtotal, amountTotal } = filter;
  const billed = allOf([isNumber('l.amount_subtotal', amountSubtotal), isNumber('x.total', amountTotal)]);
  const isAsked = [amountSubtotal, amountTotal].some(
    (asked) => asked && Object.values(asked).some((value) => value !== undefined),
  );
  if (!isAsked) return undefined;
  const waiting = await selectRows(context, conditionsOf(context, filter))
    .where('l.id', 'is', null)
    .execute();
  const alone = await taxLinesAlone(context, segments, waiting.map(untaxed));
  const fitting = [...alone].filter(
    ([, tax]) => fits(tax.amountSubtotal, amountSubtotal) && fits(tax.amountTotal, amountTotal),
  );
  return sql<SqlBool>`(b.id = any(${fitting.map(([id]) => id)}) or exists (
    select from invoice_line l, lateral (select l.amount_subtotal + l.amount_tax as total) x
    where l.business_id = b.business_id and l.balance_line_id = b.id and ${billed}))`;
}

function fits(value: number, { equal, min, max }: NumberFilter = {}): boolean {
  if (equal !== undefined && value !== equal) return false;
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}

function selectRows(context: Context, where: RawBuilder<SqlBool>) {
  return context.transaction
    .selectFrom('balance_line as b')
    .leftJoin('invoice_line as l', (join) =>
      join.onRef('l.business_id', '=', 'b.business_id').onRef('l.balance_line_id', '=', 'b.id'),
    )
    .leftJoin('invoice_tax as t', (join) =>
      join
        .onRef('t.business_id', '=', 'l.business_id')
        .onRef('t.invoice_id', '=', 'l.invoice_id')
        .onRef('t.position', '=', 'l.tax_position'),
    )
    .selectAll('b')
    .select([
      'l.amount_subtotal as billed_subtotal',
      'l.amount_tax as billed_tax',
      't.category',
      't.rate_per_ten_thousand',
    ])
    .where(where);
}

type LineRow = Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number];

function isUnbilled(row: LineRow): boolean {
  return row.billed_subtotal === null;
}

function untaxed(row: LineRow) {
  return { id: row.id, customerId: row.customer_id, amount: row.amount, keyCharge: row.key_charge };
}

function taxOf(row: LineRow, alone: ReadonlyMap<number, LineTax>): LineTax | null {
  const { billed_subtotal, billed_tax, category, rate_per_ten_thousand } = row;
  if (billed_subtotal === null || billed_tax === null || category === null || rate_per_ten_thousand === null)
    return alone.get(row.id) ?? null;
  return {
    amountSubtotal: billed_subtotal,
    amountTotal: billed_subtotal + billed_tax,
    category,
    ratePerTenThousand: rate_per_ten_thousand,
  };
}

function lineOf(row: LineRow, alone: ReadonlyMap<number, LineTax>): ListedBalanceLine {
  return {
    id: row.id,
    segmentId: row.segment_id,
    customerId: row.customer_id,
    subscriptionId: row.subscription_id,
    featureId: row.feature_id,
    invoiceId: row.invoice_id,
    type: row.type,
    state: row.state,
    label: row.label,
    keyCharge: row.key_charge,
    movedAt: row.moved_at,
    period: periodOfRow(row),
    quantity: row.quantity_billed,
    amount: row.amount,
    tax: taxOf(row, alone),
    traces: lateTracesOf(row),
  };
}
