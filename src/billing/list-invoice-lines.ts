/** Pages of the lines of invoices and credit notes, the newest first, each with its tax. */
import { type SqlBool, sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { allOf, equals, isWithin } from '../database/conditions.ts';
import { isNumber, type NumberFilter } from '../database/number-filter.ts';
import type { Instant } from '../domain/calendar/instant.ts';

export interface InvoiceLineFilter {
  readonly id?: number | undefined;
  readonly invoiceId?: number | undefined;
  readonly subscriptionId?: number | undefined;
  readonly segmentId?: number | undefined;
  readonly amountSubtotal?: NumberFilter | undefined;
  readonly amountTotal?: NumberFilter | undefined;
  /** A line is changed with its document. */
  readonly updatedBy?: number | undefined;
  readonly updatedFrom?: Instant | undefined;
  readonly updatedTo?: Instant | undefined;
}

function selectLines({ transaction, businessId }: Context, filter: InvoiceLineFilter) {
  return transaction
    .selectFrom('invoice_line as l')
    .innerJoin('invoice as i', (join) =>
      join.onRef('i.business_id', '=', 'l.business_id').onRef('i.id', '=', 'l.invoice_id'),
    )
    .where('l.business_id', '=', businessId)
    .where(
      allOf([
        equals('l.id', filter.id),
        equals('l.invoice_id', filter.invoiceId),
        filter.subscriptionId === undefined ? undefined : isOf(businessId, filter.subscriptionId),
        equals('i.segment_id', filter.segmentId),
        isNumber('l.amount_subtotal', filter.amountSubtotal),
        isTotal(filter.amountTotal),
        equals('i.updated_by', filter.updatedBy),
        isWithin('i.updated_at', filter.updatedFrom, filter.updatedTo),
      ]),
    );
}

/** Through the documents of the buyer, and of the duplicates merged into it, which an index finds. */
function isOf(businessId: number, subscriptionId: number) {
  return sql<SqlBool>`l.subscription_id = ${subscriptionId} and i.customer_id in (
    select s.buyer_id from subscription s where s.business_id = ${businessId} and s.id = ${subscriptionId}
    union all
    select c.id from subscription s
      join customer c on c.business_id = s.business_id and c.merged_into_id = s.buyer_id
      where s.business_id = ${businessId} and s.id = ${subscriptionId})`;
}

function isTotal({ equal, min, max }: NumberFilter = {}) {
  const total = sql<number>`(l.amount_subtotal + l.amount_tax)`;
  return allOf([
    equal === undefined ? undefined : sql<SqlBool>`${total} = ${equal}`,
    min === undefined ? undefined : sql<SqlBool>`${total} >= ${min}`,
    max === undefined ? undefined : sql<SqlBool>`${total} <= ${max}`,
  ]);
}

function selectPage(context: Context, filter: InvoiceLineFilter, paging: Paging) {
  return selectLines(context, filter)
    .innerJoin('invoice_tax as t', (join) =>
      join
        .onRef('t.business_id', '=', 'l.business_id')
        .onRef('t.invoice_id', '=', 'l.invoice_id')
        .onRef('t.position', '=', 'l.tax_position'),
    )
    .selectAll('l')
    .select([
      'i.segment_id',
      'i.customer_id',
      'i.full_number',
      'i.updated_at',
      'i.updated_by',
      't.category',
      't.rate_per_ten_thousand',
    ])
    .orderBy('l.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
}

export type ListedInvoiceLine = Awaited<ReturnType<typeof selectPage>>[number];

export async function listInvoiceLines(
  context: Context,
  filter: InvoiceLineFilter,
  paging: Paging,
): Promise<PageOf<ListedInvoiceLine>> {
  const { total } = await selectLines(context, filter)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (total === 0 || paging.sizePage === 0) return { items: [], totalItems: total };
  return { items: await selectPage(context, filter, paging), totalItems: total };
}
