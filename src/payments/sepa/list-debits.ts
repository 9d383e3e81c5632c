/** Pages of direct debits, the newest first, with the customer and the invoice of each. */
import { type Selectable, sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../../accounts/paging.ts';
import { allOf, equals } from '../../database/conditions.ts';
import type { SepaDebitState, SepaDebitTable } from '../../database/table-types.ts';

export interface DebitFilter {
  readonly state?: SepaDebitState | undefined;
  readonly batchId?: number | undefined;
  readonly customerId?: number | undefined;
}

export interface ListedDebit extends Selectable<SepaDebitTable> {
  readonly customer_id: number;
  readonly customer_name: string;
  readonly invoice_id: number;
  readonly full_number: string | null;
}

export async function listDebits(
  context: Context,
  filter: DebitFilter,
  paging: Paging,
): Promise<PageOf<ListedDebit>> {
  const query = context.transaction
    .selectFrom('sepa_debit as d')
    .innerJoin('charge as h', (join) =>
      join
        .onRef('h.business_id', '=', 'd.business_id')
        .onRef('h.idempotency_key', '=', 'd.idempotency_key')
        .on('h.gateway', '=', 'sepa'),
    )
    .where('d.business_id', '=', context.businessId)
    .where(
      allOf([
        equals('d.state', filter.state),
        equals('d.batch_id', filter.batchId),
        equals('h.customer_id', filter.customerId),
      ]),
    );
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (total === 0 || paging.sizePage === 0) return { items: [], totalItems: total };
  const items = await query
    .innerJoin('customer as c', (join) =>
      join.onRef('c.business_id', '=', 'h.business_id').onRef('c.id', '=', 'h.customer_id'),
    )
    .innerJoin('invoice as i', (join) =>
      join.onRef('i.business_id', '=', 'h.business_id').onRef('i.id', '=', 'h.invoice_id'),
    )
    .selectAll('d')
    .select(['h.customer_id', 'h.invoice_id', 'i.full_number', sql<string>`c.name`.as('customer_name')])
    .orderBy('d.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items, totalItems: total };
}
