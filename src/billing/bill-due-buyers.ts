/**
 * One batch of the tick: bills the buyers whose day has come and that no other worker holds, and sets their
 * next day. A crash before the commit leaves them due; after it, they are not.
 */
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { asBatch } from '../accounts/tick-failures.ts';
import { updateRows } from '../database/bulk.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { addDays, nextBoundaryAfter, nextFixedDayAfter } from '../domain/calendar/period.ts';
import { recordEvents } from '../events/record-events.ts';
import { billBuyers } from './bill-buyers.ts';
import { claimDueBuyers, lockBuyers } from './load-buyers.ts';
import { type PlannedBuyer, planBuyers } from './plan-buyers.ts';

export interface BilledBatch {
  readonly buyerCount: number;
  readonly invoiceCount: number;
}

/** `buyerCount` is 0 when none is due or free. */
export async function billDueBuyers(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  until: Instant,
  limit: number,
  buyerId?: number,
): Promise<BilledBatch> {
  const ids = await claimDueBuyers(context, until, limit, buyerId);
  if (ids.length === 0) return { buyerCount: 0, invoiceCount: 0 };
  return asBatch(context, 'Billing', ids, () => billClaimed(context, segments, ids));
}

async function billClaimed(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  ids: readonly number[],
): Promise<BilledBatch> {
  const buyers = await lockBuyers(context, ids);
  const planned = await planBuyers(context, segments, buyers);
  await scheduleNext(context, planned);
  const failed = planned.filter(({ plan }) => !plan.ok);
  await recordEvents(
    context,
    failed.map(({ buyer }) => ({ type: 'CustomerBillingFailed', customerId: buyer.id })),
  );
  const invoices = await billBuyers(context, planned);
  return { buyerCount: ids.length, invoiceCount: invoices.size };
}

async function scheduleNext(context: Context, planned: readonly PlannedBuyer[]): Promise<void> {
  const columns = { business_id: 'bigint', id: 'bigint', next_billing_at: 'timestamptz' } as const;
  const rows = planned.map((one) => ({
    business_id: context.businessId,
    id: one.buyer.id,
    next_billing_at: nextBillingAt(one, context.now),
  }));
  await updateRows(context.transaction, 'customer', ['business_id', 'id'], columns, rows);
}

/** Monthly on the buyer's or the segment's day; null once nothing will be due any more. */
function nextBillingAt({ buyer, segment, plan }: PlannedBuyer, now: Instant): Instant | null {
  const { timeZone, billingMode, billingDay } = segment;
  if (!plan.ok) return addDays(now, 1, timeZone);
  if (billingMode === 'Manual' || !buyer.hasLivingSubscription) return null;
  if (billingMode === 'FixedDay' && billingDay !== null) return nextFixedDayAfter(billingDay, now, timeZone);
  const anchorAt = buyer.billingAnchorAt ?? buyer.nextBillingAt ?? now;
  return nextBoundaryAfter(anchorAt, { count: 1, unit: 'Month' }, now, timeZone);
}
