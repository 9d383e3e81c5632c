/** Sets how the numbers of a segment's documents are written, from the next one on; the counters go on. */
import type { DocumentKind } from '../database/table-types.ts';
import { checkPattern } from '../domain/billing/number-series.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { Context } from './context.ts';
import { recordAudit } from './record-audit.ts';

export type NumberPatterns = Readonly<Record<DocumentKind, string | undefined>>;

const fieldOf = { Debit: 'PatternInvoice', Credit: 'PatternCreditNote' } as const;

/** Two series of a business never share a pattern: their documents would share their numbers (domain.md §8). */
export async function setNumberPatterns(
  context: Context,
  segmentId: number,
  patterns: NumberPatterns,
): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  // Billing waits for these rows: they are left alone when nothing is asked of them.
  if (patterns.Debit === undefined && patterns.Credit === undefined) return accept(undefined);
  const series = await transaction
    .selectFrom('number_series')
    .select(['segment_id', 'kind', 'pattern'])
    .where('business_id', '=', businessId)
    .orderBy('segment_id')
    .orderBy('kind')
    .forNoKeyUpdate()
    .execute();
  const after = series.map((one) => ({
    ...one,
    pattern: (one.segment_id === segmentId ? patterns[one.kind] : undefined) ?? one.pattern,
  }));
  for (const kind of ['Debit', 'Credit'] as const) {
    const pattern = patterns[kind];
    if (pattern === undefined) continue;
    const checked = checkPattern(pattern);
    if (!checked.ok) return refuse(checked.refusals[0].code, fieldOf[kind], checked.refusals[0].params);
    if (after.filter((one) => one.pattern === pattern).length > 1)
      return refuse('Error.NumberSeries.Pattern.Taken', fieldOf[kind]);
    const before = series.find((one) => one.segment_id === segmentId && one.kind === kind);
    if (before?.pattern === pattern) continue;
    await transaction
      .updateTable('number_series')
      .set({ pattern })
      .where('business_id', '=', businessId)
      .where('segment_id', '=', segmentId)
      .where('kind', '=', kind)
      .execute();
    await recordAudit(context, {
      action: 'NumberSeries.Changed',
      subjectKind: 'segment',
      subjectId: segmentId,
      data: { kind, from: before?.pattern ?? null, to: pattern },
    });
  }
  return accept(undefined);
}
