/** Invoices that were given up, the newest first, with what came in of them all the same. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { allOf, equals } from '../database/conditions.ts';
import type { Instant } from '../domain/calendar/instant.ts';

export interface WriteOff {
  readonly id: number;
  readonly invoice_id: number;
  readonly customer_id: number;
  readonly currency: string;
  readonly amount: number;
  /** Paid since, minor units. */
  readonly recovered: number;
  readonly reason: string | null;
  readonly actor: string;
  readonly written_off_at: Instant;
}

export interface WriteOffFilter {
  readonly invoiceId?: number | undefined;
  readonly customerId?: number | undefined;
}

export async function findWriteOffs(
  { transaction, businessId }: Context,
  { invoiceId, customerId }: WriteOffFilter,
  paging: Paging,
): Promise<PageOf<WriteOff>> {
  const query = transaction
    .selectFrom('write_off as w')
    .innerJoin('invoice as i', (join) =>
      join.onRef('i.business_id', '=', 'w.business_id').onRef('i.id', '=', 'w.invoice_id'),
    )
    .where('w.business_id', '=', businessId)
    .where(allOf([equals('w.invoice_id', invoiceId), equals('w.customer_id', customerId)]));
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const items = await query
    .select(['w.id', 'w.invoice_id', 'w.customer_id', 'w.amount', 'w.reason', 'w.actor', 'w.written_off_at'])
    .select(['i.currency', sql<number>`greatest(0, i.amount_paid - w.amount_paid)`.as('recovered')])
    .orderBy('w.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items, totalItems: total };
}
