/** Pages of the features of subscriptions, each the subscription's own copy, the newest first. */
import type { Context } from '../accounts/context.ts';
import { isChangedWithin } from '../accounts/late-traces.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { allOf, equals } from '../database/conditions.ts';
import type { Instant } from '../domain/calendar/instant.ts';

export interface SubscriptionFeatureFilter {
  readonly id?: number | undefined;
  readonly subscriptionId?: number | undefined;
  readonly featureId?: number | undefined;
  readonly segmentId?: number | undefined;
  readonly updatedBy?: number | undefined;
  readonly updatedFrom?: Instant | undefined;
  readonly updatedTo?: Instant | undefined;
}

function selectFeatures({ transaction, businessId }: Context, filter: SubscriptionFeatureFilter) {
  const { updatedFrom, updatedTo } = filter;
  return transaction
    .selectFrom('subscription_feature as sf')
    .innerJoin('subscription as s', (join) =>
      join.onRef('s.business_id', '=', 'sf.business_id').onRef('s.id', '=', 'sf.subscription_id'),
    )
    .where('sf.business_id', '=', businessId)
    .where('s.state', '<>', 'Deleted')
    .where(
      allOf([
        equals('sf.id', filter.id),
        equals('sf.subscription_id', filter.subscriptionId),
        equals('sf.feature_id', filter.featureId),
        equals('s.segment_id', filter.segmentId),
        equals('sf.updated_by', filter.updatedBy),
        isChangedWithin('sf.updated_at', 's.created_at', updatedFrom, updatedTo),
      ]),
    );
}

function selectPage(context: Context, filter: SubscriptionFeatureFilter, paging: Paging) {
  return selectFeatures(context, filter)
    .innerJoin('feature as f', (join) =>
      join.onRef('f.business_id', '=', 'sf.business_id').onRef('f.id', '=', 'sf.feature_id'),
    )
    .selectAll('sf')
    .select(['s.segment_id', 's.created_at as subscription_created_at', 'f.reference', 'f.type'])
    .orderBy('sf.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
}

export type ListedSubscriptionFeature = Awaited<ReturnType<typeof selectPage>>[number];

export async function listSubscriptionFeatures(
  context: Context,
  filter: SubscriptionFeatureFilter,
  paging: Paging,
): Promise<PageOf<ListedSubscriptionFeature>> {
  const { total } = await selectFeatures(context, filter)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (total === 0 || paging.sizePage === 0) return { items: [], totalItems: total };
  return { items: await selectPage(context, filter, paging), totalItems: total };
}
