/** Issues a draft now, whatever its delay. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import type { Segment } from '../accounts/segment.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { finaliseDrafts } from './finalise-due-drafts.ts';
import { lockInvoice } from './lock-invoice.ts';

export async function finaliseDraft(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  id: number,
): Promise<Outcome<void>> {
  const draft = await lockInvoice(context, id, ['Draft']);
  if (!draft.ok) return draft;
  await finaliseDrafts(context, segments, [id]);
  await recordAudit(context, { action: 'Invoice.Finalised', subjectKind: 'invoice', subjectId: id });
  return accept(undefined);
}
