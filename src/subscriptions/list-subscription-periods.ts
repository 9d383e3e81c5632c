/** Pages of the periods that subscriptions went through, the newest first. Period 0 is a trial. */
import { type SqlBool, sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { allOf, equals, isWithin } from '../database/conditions.ts';
import type { Instant } from '../domain/calendar/instant.ts';

export interface SubscriptionPeriodFilter {
  readonly id?: number | undefined;
  readonly subscriptionId?: number | undefined;
  readonly segmentId?: number | undefined;
  readonly isTrial?: boolean | undefined;
  readonly startFrom?: Instant | undefined;
  readonly startTo?: Instant | undefined;
  readonly endFrom?: Instant | undefined;
  readonly endTo?: Instant | undefined;
}

export interface ListedSubscriptionPeriod {
  readonly id: number;
  readonly subscription_id: number;
  readonly segment_id: number;
  readonly number: number;
  readonly start_at: Instant;
  readonly end_at: Instant;
}

export async function listSubscriptionPeriods(
  { transaction, businessId }: Context,
  filter: SubscriptionPeriodFilter,
  paging: Paging,
): Promise<PageOf<ListedSubscriptionPeriod>> {
  const { isTrial } = filter;
  const query = transaction
    .selectFrom('subscription_period as p')
    .innerJoin('subscription as s', (join) =>
      join.onRef('s.business_id', '=', 'p.business_id').onRef('s.id', '=', 'p.subscription_id'),
    )
    .where('p.business_id', '=', businessId)
    .where(
      allOf([
        equals('p.id', filter.id),
        equals('p.subscription_id', filter.subscriptionId),
        equals('s.segment_id', filter.segmentId),
        isTrial === undefined ? undefined : sql<SqlBool>`(p.number = 0) = ${isTrial}`,
        isWithin('p.start_at', filter.startFrom, filter.startTo),
        isWithin('p.end_at', filter.endFrom, filter.endTo),
      ]),
    );
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (total === 0 || paging.sizePage === 0) return { items: [], totalItems: total };
  const items = await query
    .select(['p.id', 'p.subscription_id', 's.segment_id', 'p.number', 'p.start_at', 'p.end_at'])
    .orderBy('p.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items, totalItems: total };
}
