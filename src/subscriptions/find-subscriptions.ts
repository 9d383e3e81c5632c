/** Reads subscriptions for lists and single views, with their features. Two statements a page. */
import { type Kysely, type SqlBool, sql } from 'kysely';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { type TraceFilter, tracedAs } from '../accounts/traces.ts';
import { allOf, equals, isWithin } from '../database/conditions.ts';
import { isNumber, type NumberFilter } from '../database/number-filter.ts';
import type { SubscriptionState, Tables } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { TimeUnit } from '../domain/calendar/period.ts';
import { type LocalizedText, parseLocalizedText } from '../domain/localized-text.ts';
import type { FeatureType } from '../domain/subscription/terms.ts';

export interface SubscriptionFilter {
  readonly id?: number | undefined;
  readonly segmentId?: number | undefined;
  readonly customerId?: number | undefined;
  readonly buyerId?: number | undefined;
  readonly offerId?: number | undefined;
  readonly states?: readonly SubscriptionState[] | undefined;
  readonly customerLanguage?: string | undefined;
  readonly startedFrom?: Instant | undefined;
  readonly startedTo?: Instant | undefined;
  /** By the terms that it has now. */
  readonly terms?: TermsFilter | undefined;
  readonly traces?: TraceFilter | undefined;
  /** Only for the answer of the change that deleted it. */
  readonly isDeletedToo?: boolean | undefined;
}

/** Numbers by their column, and the units. */
export interface TermsFilter {
  readonly numbers: Readonly<Partial<Record<NumberOfTerms, NumberFilter>>>;
  readonly unitTrial?: TimeUnit | undefined;
  readonly unitRecurrence?: TimeUnit | undefined;
}

type NumberOfTerms =
  | 'amount_up_front'
  | 'amount_trial'
  | 'duration_trial'
  | 'amount_recurrence'
  | 'duration_recurrence'
  | 'count_recurrences'
  | 'count_min_recurrences'
  | 'amount_termination';

export interface SubscriptionFeatureView {
  readonly featureId: number;
  readonly reference: string;
  readonly type: FeatureType;
  readonly isVisible: boolean;
  readonly titleTexts: LocalizedText;
  readonly descriptionTexts: LocalizedText;
  readonly isIncluded: boolean;
  readonly isEnabled: boolean;
  /** Null = unlimited. */
  readonly quantityIncluded: number | null;
  readonly quantityCurrent: number;
  /** The price steps as stored; `catalogue/steps.ts` parses them. */
  readonly steps: unknown;
  readonly isVolume: boolean;
  readonly isUpdatedAtFullPrice: boolean;
  readonly isFreeInTrial: boolean;
}

/** Without what is only shown, so that counting reads one table. */
function select(database: Kysely<Tables>, businessId: number, filter: SubscriptionFilter) {
  let query = database
    .selectFrom('subscription as s')
    .where('s.business_id', '=', businessId)
    .where(detailsOf(filter));
  const { id, segmentId, customerId, buyerId, offerId, states, isDeletedToo } = filter;
  if (!isDeletedToo) query = query.where('s.state', '<>', 'Deleted');
  if (id !== undefined) query = query.where('s.id', '=', id);
  if (segmentId !== undefined) query = query.where('s.segment_id', '=', segmentId);
  if (customerId !== undefined) query = query.where('s.customer_id', '=', customerId);
  if (buyerId !== undefined) query = query.where('s.buyer_id', '=', buyerId);
  if (offerId !== undefined) query = query.where('s.offer_id', '=', offerId);
  if (states !== undefined) query = query.where('s.state', 'in', states);
  return query;
}

/** What the staff asks for besides whose subscriptions they are. */
function detailsOf({ customerLanguage, startedFrom, startedTo, terms, traces }: SubscriptionFilter) {
  return allOf([
    customerLanguage === undefined
      ? undefined
      : sql<SqlBool>`exists (select from customer c where c.business_id = s.business_id and c.id = s.customer_id
          and c.language = ${customerLanguage})`,
    isWithin('s.started_at', startedFrom, startedTo),
    ...Object.entries(terms?.numbers ?? {}).map(([column, asked]) => isNumber(`s.${column}`, asked)),
    equals('s.unit_trial', terms?.unitTrial),
    equals('s.unit_recurrence', terms?.unitRecurrence),
    traces && tracedAs('s', traces),
  ]);
}

