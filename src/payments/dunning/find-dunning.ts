/** What dunning did, for one invoice, one customer or all, the newest first. */
import type { Context } from '../../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../../accounts/paging.ts';
import { allOf, equals } from '../../database/conditions.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { DunningStep } from '../../domain/collecting/dunning-steps.ts';

export interface DunningFilter {
  readonly invoiceId?: number | undefined;
  readonly customerId?: number | undefined;
}

export interface DunningMeasure extends DunningStep {
  readonly id: number;
  readonly invoiceId: number;
  readonly customerId: number;
  readonly actor: string;
  readonly appliedAt: Instant;
  /** Of a suspension: when its invoice was settled. */
  readonly endedAt: Instant | null;
}

export async function findDunning(
  { transaction, businessId }: Context,
  filter: DunningFilter,
  paging: Paging,
): Promise<PageOf<DunningMeasure>> {
  const query = transaction
    .selectFrom('dunning_measure as m')
    .where('m.business_id', '=', businessId)
    .where(allOf([equals('m.invoice_id', filter.invoiceId), equals('m.customer_id', filter.customerId)]));
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .selectAll('m')
    .orderBy('m.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  const items = rows.map((row) => ({
    id: row.id,
    invoiceId: row.invoice_id,
    customerId: row.customer_id,
    days: row.days,
    action: row.action,
    level: row.level,
    actor: row.actor,
    appliedAt: row.applied_at,
    endedAt: row.ended_at,
  }));
  return { items, totalItems: total };
}
