/** Reads pricing tables as staff sees them, by any of what a list may filter by. */
import type { Selectable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { type TraceFilter, tracedAs } from '../accounts/traces.ts';
import { allOf, equals } from '../database/conditions.ts';
import type { PricingTableTable } from '../database/table-types.ts';

export interface PricingTableFilter {
  readonly id?: number | undefined;
  readonly segmentId?: number | undefined;
  readonly reference?: string | undefined;
  readonly isVisible?: boolean | undefined;
  readonly traces?: TraceFilter | undefined;
}

/** In their order. */
export async function listPricingTables(
  { transaction, businessId }: Context,
  filter: PricingTableFilter,
  paging: Paging,
): Promise<PageOf<Selectable<PricingTableTable>>> {
  const matching = transaction
    .selectFrom('pricing_table as t')
    .where('t.business_id', '=', businessId)
    .where(
      allOf([
        equals('t.id', filter.id),
        equals('t.segment_id', filter.segmentId),
        equals('t.reference', filter.reference),
        equals('t.is_visible', filter.isVisible),
        filter.traces && tracedAs('t', filter.traces),
      ]),
    );
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const items = await matching
    .selectAll('t')
    .orderBy('t.segment_id')
    .orderBy('t.position')
    .orderBy('t.id')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items, totalItems: total };
}

export async function findPricingTableById(
  context: Context,
  id: number,
): Promise<Selectable<PricingTableTable> | undefined> {
  const { items } = await listPricingTables(context, { id }, { page: 1, sizePage: 1 });
  return items[0];
}
