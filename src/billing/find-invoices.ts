/** Reads invoices and credit notes for lists and single views. */
import type { Kysely, Selectable } from 'kysely';
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

function select(database: Kysely<Tables>, businessId: number, filter: InvoiceFilter) {
  let query = database
    .selectFrom('invoice as i')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.business_id', '=', 'i.business_id').onRef('c.id', '=', 'i.customer_id'),
    )
    .innerJoin('segment as g', (join) =>
      join.onRef('g.business_id', '=', 'i.business_id').onRef('g.id', '=', 'i.segment_id'),
    )
    .where('i.business_id', '=', businessId);
  const { id, fullNumber, customerId, subscriptionId, segmentId } = filter;
  if (id !== undefined) query = query.where('i.id', '=', id);
  if (fullNumber !== undefined) query = query.where('i.full_number', '=', fullNumber);
  if (customerId !== undefined) query = query.where('i.customer_id', '=', customerId);
  if (segmentId !== undefined) query = query.where('i.segment_id', '=', segmentId);
  if (subscriptionId !== undefined)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('invoice_line as l')
          .select('l.invoice_id')
          .whereRef('l.business_id', '=', 'i.business_id')
          .whereRef('l.invoice_id', '=', 'i.id')
          .where('l.subscription_id', '=', subscriptionId),
      ),
    );
  return query;
}

/** The newest first. */
export async function findInvoices(
  database: Kysely<Tables>,
  businessId: number,
  filter: InvoiceFilter,
  paging: Paging,
): Promise<PageOf<InvoiceView>> {
  const query = select(database, businessId, filter);
  const { count } = await query
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (count === 0 || paging.sizePage === 0) return { items: [], totalItems: count };
  const items = await query
    .selectAll('i')
    .select(['c.reference as customer_reference', 'g.reference as segment_reference'])
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
  return select(database, businessId, filter)
    .selectAll('i')
    .select(['c.reference as customer_reference', 'g.reference as segment_reference'])
    .orderBy('i.id')
    .limit(1)
    .executeTakeFirst();
}
