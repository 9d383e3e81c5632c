/** Reads invoices and credit notes for lists and single views. */
import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { type TraceFilter, tracedAs } from '../accounts/traces.ts';
import { allOf, equals, isOneOf, isWithin } from '../database/conditions.ts';
import { isNumber, type NumberFilter } from '../database/number-filter.ts';
import type { CustomerStatus, InvoiceTable, Tables } from '../database/table-types.ts';
import type { InvoiceState, PaymentType } from '../domain/billing/invoice-state.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { DocumentKind } from './document.ts';

export type InvoiceView = Selectable<InvoiceTable> & {
  readonly customer_reference: string;
  readonly customer_status: CustomerStatus;
  readonly customer_link_generation: number;
  readonly segment_reference: string;
};

export interface InvoiceFilter {
  readonly id?: number | undefined;
  readonly fullNumber?: string | undefined;
  readonly customerId?: number | undefined;
  readonly subscriptionId?: number | undefined;
  readonly segmentId?: number | undefined;
  readonly ids?: readonly number[] | undefined;
  readonly kind?: DocumentKind | undefined;
  /** Of a credit note. */
  readonly correctedInvoiceId?: number | undefined;
  readonly states?: readonly InvoiceState[] | undefined;
  readonly typePayment?: PaymentType | undefined;
  readonly language?: string | undefined;
  readonly issuedFrom?: Instant | undefined;
  readonly issuedTo?: Instant | undefined;
  readonly paidFrom?: Instant | undefined;
  readonly paidTo?: Instant | undefined;
  readonly amountSubtotal?: NumberFilter | undefined;
  readonly amountTotal?: NumberFilter | undefined;
  readonly traces?: TraceFilter | undefined;
}

/** Without what is only shown, so that counting reads one table. */
function select(database: Kysely<Tables>, businessId: number, filter: InvoiceFilter) {
  let query = database
    .selectFrom('invoice as i')
    .where('i.business_id', '=', businessId)
    .where(detailsOf(filter));
  const { id, fullNumber, customerId, subscriptionId, segmentId } = filter;
  if (id !== undefined) query = query.where('i.id', '=', id);
  if (fullNumber !== undefined) query = query.where('i.full_number', '=', fullNumber);
  if (customerId !== undefined) query = query.where('i.customer_id', '=', customerId);
  if (segmentId !== undefined) query = query.where('i.segment_id', '=', segmentId);
  return subscriptionId === undefined ? query : query.where(isOfSubscription(businessId, subscriptionId));
}

/** What the staff asks for besides whose documents they are. */
function detailsOf(filter: InvoiceFilter) {
  return allOf([
    filter.ids && sql<SqlBool>`i.id = any(${filter.ids})`,
    equals('i.kind', filter.kind),
    equals('i.corrected_invoice_id', filter.correctedInvoiceId),
    isOneOf('i.state', filter.states),
    equals('i.type_payment', filter.typePayment),
    equals('i.language', filter.language),
    isWithin('i.issued_at', filter.issuedFrom, filter.issuedTo),
    isWithin('i.paid_at', filter.paidFrom, filter.paidTo),
    isNumber('i.amount_subtotal', filter.amountSubtotal),
    isNumber('i.amount_total', filter.amountTotal),
    filter.traces && tracedAs('i', filter.traces),
  ]);
}

/**
 * Only the buyer's documents are looked through, by the index `invoice_of_customer`, and those of the duplicates that
 * were merged into it: a buyer changes in no other way.
 */
function isOfSubscription(businessId: number, subscriptionId: number) {
  return sql<SqlBool>`i.customer_id in (
      select s.buyer_id from subscription s
        where s.business_id = ${businessId} and s.id = ${subscriptionId}
      union all
      select c.id from subscription s
        join customer c on c.business_id = s.business_id and c.merged_into_id = s.buyer_id
        where s.business_id = ${businessId} and s.id = ${subscriptionId})
    and exists (select from invoice_line l where l.business_id = i.business_id and l.invoice_id = i.id
      and l.subscription_id = ${subscriptionId})`;
}

function unsealed(column: 'note' | 'reason') {
  return sql<
    string | null
  >`case when c.anonymised_at is null or i.number is null then ${sql.ref(`i.${column}`)} end`;
}

function selectColumns(database: Kysely<Tables>, businessId: number, filter: InvoiceFilter) {
  return (
    select(database, businessId, filter)
      .innerJoin('customer as c', (join) =>
        join.onRef('c.business_id', '=', 'i.business_id').onRef('c.id', '=', 'i.customer_id'),
      )
      .innerJoin('segment as g', (join) =>
        join.onRef('g.business_id', '=', 'i.business_id').onRef('g.id', '=', 'i.segment_id'),
      )
      .selectAll('i')
      .select(['c.reference as customer_reference', 'g.reference as segment_reference'])
      .select(['c.status as customer_status', 'c.link_generation as customer_link_generation'])
      // Over the columns of the same names: what was written about a customer that is anonymised is sealed.
      .select([unsealed('note').as('note'), unsealed('reason').as('reason')])
  );
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