function selectColumns(database: Kysely<Tables>, businessId: number, filter: SubscriptionFilter) {
  return select(database, businessId, filter)
    .innerJoin('customer as c', (join) =>
      join.onRef('c.business_id', '=', 's.business_id').onRef('c.id', '=', 's.customer_id'),
    )
    .innerJoin('customer as b', (join) =>
      join.onRef('b.business_id', '=', 's.business_id').onRef('b.id', '=', 's.buyer_id'),
    )
    .innerJoin('offer as o', (join) =>
      join.onRef('o.business_id', '=', 's.business_id').onRef('o.id', '=', 's.offer_id'),
    )
    .innerJoin('segment as g', (join) =>
      join.onRef('g.business_id', '=', 's.business_id').onRef('g.id', '=', 's.segment_id'),
    )
    .selectAll('s')
    .select([
      'c.reference as customer_reference',
      'c.language as customer_language',
      'c.status as customer_status',
      'c.link_generation as customer_link_generation',
      'b.reference as buyer_reference',
      'b.next_billing_at as buyer_next_billing_at',
      'b.language as buyer_language',
      'o.reference as offer_reference',
      'o.name as offer_name',
      'g.reference as segment_reference',
      'g.currency',
      'g.language as segment_language',
      'g.time_zone',
    ]);
}

type SubscriptionRow = Awaited<ReturnType<ReturnType<typeof selectColumns>['execute']>>[number];

export type SubscriptionView = SubscriptionRow & {
  readonly titleTexts: LocalizedText;
  readonly features: readonly SubscriptionFeatureView[];
};

/** The newest first. */
export async function findSubscriptions(
  database: Kysely<Tables>,
  businessId: number,
  filter: SubscriptionFilter,
  paging: Paging,
): Promise<PageOf<SubscriptionView>> {
  const { count } = await select(database, businessId, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (count === 0 || paging.sizePage === 0) return { items: [], totalItems: count };
  const rows = await selectColumns(database, businessId, filter)
    .orderBy('s.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  const ids = rows.map((row) => row.id);
  const features = await loadFeatureViews(database, businessId, ids);
  const items = rows.map((row) => ({
    ...row,
    titleTexts: parseLocalizedText(row.title),
    features: features.get(row.id) ?? [],
  }));
  return { items, totalItems: count };
}

async function loadFeatureViews(
  database: Kysely<Tables>,
  businessId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly SubscriptionFeatureView[]>> {
  const rows = await database
    .selectFrom('subscription_feature as sf')
    .innerJoin('feature as f', (join) =>
      join.onRef('f.business_id', '=', 'sf.business_id').onRef('f.id', '=', 'sf.feature_id'),
    )
    .selectAll('sf')
    .select(['f.reference', 'f.type', 'f.is_visible', 'f.title', 'f.description'])
    .where('sf.business_id', '=', businessId)
    .where('sf.subscription_id', '=', ({ fn, val }) => fn<number>('any', [val(ids)]))
    .orderBy('sf.subscription_id')
    .orderBy('sf.position')
    .orderBy('sf.feature_id')
    .execute();
  const bySubscription = new Map<number, SubscriptionFeatureView[]>();
  for (const row of rows) {
    const features = bySubscription.get(row.subscription_id) ?? [];
    bySubscription.set(row.subscription_id, features);
    features.push({
      featureId: row.feature_id,
      reference: row.reference,
      type: row.type,
      isVisible: row.is_visible,
      titleTexts: parseLocalizedText(row.title),
      descriptionTexts: parseLocalizedText(row.description),
      isIncluded: row.is_included,
      isEnabled: row.is_enabled,
      quantityIncluded: row.quantity_included,
      quantityCurrent: row.quantity_current,
      steps: row.steps,
      isVolume: row.is_volume,
      isUpdatedAtFullPrice: row.is_updated_at_full_price,
      isFreeInTrial: row.is_free_in_trial,
    });
  }
  return bySubscription;
}
