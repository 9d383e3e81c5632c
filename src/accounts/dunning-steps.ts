/** The dunning steps of segments: read, and replaced as a whole. */
import { sql } from 'kysely';
import { type DunningStep, findFaultyStep, inOrder } from '../domain/collecting/dunning-steps.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { Context } from './context.ts';
import { findSegmentById } from './find-segments.ts';
import { recordAudit } from './record-audit.ts';

/** By segment, each in the order in which they are done. */
export async function loadDunningSteps({
  transaction,
  businessId,
}: Context): Promise<ReadonlyMap<number, readonly DunningStep[]>> {
  const rows = await transaction
    .selectFrom('dunning_step')
    .select(['segment_id', 'days', 'action', 'level'])
    .where('business_id', '=', businessId)
    .execute();
  const bySegment = Map.groupBy(rows, (row) => row.segment_id);
  return new Map([...bySegment].map(([segmentId, steps]) => [segmentId, inOrder(steps)]));
}

/** What was done stays done: an invoice goes on with the first step after the days that it has reached. */
export async function replaceDunningSteps(
  context: Context,
  segmentId: number,
  steps: readonly DunningStep[],
): Promise<Outcome<readonly DunningStep[]>> {
  const { transaction, businessId } = context;
  if (!(await findSegmentById(context, segmentId))) return refuse('Error.Segment.NotFound', 'segmentId');
  const faulty = findFaultyStep(steps);
  if (faulty !== undefined)
    return refuse('Error.Dunning.Step.Invalid', 'DunningSteps', { position: faulty + 1 });
  await transaction
    .deleteFrom('dunning_step')
    .where('business_id', '=', businessId)
    .where('segment_id', '=', segmentId)
    .execute();
  await writeDunningSteps(context, segmentId, steps);
  await sql`
    update invoice i set dunned_days = reached.days
    from (select u.id, coalesce((select max(s.days) from dunning_step s
        where s.business_id = u.business_id and s.segment_id = u.segment_id and s.days <= u.dunned_days), -1) as days
      from invoice u where u.business_id = ${businessId} and u.segment_id = ${segmentId} and u.dunned_days >= 0) reached
    where i.business_id = ${businessId} and i.id = reached.id and i.dunned_days <> reached.days`.execute(
    transaction,
  );
  await recordAudit(context, {
    action: 'Segment.DunningChanged',
    subjectKind: 'segment',
    subjectId: segmentId,
    data: { steps: inOrder(steps) },
  });
  return accept(inOrder(steps));
}

export async function writeDunningSteps(
  { transaction, businessId }: Pick<Context, 'transaction' | 'businessId'>,
  segmentId: number,
  steps: readonly DunningStep[],
): Promise<void> {
  if (steps.length === 0) return;
  const rows = steps.map((step) => ({ business_id: businessId, segment_id: segmentId, ...step }));
  await transaction.insertInto('dunning_step').values(rows).execute();
}
