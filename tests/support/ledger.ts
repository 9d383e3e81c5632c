/**
 * What a business has issued and owes, in a form that two businesses or two runs can be compared by: no ids,
 * buyers by their reference, everything in an order of its own.
 */
import type { Kysely } from 'kysely';
import type { Tables } from '../../src/database/table-types.ts';
import { type Instant, toTimestamp } from '../../src/domain/calendar/instant.ts';

export interface LedgerDocument {
  readonly buyer: string;
  readonly kind: 'Debit' | 'Credit';
  readonly fullNumber: string | null;
  readonly issuedAt: string | null;
  readonly state: string;
  readonly paymentLimitAt: string | null;
  readonly subtotal: number;
  readonly tax: number;
  readonly total: number;
  /** `label | amount | period` before tax, sorted. */
  readonly lines: readonly string[];
}

/** All documents with their lines, by buyer and date. */
export async function readLedger(kysely: Kysely<Tables>, businessId: number): Promise<LedgerDocument[]> {
  const documents = await kysely
    .selectFrom('invoice as i')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.business_id', '=', 'i.business_id').onRef('c.id', '=', 'i.customer_id'),
    )
    .selectAll('i')
    .select('c.reference')
    .where('i.business_id', '=', businessId)
    .execute();
  const lines = await readLines(kysely, businessId);
  return documents
    .map((row) => ({
      buyer: row.reference,
      kind: row.kind,
      fullNumber: row.full_number,
      issuedAt: textOf(row.issued_at),
      state: row.state,
      paymentLimitAt: textOf(row.payment_limit_at),
      subtotal: row.amount_subtotal,
      tax: row.amount_tax,
      total: row.amount_total,
      lines: (lines.get(row.id) ?? []).sort(),
    }))
    .sort((a, b) => compareText(sortKey(a), sortKey(b)));
}

/** The same without their numbers: workers that share the work give them in another order. */
export function withoutNumbers(
  ledger: readonly LedgerDocument[],
): readonly Omit<LedgerDocument, 'fullNumber'>[] {
  return ledger.map(({ fullNumber: _, ...document }) => document);
}

export interface LedgerLine {
  readonly buyer: string;
  readonly type: string;
  readonly state: string;
  readonly label: string;
  readonly amount: number;
  readonly moment: string;
  readonly isOnInvoice: boolean;
}

/** All balance lines, whatever their state, by buyer and date. */
export async function readBalance(kysely: Kysely<Tables>, businessId: number): Promise<LedgerLine[]> {
  const rows = await kysely
    .selectFrom('balance_line as l')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.business_id', '=', 'l.business_id').onRef('c.id', '=', 'l.customer_id'),
    )
    .selectAll('l')
    .select('c.reference')
    .where('l.business_id', '=', businessId)
    .execute();
  return rows
    .map((row) => ({
      buyer: row.reference,
      type: row.type,
      state: row.state,
      label: row.label,
      amount: row.amount,
      moment: momentOf(row),
      isOnInvoice: row.invoice_id !== null,
    }))
    .sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
}

export interface LedgerPeriod {
  readonly recipient: string;
  readonly offer: string;
  readonly state: string;
  /** `0: 2026-01-01T09:00:00.000Z … 2026-02-01T09:00:00.000Z`. */
  readonly periods: readonly string[];
}

/** All subscriptions with the periods they had. */
export async function readPeriods(kysely: Kysely<Tables>, businessId: number): Promise<LedgerPeriod[]> {
  const subscriptions = await kysely
    .selectFrom('subscription as s')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.business_id', '=', 's.business_id').onRef('c.id', '=', 's.customer_id'),
    )
    .innerJoin('offer as o', (join) =>
      join.onRef('o.business_id', '=', 's.business_id').onRef('o.id', '=', 's.offer_id'),
    )
    .select(['s.id', 's.state', 'c.reference', 'o.reference as offer'])
    .where('s.business_id', '=', businessId)
    .execute();
  const periods = await kysely
    .selectFrom('subscription_period')
    .selectAll()
    .where('business_id', '=', businessId)
    .orderBy('subscription_id')
    .orderBy('number')
    .execute();
  const bySubscription = Map.groupBy(periods, (row) => row.subscription_id);
  return subscriptions
    .map((row) => ({
      recipient: row.reference,
      offer: row.offer,
      state: row.state,
      periods: (bySubscription.get(row.id) ?? []).map(
        ({ number, start_at, end_at }) => `${number}: ${toTimestamp(start_at)} … ${toTimestamp(end_at)}`,
      ),
    }))
    .sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
}

async function readLines(kysely: Kysely<Tables>, businessId: number): Promise<Map<number, string[]>> {
  const rows = await kysely
    .selectFrom('invoice_line')
    .selectAll()
    .where('business_id', '=', businessId)
    .execute();
  const byInvoice = new Map<number, string[]>();
  for (const row of rows) {
    const lines = byInvoice.get(row.invoice_id) ?? [];
    byInvoice.set(row.invoice_id, lines);
    lines.push(`${row.label} | ${row.amount_subtotal} | ${momentOf(row)}`);
  }
  return byInvoice;
}

function momentOf(row: {
  readonly moved_at: Instant | null;
  readonly period_start_at: Instant | null;
  readonly period_end_at: Instant | null;
}): string {
  if (row.moved_at !== null) return toTimestamp(row.moved_at);
  return `${textOf(row.period_start_at)} … ${textOf(row.period_end_at)}`;
}

function textOf(at: Instant | null): string | null {
  return at === null ? null : toTimestamp(at);
}

function sortKey({ buyer, issuedAt, kind, total, lines }: LedgerDocument): string {
  return [buyer, issuedAt, kind, String(total).padStart(16, '0'), ...lines].join(' ');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
