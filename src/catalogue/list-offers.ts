/** Reads offers as staff sees them, by any of what a list may filter by. Their features have a list of their own. */
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { type TraceFilter, tracedAs } from '../accounts/traces.ts';
import { allOf, equals, includesText } from '../database/conditions.ts';
import { isNumber, type NumberFilter } from '../database/number-filter.ts';
import type { LifeState } from '../database/table-types.ts';
import type { TimeUnit } from '../domain/calendar/period.ts';
import type { Offer } from './offer.ts';
import { offersOfRows } from './offer-rows.ts';

export interface OfferListFilter {
  readonly id?: number | undefined;
  readonly segmentId?: number | undefined;
  readonly reference?: string | undefined;
  readonly lifeState?: LifeState | undefined;
  /** Somewhere in the name. */
  readonly name?: string | undefined;
  readonly isVisible?: boolean | undefined;
  readonly amountUpFront?: NumberFilter | undefined;
  readonly amountTrial?: NumberFilter | undefined;
  readonly durationTrial?: NumberFilter | undefined;
  readonly unitTrial?: TimeUnit | undefined;
  readonly amountRecurrence?: NumberFilter | undefined;
  readonly durationRecurrence?: NumberFilter | undefined;
  readonly unitRecurrence?: TimeUnit | undefined;
  readonly countRecurrences?: NumberFilter | undefined;
  readonly countMinRecurrences?: NumberFilter | undefined;
  readonly amountTermination?: NumberFilter | undefined;
  readonly traces?: TraceFilter | undefined;
}

/** Segment by segment, each in its order; without their features. */
export async function listOffers(
  context: Context,
  filter: OfferListFilter,
  paging: Paging,
): Promise<PageOf<Offer>> {
  const matching = context.transaction
    .selectFrom('offer as o')
    .where('o.business_id', '=', context.businessId)
    .where(
      allOf([
        equals('o.id', filter.id),
        equals('o.segment_id', filter.segmentId),
        equals('o.reference', filter.reference),
        equals('o.life_state', filter.lifeState),
        includesText('o.name', filter.name),
        equals('o.is_visible', filter.isVisible),
        isNumber('o.amount_up_front', filter.amountUpFront),
        isNumber('o.amount_trial', filter.amountTrial),
        isNumber('o.duration_trial', filter.durationTrial),
        equals('o.unit_trial', filter.unitTrial),
        isNumber('o.amount_recurrence', filter.amountRecurrence),
        isNumber('o.duration_recurrence', filter.durationRecurrence),
        equals('o.unit_recurrence', filter.unitRecurrence),
        isNumber('o.count_recurrences', filter.countRecurrences),
        isNumber('o.count_min_recurrences', filter.countMinRecurrences),
        isNumber('o.amount_termination', filter.amountTermination),
        filter.traces && tracedAs('o', filter.traces),
      ]),
    );
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const rows = await matching
    .selectAll('o')
    .orderBy('o.segment_id')
    .orderBy('o.position')
    .orderBy('o.id')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items: await offersOfRows(context, rows, false), totalItems: total };
}
