/** Pages of receipts, the newest first, each with the payments that its money made. */
import { type Selectable, sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../../accounts/paging.ts';
import { allOf, equals } from '../../database/conditions.ts';
import type { ReceiptState, ReceiptTable } from '../../database/table-types.ts';

export interface ReceiptFilter {
  readonly id?: number | undefined;
  readonly customerId?: number | undefined;
  readonly state?: ReceiptState | undefined;
  /** Only those with money that no invoice has taken yet, or only the others. */
  readonly hasMoneyOnAccount?: boolean | undefined;
}

export interface ListedReceipt extends Selectable<ReceiptTable> {
  readonly payment_ids: readonly number[];
  readonly bank_line_id: number | null;
  readonly customer_name: string;
}

export async function listReceipts(
  context: Context,
  filter: ReceiptFilter,
  paging: Paging,
): Promise<PageOf<ListedReceipt>> {
  const { hasMoneyOnAccount } = filter;
  const query = context.transaction
    .selectFrom('receipt as r')
    .where('r.business_id', '=', context.businessId)
    .where(
      allOf([
        equals('r.id', filter.id),
        equals('r.customer_id', filter.customerId),
        equals('r.state', filter.state),
        hasMoneyOnAccount === undefined
          ? undefined
          : sql<boolean>`(r.amount_on_account > 0) = ${hasMoneyOnAccount}`,
      ]),
    );
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (total === 0 || paging.sizePage === 0) return { items: [], totalItems: total };
  const items = await query
    .selectAll('r')
    .select([
      sql<
        number[]
      >`array(select p.id from payment p where p.business_id = r.business_id and p.receipt_id = r.id
        order by p.id)`.as('payment_ids'),
      sql<
        number | null
      >`(select l.id from bank_line l where l.business_id = r.business_id and l.receipt_id = r.id)`.as(
        'bank_line_id',
      ),
    ])
    .innerJoin('customer as c', (join) =>
      join.onRef('c.business_id', '=', 'r.business_id').onRef('c.id', '=', 'r.customer_id'),
    )
    .select('c.name as customer_name')
    .orderBy('r.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items, totalItems: total };
}

export async function findReceipt(context: Context, id: number): Promise<ListedReceipt | undefined> {
  const { items } = await listReceipts(context, { id }, { page: 1, sizePage: 1 });
  return items[0];
}
