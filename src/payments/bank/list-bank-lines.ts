/** Pages of bank lines, the newest first; those that nobody dealt with come with what they may pay. */
import { type Selectable, sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../../accounts/paging.ts';
import { allOf, equals, patternOf } from '../../database/conditions.ts';
import { isNumber, type NumberFilter } from '../../database/number-filter.ts';
import type { BankLineState, BankLineTable } from '../../database/table-types.ts';
import { type Proposal, proposeMatches } from '../../domain/bank/propose-matches.ts';
import { findCandidates, type SoughtLine } from './find-candidates.ts';

export interface BankLineFilter {
  readonly id?: number | undefined;
  readonly state?: BankLineState | undefined;
  readonly amount?: NumberFilter | undefined;
  /** `YYYY-MM-DD`, both included. */
  readonly bookedFrom?: string | undefined;
  readonly bookedTo?: string | undefined;
  /** Part of the payer's name or of what the payer wrote. */
  readonly text?: string | undefined;
}

export type BankLineRow = Selectable<BankLineTable>;

export interface ListedBankLine extends BankLineRow {
  readonly customer_id: number | null;
  readonly proposals: readonly Proposal[];
}

export async function listBankLines(
  context: Context,
  filter: BankLineFilter,
  paging: Paging,
): Promise<PageOf<ListedBankLine>> {
  const { bookedFrom, bookedTo, text } = filter;
  const query = context.transaction
    .selectFrom('bank_line as l')
    .where('l.business_id', '=', context.businessId)
    .where(
      allOf([
        equals('l.id', filter.id),
        equals('l.state', filter.state),
        isNumber('l.amount', filter.amount),
        bookedFrom === undefined ? undefined : sql<boolean>`l.booked_on >= ${bookedFrom}::date`,
        bookedTo === undefined ? undefined : sql<boolean>`l.booked_on <= ${bookedTo}::date`,
        text === undefined
          ? undefined
          : sql<boolean>`concat_ws(' ', l.payer_name, l.reference, l.description) ilike ${patternOf(text)}`,
      ]),
    );
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (total === 0 || paging.sizePage === 0) return { items: [], totalItems: total };
  const rows = await query
    .leftJoin('receipt as r', (join) =>
      join.onRef('r.business_id', '=', 'l.business_id').onRef('r.id', '=', 'l.receipt_id'),
    )
    .selectAll('l')
    .select('r.customer_id')
    .orderBy('l.booked_on', 'desc')
    .orderBy('l.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  const proposals = await proposeFor(context, rows);
  return {
    items: rows.map((row) => ({ ...row, proposals: proposals.get(row.id) ?? [] })),
    totalItems: total,
  };
}

export async function findBankLine(context: Context, id: number): Promise<ListedBankLine | undefined> {
  const { items } = await listBankLines(context, { id }, { page: 1, sizePage: 1 });
  return items[0];
}

/** By line, for those that are new. */
export async function proposeFor(
  context: Context,
  rows: readonly BankLineRow[],
): Promise<ReadonlyMap<number, readonly Proposal[]>> {
  const lines = rows.flatMap((row): SoughtLine[] => {
    const { id, amount, currency, payer_name: payerName } = row;
    const text = `${row.reference} ${row.description}`;
    return row.state === 'New' ? [{ id, amount, currency, payerName, text }] : [];
  });
  const candidates = await findCandidates(context, lines);
  return new Map(lines.map((line) => [line.id, proposeMatches(line, candidates.get(line.id) ?? [])]));
}
