/** Changes the settings of a segment, found by its number: what is left out stays. */
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { Context } from './context.ts';
import { checkSegment, type NewSegment, segmentColumns } from './create-segment.ts';
import { findSegmentById } from './find-segments.ts';
import { recordAudit } from './record-audit.ts';

export interface SegmentChange extends Partial<Omit<NewSegment, 'dunningSteps'>> {
  readonly taxProfileId?: number | undefined;
}

/** What is issued keeps what it was issued with; a changed rule reaches what is billed from now on. */
export async function changeSegment(
  context: Context,
  segmentId: number,
  change: SegmentChange,
): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  await lockSegment(context, segmentId, change.currency !== undefined);
  const current = await findSegmentById(context, segmentId);
  if (!current) return refuse('Error.Segment.NotFound', 'segmentId');
  const { taxProfileId, ...given } = withoutUselessDay(change);
  const fields = Object.entries(given).filter(([, value]) => value !== undefined);
  const wanted: NewSegment = { ...current, ...Object.fromEntries(fields) };
  const checked = checkSegment(wanted);
  if (!checked.ok) return checked;
  if (wanted.currency !== current.currency && (await isCurrencyUsed(context, segmentId)))
    return refuse('Error.Segment.Currency.Locked', 'Currency');
  if (wanted.reference !== current.reference && (await isReferenceTaken(context, wanted.reference)))
    return refuse('Error.Segment.Reference.Taken', 'ReferenceSegment');
  await transaction
    .updateTable('segment')
    .set({ ...segmentColumns(wanted), tax_profile_id: taxProfileId ?? current.taxProfileId })
    .where('business_id', '=', businessId)
    .where('id', '=', segmentId)
    .execute();
  const names = [...fields.map(([name]) => name), ...(taxProfileId === undefined ? [] : ['taxProfileId'])];
  await recordAudit(context, {
    action: 'Segment.Changed',
    subjectKind: 'segment',
    subjectId: segmentId,
    data: { fields: names },
  });
  return accept(undefined);
}

/** A day goes with the mode that needs it, without being named. */
function withoutUselessDay(change: SegmentChange): SegmentChange {
  const { billingMode, billingDay } = change;
  const isUseless = billingMode !== undefined && billingMode !== 'FixedDay' && billingDay === undefined;
  return isUseless ? { ...change, billingDay: null } : change;
}

/** @param keepsSalesOut what is sold meanwhile waits, as it would be in the other currency */
async function lockSegment(
  { transaction, businessId }: Context,
  segmentId: number,
  keepsSalesOut: boolean,
): Promise<void> {
  const row = transaction
    .selectFrom('segment')
    .select('id')
    .where('business_id', '=', businessId)
    .where('id', '=', segmentId);
  await (keepsSalesOut ? row.forUpdate() : row.forNoKeyUpdate()).execute();
}

/** The amounts of all three are in the currency of the segment. */
async function isCurrencyUsed({ transaction, businessId }: Context, segmentId: number): Promise<boolean> {
  for (const table of ['invoice', 'subscription', 'balance_line'] as const) {
    const used = await transaction
      .selectFrom(table)
      .select('id')
      .where('business_id', '=', businessId)
      .where('segment_id', '=', segmentId)
      .limit(1)
      .executeTakeFirst();
    if (used) return true;
  }
  return false;
}

async function isReferenceTaken({ transaction, businessId }: Context, reference: string): Promise<boolean> {
  const other = await transaction
    .selectFrom('segment')
    .select('id')
    .where('business_id', '=', businessId)
    .where('reference', '=', reference)
    .executeTakeFirst();
  return other !== undefined;
}
