/** What happened to a customer, in one time line: events, documents, payments and what agents did. The newest first. */

import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { letterTypes } from '../events/event-types.ts';

export const activityKinds = ['Event', 'Invoice', 'Payment', 'Audit'] as const;
export type ActivityKind = (typeof activityKinds)[number];

export interface Activity {
  readonly kind: ActivityKind;
  /** Of the event, the document, the payment or the entry of the audit. */
  readonly id: number;
  readonly occurredAt: Instant;
  /** The event's type, the document's kind, the payment's state, what the agent did. */
  readonly what: string;
  readonly subscriptionId: number | null;
  readonly invoiceId: number | null;
  readonly fullNumber: string | null;
  /** Minor units. */
  readonly amount: number | null;
  readonly currency: string | null;
  /** Who did it, of the audit. */
  readonly actor: string | null;
}

export interface ActivityFilter {
  /** All kinds when left out. */
  readonly kinds?: readonly ActivityKind[] | undefined;
}

interface ActivityRow {
  readonly kind: ActivityKind;
  readonly id: number;
  readonly occurred_at: Instant;
  readonly what: string;
  readonly subscription_id: number | null;
  readonly invoice_id: number | null;
  readonly full_number: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly actor: string | null;
}

/** With what happened to the duplicates that were merged into it, before that. */
export async function findRecentActivity(
  context: Context,
  customerId: number,
  filter: ActivityFilter,
  paging: Paging,
): Promise<PageOf<Activity>> {
  const timeLine = timeLineOf(context.businessId, customerId, filter.kinds ?? activityKinds);
  const counted = await sql<{ total: number }>`select count(*) as total from (${timeLine}) t`.execute(
    context.transaction,
  );
  const totalItems = counted.rows[0]?.total ?? 0;
  if (paging.sizePage === 0) return { items: [], totalItems };
  const { rows } = await sql<ActivityRow>`
    select * from (${timeLine}) t order by occurred_at desc, kind, id desc
    limit ${paging.sizePage} offset ${offsetOf(paging)}
  `.execute(context.transaction);
  return { items: rows.map(activityOf), totalItems };
}

/** By the indexes `event_of_customer`, `invoice_of_customer`, `payment_of_customer` and `audit_of_subject`. */
function timeLineOf(
  businessId: number,
  customerId: number,
  kinds: readonly ActivityKind[],
): RawBuilder<unknown> {
  const whom = sql`any(array(select c.id from customer c
    where c.business_id = ${businessId} and (c.id = ${customerId} or c.merged_into_id = ${customerId})))`;
  const parts: Readonly<Record<ActivityKind, RawBuilder<unknown>>> = {
    Event: sql`select 'Event' as kind, e.id, e.occurred_at, e.type as what, e.subscription_id, e.invoice_id,
        i.full_number, null::bigint as amount, null::text as currency, null::text as actor
      from event e
      left join invoice i on i.business_id = e.business_id and i.id = e.invoice_id
      where e.business_id = ${businessId} and e.customer_id = ${whom}
        and e.type <> all(${[...letterTypes]}::text[])`,
    Invoice: sql`select 'Invoice' as kind, i.id, i.issued_at as occurred_at, i.kind::text as what,
        null::bigint as subscription_id, i.id as invoice_id, i.full_number, i.amount_total as amount, i.currency,
        null::text as actor
      from invoice i
      where i.business_id = ${businessId} and i.customer_id = ${whom} and i.number is not null`,
    Payment: sql`select 'Payment' as kind, p.id, p.paid_at as occurred_at, p.state::text as what,
        null::bigint as subscription_id, p.invoice_id, i.full_number, p.amount, i.currency, null::text as actor
      from payment p
      join invoice i on i.business_id = p.business_id and i.id = p.invoice_id
      where p.business_id = ${businessId} and p.customer_id = ${whom}`,
    Audit: sql`select 'Audit' as kind, a.id, a.occurred_at, a.action as what, null::bigint as subscription_id,
        null::bigint as invoice_id, null::text as full_number, null::bigint as amount, null::text as currency, a.actor
      from audit_entry a
      where a.business_id = ${businessId} and a.subject_kind = 'customer' and a.subject_id = ${whom}`,
  };
  return sql.join(
    kinds.map((kind) => parts[kind]),
    sql` union all `,
  );
}

function activityOf(row: ActivityRow): Activity {
  return {
    kind: row.kind,
    id: row.id,
    occurredAt: row.occurred_at,
    what: row.what,
    subscriptionId: row.subscription_id,
    invoiceId: row.invoice_id,
    fullNumber: row.full_number,
    amount: row.amount,
    currency: row.currency,
    actor: row.actor,
  };
}
