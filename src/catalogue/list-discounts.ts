/** Reads discounts as staff sees them, by any of what a list may filter by. */
import type { Selectable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { type TraceFilter, tracedAs } from '../accounts/traces.ts';
import { allOf, equals, includesText } from '../database/conditions.ts';
import type { DiscountState, DiscountTable } from '../database/table-types.ts';
import type { DiscountTarget } from '../domain/pricing/discount.ts';

export interface DiscountFilter {
  readonly id?: number | undefined;
  readonly segmentId?: number | undefined;
  readonly reference?: string | undefined;
  readonly state?: DiscountState | undefined;
  /** Somewhere in the name. */
  readonly name?: string | undefined;
  readonly targetFee?: DiscountTarget | undefined;
  readonly valueOff?: number | undefined;
  readonly countPeriods?: number | undefined;
  readonly traces?: TraceFilter | undefined;
}

export async function listDiscounts(
  { transaction, businessId }: Context,
  filter: DiscountFilter,
  paging: Paging,
): Promise<PageOf<Selectable<DiscountTable>>> {
  const matching = transaction
    .selectFrom('discount as d')
    .where('d.business_id', '=', businessId)
    .where(
      allOf([
        equals('d.id', filter.id),
        equals('d.segment_id', filter.segmentId),
        equals('d.reference', filter.reference),
        equals('d.state', filter.state),
        includesText('d.name', filter.name),
        equals('d.target_fee', filter.targetFee),
        equals('d.value_off', filter.valueOff),
        equals('d.count_periods', filter.countPeriods),
        filter.traces && tracedAs('d', filter.traces),
      ]),
    );
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const items = await matching
    .selectAll('d')
    .orderBy('d.id')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items, totalItems: total };
}

export async function findDiscountById(
  context: Context,
  id: number,
): Promise<Selectable<DiscountTable> | undefined> {
  const { items } = await listDiscounts(context, { id }, { page: 1, sizePage: 1 });
  return items[0];
}
