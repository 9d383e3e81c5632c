/** The balance of a customer: its lines that wait to be billed, with the tax they would bear, and their sums. */
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import type { Segment } from '../accounts/segment.ts';
import type { LineState, LineType } from '../domain/billing/line-type.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Period } from '../domain/calendar/period.ts';
import { sum } from '../domain/money/mul-div.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { computeTaxes } from '../domain/tax/compute-taxes.ts';
import { taxProfileSchema } from '../domain/tax/profile.ts';
import { periodOfRow } from '../subscriptions/balance-line-rows.ts';
import { type Buyer, loadBuyers } from './load-buyers.ts';
import { decideTreatments } from './plan-buyers.ts';

export interface BalanceLineFilter {
  /** This line alone, taxed as if nothing else were due. */
  readonly id?: number | undefined;
  readonly customerId?: number | undefined;
  readonly subscriptionId?: number | undefined;
  readonly featureReference?: string | undefined;
  /** Lines of one subscription, type, label and charge key become one, with their sum. */
  readonly isMerged?: boolean | undefined;
}

export interface BalanceLineView {
  readonly id: number;
  readonly customerId: number;
  readonly segmentId: number;
  readonly subscriptionId: number | null;
  readonly featureId: number | null;
  readonly customerReference: string;
  readonly segmentReference: string;
  readonly featureReference: string | null;
  readonly currency: string;
  readonly language: string;
  readonly label: string;
  readonly type: LineType;
  readonly state: LineState;
  readonly keyCharge: string | null;
  readonly movedAt: Instant | null;
  readonly period: Period | null;
  readonly quantityReported: number | null;
  readonly quantityBilled: number | null;
  readonly amountSubtotal: number;
  /** With the tax that an invoice of today would add. */
  readonly amountTotal: number;
}

export interface BalancePage extends PageOf<BalanceLineView> {
  /** Over all matching lines, not only this page. */
  readonly amountSubtotal: number;
  readonly amountTotal: number;
}

export async function findBalanceLines(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  filter: BalanceLineFilter,
  paging: Paging,
): Promise<Outcome<BalancePage>> {
  const rows = await selectDue(context, filter);
  const buyers = await loadBuyers(context, [...new Set(rows.map((row) => row.customer_id))]);
  const byBuyer = Map.groupBy(rows, (row) => row.customer_id);
  const taxed = new Map<number, { amountSubtotal: number; amountTotal: number }>();
  for (const buyer of buyers) {
    const lines = taxOf(context, segments, buyer, byBuyer.get(buyer.id) ?? []);
    if (!lines.ok) return lines;
    for (const [id, amounts] of lines.value) taxed.set(id, amounts);
  }
  const lines = rows.map((row) => ({ ...viewOf(row), ...(taxed.get(row.id) ?? noAmounts) }));
  const views = filter.isMerged ? mergeLines(lines) : lines;
  return accept({
    items: views.slice(offsetOf(paging), offsetOf(paging) + paging.sizePage),
    totalItems: views.length,
    amountSubtotal: sum(views.map((view) => view.amountSubtotal)),
    amountTotal: sum(views.map((view) => view.amountTotal)),
  });
}

/** The first line of each kind lends its dates; quantities no longer say anything about the sum. */
function mergeLines(lines: readonly BalanceLineView[]): BalanceLineView[] {
  const merged = new Map<string, BalanceLineView>();
  for (const line of lines) {
    const key = [line.customerId, line.subscriptionId, line.type, line.keyCharge, line.label].join('\n');
    const before = merged.get(key);
    if (!before) {
      merged.set(key, line);
      continue;
    }
    merged.set(key, {
      ...before,
      amountSubtotal: sum([before.amountSubtotal, line.amountSubtotal]),
      amountTotal: sum([before.amountTotal, line.amountTotal]),
      quantityReported: null,
      quantityBilled: null,
    });
  }
  return [...merged.values()];
}

const noAmounts = { amountSubtotal: 0, amountTotal: 0 };

function selectDue(context: Context, filter: BalanceLineFilter) {
  let query = context.transaction
    .selectFrom('balance_line as b')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.business_id', '=', 'b.business_id').onRef('c.id', '=', 'b.customer_id'),
    )
    .innerJoin('segment as g', (join) =>
      join.onRef('g.business_id', '=', 'b.business_id').onRef('g.id', '=', 'b.segment_id'),
    )
    .leftJoin('feature as f', (join) =>
      join.onRef('f.business_id', '=', 'b.business_id').onRef('f.id', '=', 'b.feature_id'),
    )
    .selectAll('b')
    .select([
      'c.reference as customer_reference',
      'c.language',
      'g.reference as segment_reference',
      'g.currency',
      'f.reference as feature_reference',
    ])
    .where('b.business_id', '=', context.businessId)
    .where('b.state', '=', 'Due')
    .orderBy('b.customer_id')
    .orderBy('b.id');
  const { id, customerId, subscriptionId, featureReference } = filter;
  if (id !== undefined) query = query.where('b.id', '=', id);
  if (customerId !== undefined) query = query.where('b.customer_id', '=', customerId);
  if (subscriptionId !== undefined) query = query.where('b.subscription_id', '=', subscriptionId);
  if (featureReference !== undefined) query = query.where('f.reference', '=', featureReference);
  return query.execute();
}

type BalanceLineRow = Awaited<ReturnType<typeof selectDue>>[number];

function taxOf(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  buyer: Buyer,
  rows: readonly BalanceLineRow[],
): Outcome<Map<number, { amountSubtotal: number; amountTotal: number }>> {
  const segment = segments.get(buyer.segmentId);
  if (!segment) throw new Error(`segment ${buyer.segmentId} is not loaded`);
  const lines = rows.map((row) => ({ keyCharge: row.key_charge }));
  const treatments = decideTreatments(
    context,
    segment,
    taxProfileSchema.parse(segment.taxRules),
    buyer,
    lines,
  );
  if (!treatments.ok) return treatments;
  const taxable = rows.map((row) => {
    const treatment = treatments.value.get(row.key_charge);
    if (!treatment) throw new Error(`the tax of charge key ${row.key_charge} was not decided`);
    return { amount: row.amount, treatment };
  });
  const { lines: taxed } = computeTaxes(taxable, segment.pricesIncludeTax);
  return accept(new Map(rows.map((row, index) => [row.id, taxed[index] ?? noAmounts])));
}

function viewOf(row: BalanceLineRow) {
  return {
    id: row.id,
    customerId: row.customer_id,
    segmentId: row.segment_id,
    subscriptionId: row.subscription_id,
    featureId: row.feature_id,
    customerReference: row.customer_reference,
    segmentReference: row.segment_reference,
    featureReference: row.feature_reference,
    currency: row.currency,
    language: row.language,
    label: row.label,
    type: row.type,
    state: row.state,
    keyCharge: row.key_charge,
    movedAt: row.moved_at,
    period: periodOfRow(row),
    quantityReported: row.quantity_reported,
    quantityBilled: row.quantity_billed,
  };
}
