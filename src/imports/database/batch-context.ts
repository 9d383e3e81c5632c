/** What the writing of one batch is given: the use cases' context at the business's own time, and its segments. */
import { businessOf } from '../../accounts/business.ts';
import type { Agent, Context } from '../../accounts/context.ts';
import { loadSegmentsById, type Segment } from '../../accounts/segment.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { readClock } from '../../domain/clock/business-clock.ts';

export interface BatchContext {
  readonly context: Context;
  readonly segment: Segment;
  readonly segments: ReadonlyMap<number, Segment>;
}

/** The clock is read anew in every transaction: it may be moved while an import runs. */
export async function openBatchContext(
  transaction: Context['transaction'],
  { businessId, segmentId }: { readonly businessId: number; readonly segmentId: number },
  agent: Agent,
  realNow: Instant,
): Promise<BatchContext> {
  const row = await transaction
    .selectFrom('business')
    .selectAll()
    .where('business_id', '=', businessId)
    .executeTakeFirstOrThrow();
  const segments = await loadSegmentsById(transaction, businessId);
  const segment = segments.get(segmentId);
  if (!segment) throw new Error(`segment ${segmentId} of business ${businessId} is gone`);
  const now = readClock(businessOf(row).clock, realNow);
  return { context: { businessId, agent, now, transaction }, segment, segments };
}
