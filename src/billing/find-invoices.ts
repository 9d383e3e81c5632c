/** Reads invoices and credit notes for lists and single views. */
import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import type { InvoiceTable, Tables } from '../database/table-types.ts';

export type InvoiceView = Selectable<InvoiceTable> & {
  readonly customer_reference: string;
  readonly segment_reference: string;
};

export interface InvoiceFilter {
  readonly id?: number | undefined;
  readonly fullNumber?: string | undefined;
  readonly customerId?: number | undefined;
  readonly subscriptionId?: number | undefined;
  readonly segmentId?: number | undefined;
}

/** Without what is only shown, so that counting reads one table. */
function select(database: Kysely<Tables>, businessId: number, filter: InvoiceFilter) {
  let query = database.selectFrom('invoice as i').where('i.business_id', '=', businessId);
  const { id, fullNumber, customerId, subscriptionId, segmentId } = filter;
  if (id !== undefined) query = query.where('i.id', '=', id);
  if (fullNumber !== undefined) query = query.where('i.full_number', '=', fullNumber);
  if (customerId !== undefined) query = query.where('i.customer_id', '=', customerId);
  if (segmentId !== undefined) query = query.where('i.segment_id', '=', segmentId);
  return subscriptionId === undefined ? query : query.where(isOfSubscription(businessId, subscriptionId));
}

/** Only the buyer's documents are looked through, by the index `invoice_of_customer`: a buyer never changes. */
function isOfSubscription(businessId: number, subscriptionId: number) {
  return sql<SqlBool>`i.customer_id = (select s.buyer_id from subscription s
      where s.business_id = ${businessId} and s.id = ${subscriptionId})
    and exists (select from invoice_line l where l.business_id = i.business_id and l.invoice_id = i.id
      and l.subscription_id = ${subscriptionId})`;
}

function selectColumns(database: Kysely<Tables>, businessId: number, filter: InvoiceFilter) {
  return select(database, businessId, filter)
    .innerJoin('customer as c', (join) =>
      join.onRef('c.business_id', '=', 'i.business_id').onRef('c.id', '=', 'i.customer_id'),
    )
    .innerJoin('segment as g', (join) =>
      join.onRef('g.business_id', '=', 'i.business_id').onRef('g.id', '=', 'i.segment_id'),
    )
    .selectAll('i')
    .select(['c.reference as customer_reference', 'g.reference as segment_reference']);
}

/** The newest first. */
export async function findInvoices(
  database: Kysely<Tables>,
  businessId: number,
  filter: InvoiceFilter,
  paging: Paging,
): Promise<PageOf<InvoiceView>> {
  const { count } = await select(database, businessId, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (count === 0 || paging.sizePage === 0) return { items: [], totalItems: count };
  const items = await selectColumns(database, businessId, filter)
    .orderBy('i.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items, totalItems: count };
}

export async function findInvoice(
  database: Kysely<Tables>,
  businessId: number,
  filter: InvoiceFilter,
): Promise<InvoiceView | undefined> {
  return selectColumns(database, businessId, filter).orderBy('i.id').limit(1).executeTakeFirst();
}
