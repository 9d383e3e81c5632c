/** Lists the segments of a business with all that an agent may set of them. */
import { allOf, equals, includesText } from '../database/conditions.ts';
import type { DocumentKind } from '../database/table-types.ts';
import type { Context } from './context.ts';
import { offsetOf, type PageOf, type Paging } from './paging.ts';
import { type Segment, segmentOf, segmentRows } from './segment.ts';
import { type TraceFilter, type Traces, tracedAs, tracesOf } from './traces.ts';

export interface SegmentSettings extends Segment {
  readonly isDefault: boolean;
  readonly taxProfileId: number;
  readonly taxProfileReference: string;
  /** Of the numbers of its invoices and credit notes. */
  readonly patterns: Readonly<Record<DocumentKind, string>>;
  readonly traces: Traces;
}

export interface SegmentFilter {
  readonly id?: number | undefined;
  readonly reference?: string | undefined;
  readonly name?: string | undefined;
  readonly currency?: string | undefined;
  readonly taxProfileId?: number | undefined;
  readonly traces?: TraceFilter | undefined;
}

/** The default segment first. */
export async function findSegments(
  context: Context,
  filter: SegmentFilter,
  paging: Paging,
): Promise<PageOf<SegmentSettings>> {
  const query = segmentRows(context.transaction, context.businessId).where(
    allOf([
      equals('s.id', filter.id),
      equals('s.reference', filter.reference),
      includesText('s.name', filter.name),
      equals('s.currency', filter.currency),
      equals('s.tax_profile_id', filter.taxProfileId),
      filter.traces && tracedAs('s', filter.traces),
    ]),
  );
  const { total } = await query
    .clearSelect()
    .clearOrderBy()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const rows = await query
    .select('t.reference as tax_profile_reference')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  const ids = rows.map(({ id }) => id);
  const patterns = await loadPatterns(context, ids);
  const items = rows.map((row) => ({
    ...segmentOf(row),
    isDefault: row.is_default,
    taxProfileId: row.tax_profile_id,
    taxProfileReference: row.tax_profile_reference,
    patterns: {
      Debit: patterns.get(`Debit ${row.id}`) ?? '',
      Credit: patterns.get(`Credit ${row.id}`) ?? '',
    },
    traces: tracesOf(row),
  }));
  return { items, totalItems: total };
}

export async function findSegmentById(context: Context, id: number): Promise<SegmentSettings | undefined> {
  const { items } = await findSegments(context, { id }, { page: 1, sizePage: 1 });
  return items[0];
}

/** By kind and segment. */
async function loadPatterns(
  { transaction, businessId }: Context,
  segmentIds: readonly number[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction
    .selectFrom('number_series')
    .select(['segment_id', 'kind', 'pattern'])
    .where('business_id', '=', businessId)
    .where('segment_id', '=', ({ fn, val }) => fn<number>('any', [val(segmentIds)]))
    .execute();
  return new Map(rows.map(({ segment_id, kind, pattern }) => [`${kind} ${segment_id}`, pattern]));
}
