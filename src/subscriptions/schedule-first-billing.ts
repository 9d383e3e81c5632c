/**
 * The first start of a buyer fixes its billing day: it is billed at once, then every month on that day, or on
 * the segment's fixed day, or only by hand (domain.md §6).
 */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { nextFixedDayAfter } from '../domain/calendar/period.ts';

export interface StartedBuyer {
  readonly buyerId: number;
  readonly segmentId: number;
  readonly startedAt: Instant;
}

/** A buyer that is already scheduled keeps its day; one that is billed by hand gets none. */
export async function scheduleFirstBilling(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  started: readonly StartedBuyer[],
): Promise<void> {
  const scheduled = new Map<number, { anchor: string; next: string }>();
  for (const { buyerId, segmentId, startedAt } of started) {
    const segment = segments.get(segmentId);
    if (!segment || segment.billingMode === 'Manual' || scheduled.has(buyerId)) continue;
    const next = toTimestamp(firstBillingAt(segment, context.now));
    scheduled.set(buyerId, { anchor: toTimestamp(startedAt), next });
  }
  if (scheduled.size === 0) return;
  const values = [...scheduled.values()];
  await sql`
    update customer c
    set billing_anchor_at = coalesce(c.billing_anchor_at, v.anchor_at), next_billing_at = v.next_at
    from unnest(${[...scheduled.keys()]}::bigint[], ${values.map((value) => value.anchor)}::timestamptz[],
                ${values.map((value) => value.next)}::timestamptz[]) as v(id, anchor_at, next_at)
    where c.business_id = ${context.businessId} and c.id = v.id
      and c.next_billing_at is null and c.is_billed_automatically
  `.execute(context.transaction);
}

function firstBillingAt(segment: Segment, now: Instant): Instant {
  if (segment.billingMode !== 'FixedDay' || segment.billingDay === null) return now;
  return nextFixedDayAfter(segment.billingDay, now, segment.timeZone);
}
