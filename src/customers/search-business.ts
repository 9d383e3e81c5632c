/**
 * The search of the staff: customers by parts of their reference, name or e-mail, in spite of typing errors, with their
 * subscriptions; subscriptions by reference; invoices by number or amount; all of them by their id. None of its
 * statements reads more than an index gives.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { patternOf } from '../database/conditions.ts';
import type { SubscriptionState } from '../database/table-types.ts';
import type { InvoiceState } from '../domain/billing/invoice-state.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { parseDecimalAmount } from '../domain/money/currency.ts';
import { type Customer, customerOf } from './customer.ts';
import type { HeldSubscription } from './load-held-subscriptions.ts';

export interface FoundInvoice {
  readonly id: number;
  readonly customerId: number;
  readonly fullNumber: string;
  readonly state: InvoiceState;
  readonly amountTotal: number;
  readonly currency: string;
  readonly issuedAt: Instant;
}

export interface SearchResult {
  readonly customers: readonly Customer[];
  readonly subscriptions: readonly HeldSubscription[];
  readonly invoices: readonly FoundInvoice[];
}

interface Search {
  readonly context: Context;
  readonly segments: readonly Segment[];
  readonly text: string;
  /** Of each kind. */
  readonly most: number;
}

export async function searchBusiness(
  context: Context,
  segments: readonly Segment[],
  text: string,
  most: number,
): Promise<SearchResult> {
  const search: Search = { context, segments, text: text.trim(), most };
  const customers = await searchCustomers(search);
  return {
    customers,
    subscriptions: await searchSubscriptions(search, customers),
    invoices: await searchInvoices(search),
  };
}

/** Shorter texts are in too many words: then only a whole reference or an id is found. */
const LEAST_CHARACTERS = 3;

/** Who has exactly this reference or id comes first, then the nearest. */
async function searchCustomers({ context, segments, text, most }: Search): Promise<Customer[]> {
  const { transaction, businessId } = context;
  const exact = await sql<{ id: number }>`
    select c.id from customer c
    where c.business_id = ${businessId} and (${isNamed('c', segments, text)})
    order by c.id
  `.execute(transaction);
  const ids = new Set(exact.rows.map(({ id }) => id));
  if ([...text].length >= LEAST_CHARACTERS) {
    const near = await sql<{ id: number }>`
      select f.customer_id as id from search_customers(${text}, ${patternOf(text)}, ${most}) f
    `.execute(transaction);
    for (const { id } of near.rows) ids.add(id);
  }
  if (ids.size === 0) return [];
  const ordered = [...ids].slice(0, most);
  const rows = await transaction
    .selectFrom('customer')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('id', 'in', ordered)
    .execute();
  return rows.map(customerOf).sort((a, b) => ordered.indexOf(a.id) - ordered.indexOf(b.id));
}

async function searchSubscriptions(
  { context, segments, text, most }: Search,
  customers: readonly Customer[],
): Promise<HeldSubscription[]> {
  const { businessId, transaction } = context;
  const customerIds = customers.map(({ id }) => id);
  const { rows } = await sql<{
    readonly id: number;
    readonly customer_id: number;
    readonly buyer_id: number;
    readonly offer_reference: string;
    readonly state: SubscriptionState;
    readonly period_end_at: Instant | null;
  }>`
    select s.id, s.customer_id, s.buyer_id, o.reference as offer_reference, s.state, s.period_end_at
    from (
      select n.id, true as is_named from subscription n
        where n.business_id = ${businessId} and (${isNamed('n', segments, text)})
      union all
      select h.id, false from subscription h
        where h.business_id = ${businessId} and h.customer_id = any(${customerIds})) f
    join subscription s on s.business_id = ${businessId} and s.id = f.id
    join offer o on o.business_id = s.business_id and o.id = s.offer_id
    where s.state <> 'Deleted'
    group by s.business_id, s.id, o.reference
    order by bool_or(f.is_named) desc, s.id desc
    limit ${most}
  `.execute(transaction);
  return rows.map((row) => ({
    id: row.id,
    customerId: row.customer_id,
    buyerId: row.buyer_id,
    offerReference: row.offer_reference,
    state: row.state,
    periodEndAt: row.period_end_at,
  }));
}

/** By the unique index on business, segment and reference, and by the primary key. */
function isNamed(table: string, segments: readonly Segment[], text: string): RawBuilder<boolean> {
  const segmentIds = segments.map(({ id }) => id);
  return sql`${sql.ref(`${table}.segment_id`)} = any(${segmentIds}) and ${sql.ref(`${table}.reference`)} = ${text}
    or ${sql.ref(`${table}.id`)} = any(${idsIn(text)})`;
}

async function searchInvoices({ context, segments, text, most }: Search): Promise<FoundInvoice[]> {
  const { businessId, transaction } = context;
  const { rows } = await sql<{
    readonly id: number;
    readonly customer_id: number;
    readonly full_number: string;
    readonly state: InvoiceState;
    readonly amount_total: number;
    readonly currency: string;
    readonly issued_at: Instant;
  }>`
    select i.id, i.customer_id, i.full_number, i.state, i.amount_total, i.currency, i.issued_at
    from (${sql.join(findingsOf(context, segments, text, most), sql` union `)}) f
    join invoice i on i.business_id = ${businessId} and i.id = f.id
    order by f.place, i.id desc limit ${most}
  `.execute(transaction);
  const found = rows.map((row) => ({
    id: row.id,
    customerId: row.customer_id,
    fullNumber: row.full_number,
    state: row.state,
    amountTotal: row.amount_total,
    currency: row.currency,
    issuedAt: row.issued_at,
  }));
  return found.filter((one, index) => found.findIndex(({ id }) => id === one.id) === index);
}

/**
 * Issued documents, in the order of the places where the text stands: number, counter, id, amount. Only the last may
 * be in many; a limit on the others would lead the planner to read all documents from the newest on.
 */
function findingsOf(
  { businessId }: Context,
  segments: readonly Segment[],
  text: string,
  most: number,
): RawBuilder<unknown>[] {
  const ids = idsIn(text);
  const one = (place: number, condition: RawBuilder<unknown>) => sql`(
    select id, ${place}::integer as place from invoice
    where business_id = ${businessId} and number is not null and ${condition})`;
  return [
    one(0, sql`full_number in (${text}, ${text.toUpperCase()})`),
    sql`(select f.invoice_id, 1 from unnest(${ids}::bigint[]) as w(number), find_documents_numbered(w.number) f)`,
    one(2, sql`id = any(${ids})`),
    ...amountsIn(segments, text).map(
      ({ amount, currency }) => sql`(
        select id, 3 as place from invoice
        where business_id = ${businessId} and number is not null and amount_total = ${amount}
          and currency = ${currency}
        order by id desc limit ${most})`,
    ),
  ];
}

/** The number that the text is, if it is one. */
function idsIn(text: string): number[] {
  const id = /^#?(\d{1,15})$/.exec(text)?.[1];
  return id === undefined ? [] : [Number(id)];
}

/** What the text is in each currency of the business: `1 234,50 €` and `1234.5` are the same amount. */
function amountsIn(segments: readonly Segment[], text: string): { amount: number; currency: string }[] {
  const written = text.replace(/\p{Sc}|\b[A-Z]{3}\b/gu, '').trim();
  return [...new Set(segments.map(({ currency }) => currency))].flatMap((currency) => {
    const amount = parseDecimalAmount(written, currency, '.') ?? parseDecimalAmount(written, currency, ',');
    return amount === undefined ? [] : [{ amount, currency }];
  });
}
