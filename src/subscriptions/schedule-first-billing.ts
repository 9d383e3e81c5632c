/**
 * The first start of a buyer fixes its billing day: it is billed at once, then every month on that day, or on
 * the segment's fixed day, or only by hand (domain.md §6).
 */
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { updateRows } from '../database/bulk.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { nextFixedDayAfter } from '../domain/calendar/period.ts';

export interface StartedBuyer {
  readonly buyerId: number;
  readonly segmentId: number;
  readonly startedAt: Instant;
}

const columns = {
  business_id: 'bigint',
  id: 'bigint',
  billing_anchor_at: 'timestamptz',
  next_billing_at: 'timestamptz',
} as const;

/** A buyer that is already scheduled keeps its day; one that is billed by hand gets none. */
export async function scheduleFirstBilling(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  started: readonly StartedBuyer[],
): Promise<void> {
  const scheduled = new Map<number, { readonly anchorAt: Instant; readonly nextAt: Instant }>();
  for (const { buyerId, segmentId, startedAt } of started) {
    const segment = segments.get(segmentId);
    if (!segment || segment.billingMode === 'Manual' || scheduled.has(buyerId)) continue;
    scheduled.set(buyerId, { anchorAt: startedAt, nextAt: firstBillingAt(segment, context.now) });
  }
  const rows = (await lockUnscheduled(context, [...scheduled.keys()])).flatMap(
    ({ id, billing_anchor_at }) => {
      const one = scheduled.get(id);
      if (!one) return [];
      const anchorAt = billing_anchor_at ?? one.anchorAt;
      return [
        { business_id: context.businessId, id, billing_anchor_at: anchorAt, next_billing_at: one.nextAt },
      ];
    },
  );
  await updateRows(context.transaction, 'customer', ['business_id', 'id'], columns, rows);
}

/**
 * Apart from the update: with `next_billing_at is null` in one statement with the values, PostgreSQL expects a single
 * row where most have a date, and compares every buyer with every value (0.25 s for 1,000 instead of 0.02).
 */
async function lockUnscheduled({ transaction, businessId }: Context, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return transaction
    .selectFrom('customer')
    .select(['id', 'billing_anchor_at'])
    .where('business_id', '=', businessId)
    .where('id', '=', ({ fn, val }) => fn<number>('any', [val(ids)]))
    .where('next_billing_at', 'is', null)
    .where('is_billed_automatically', '=', true)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

function firstBillingAt(segment: Segment, now: Instant): Instant {
  if (segment.billingMode !== 'FixedDay' || segment.billingDay === null) return now;
  return nextFixedDayAfter(segment.billingDay, now, segment.timeZone);
}
