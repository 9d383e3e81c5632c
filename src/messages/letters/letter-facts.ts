/** Reads all that letters may speak of, any number of events with one statement. */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import type {
  DeclineReason,
  DocumentKind,
  PaymentType,
  SubscriptionState,
  TimeUnit,
} from '../../database/table-types.ts';
import { type Instant, toTimestamp } from '../../domain/calendar/instant.ts';
import type { WrittenType } from '../../events/event-types.ts';

interface DocumentFacts {
  readonly id: number;
  readonly kind: DocumentKind;
  readonly full_number: string;
  readonly issued_at: Instant;
  readonly payment_limit_at: Instant | null;
  readonly payment_scheduled_at: Instant | null;
  readonly state: string;
  readonly type_payment: PaymentType;
  readonly currency: string;
  readonly amount_total: number;
  readonly amount_credited: number;
  /** What is left to pay. */
  readonly open_amount: number;
  /** Of the invoice that a credit note corrects. */
  readonly corrected_number: string | null;
}

interface SubscriptionFacts {
  readonly id: number;
  readonly state: SubscriptionState;
  readonly title: unknown;
  readonly currency: string;
  readonly amount_recurrence: number;
  readonly duration_recurrence: number;
  readonly unit_recurrence: TimeUnit;
  readonly started_at: Instant | null;
  /** Of the period that ran when it happened: a letter may be written later. */
  readonly period_end_at: Instant | null;
  readonly term_at: Instant | null;
  readonly ended_at: Instant | null;
  readonly is_migration: boolean;
  /** Its end at the term was confirmed by a letter when it was asked for. */
  readonly is_end_announced: boolean;
}

/** Everything by the side of an event; what it does not concern is null. Instants are milliseconds. */
export interface LetterFacts {
  readonly event_id: number;
  readonly type: WrittenType;
  readonly occurred_at: Instant;
  readonly customer_id: number;
  readonly segment_id: number;
  readonly reference: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly link_generation: number;
  /** Null: as the segment does. */
  readonly is_invoice_sent: boolean | null;
  readonly cc: readonly string[];
  readonly is_unsubscribed: boolean;
  readonly is_bounced: boolean;
  readonly document: DocumentFacts | null;
  readonly subscription: SubscriptionFacts | null;
  /** The one that this event is about. */
  readonly charge: { readonly amount: number; readonly decline_reason: DeclineReason | null } | null;
  readonly payment: {
    readonly amount: number;
    readonly paid_at: Instant;
    readonly type_payment: PaymentType;
  } | null;
  /** The one that the event is about; where it names none, the customer's newest. */
  readonly method: {
    readonly display_name: string;
    readonly expires_at: Instant | null;
    readonly mandate: string | null;
    /** The identifier of the creditor (ICS), where its gateway's account has one. */
    readonly creditor: string | null;
  } | null;
  readonly left_to_pay: number;
  /** Where an agent wants it to go, instead of to the customer. */
  readonly other_recipient: string | null;
}

/** PostgreSQL writes times within JSON as text; as milliseconds they are read like any other instant. */
function inMilliseconds(column: string) {
  return sql.raw(`(extract(epoch from ${column}) * 1000)::bigint`);
}

const documentFacts = sql`case when i.id is not null then jsonb_build_object('id', i.id, 'kind', i.kind, 'full_number', i.full_number,
  'issued_at', ${inMilliseconds('i.issued_at')}, 'payment_limit_at', ${inMilliseconds('i.payment_limit_at')},
  'payment_scheduled_at', ${inMilliseconds('i.payment_scheduled_at')}, 'state', i.state,
  'type_payment', i.type_payment, 'currency', i.currency, 'amount_total', i.amount_total,
  'amount_credited', i.amount_credited, 'open_amount', open_amount(i), 'corrected_number', o.full_number) end`;

const subscriptionFacts = sql`case when s.id is not null then jsonb_build_object('id', s.id, 'state', s.state,
  'title', s.title, 'currency', g.currency, 'amount_recurrence', s.amount_recurrence,
  'duration_recurrence', s.duration_recurrence, 'unit_recurrence', s.unit_recurrence,
  'started_at', ${inMilliseconds('s.started_at')}, 'period_end_at', coalesce(${inMilliseconds('n.end_at')}, ${inMilliseconds('s.period_end_at')}),
  'term_at', ${inMilliseconds('s.term_at')},
  'ended_at', ${inMilliseconds('s.ended_at')}, 'is_migration', s.is_migration,
  'is_end_announced', s.ended_at = s.period_end_at and exists (select from event t
    where t.business_id = e.business_id and t.customer_id = e.customer_id and t.subscription_id = s.id
      and t.type = 'SubscriptionTerminatedAtRenewal' and t.id < e.id)) end`;

type Scope = Pick<Context, 'transaction' | 'businessId'>;

/** In the order of their ids. Whoever pays for a subscription is written to; events of deleted customers are left out. */
export function loadLetterFacts(scope: Scope, eventIds: readonly number[]): Promise<readonly LetterFacts[]> {
  return loadFacts(
    scope,
    sql`(select * from event where business_id = ${scope.businessId} and id = any(${eventIds}::bigint[]))`,
  );
}

/** As if the document were issued now; undefined when there is no such one, or it is a draft. */
export async function loadFactsOfDocument(
  scope: Scope,
  invoiceId: number,
  now: Instant,
): Promise<LetterFacts | undefined> {
  const [facts] = await loadFacts(
    scope,
    sql`(select business_id, 0::bigint as id, ${toTimestamp(now)}::timestamptz as occurred_at, customer_id,
      null::bigint as subscription_id, id as invoice_id, null::bigint as permission_id, null::jsonb as data,
      case when kind = 'Credit' then 'InvoiceCreditIssued'
        when state in ('DueAuto', 'DueToProcess', 'DuePending') then 'InvoiceDebitIssuedPaymentAuto'
        else 'InvoiceDebitIssuedPaymentOffline' end as type
      from invoice where business_id = ${scope.businessId} and id = ${invoiceId} and full_number is not null)`,
  );
  return facts;
}

async function loadFacts(
  { transaction, businessId }: Scope,
  events: RawBuilder<unknown>,
): Promise<readonly LetterFacts[]> {
  const { rows } = await sql<LetterFacts>`
    select e.id as event_id, e.type, e.occurred_at, c.id as customer_id, c.segment_id, c.reference, c.name, c.email,
      c.language, c.link_generation, k.is_invoice_sent, coalesce(k.cc, '{}') as cc,
      k.unsubscribed_at is not null as is_unsubscribed,
      exists (select from bounced_address a where a.business_id = c.business_id and a.address = lower(c.email))
        as is_bounced,
      ${documentFacts} as document, ${subscriptionFacts} as subscription,
      case when h.id is not null then jsonb_build_object('amount', h.amount, 'decline_reason', h.decline_reason) end
        as charge,
      case when p.id is not null then jsonb_build_object('amount', p.amount, 'type_payment', p.type_payment,
        'paid_at', ${inMilliseconds('p.paid_at')}) end as payment,
      case when m.id is not null then jsonb_build_object('display_name', m.display_name,
        'expires_at', ${inMilliseconds('m.expires_at')}, 'mandate', to_jsonb(m) ->> 'mandate_reference',
        'creditor', ga.settings ->> 'CreditorIdentifier') end as method,
      coalesce((select sum(open_amount(d)) from invoice d
        where d.business_id = c.business_id and d.customer_id = c.id and d.kind = 'Debit'
          and d.state in ('DueOffline', 'ProblemAuto', 'ProblemOverdue', 'ProblemDisputed')), 0)::bigint as left_to_pay,
      e.data ->> 'recipient' as other_recipient
    from ${events} e
    left join subscription s on s.business_id = e.business_id and s.id = e.subscription_id
    join customer c on c.business_id = e.business_id and c.id = coalesce(s.buyer_id, e.customer_id)
    join segment g on g.business_id = c.business_id and g.id = c.segment_id
    left join customer_correspondence k on k.business_id = c.business_id and k.customer_id = c.id
    left join invoice i on i.business_id = e.business_id and i.id = e.invoice_id and i.full_number is not null
    left join invoice o on o.business_id = i.business_id and o.id = i.corrected_invoice_id
    left join lateral (select n.end_at from subscription_period n where n.business_id = s.business_id
      and n.subscription_id = s.id and n.start_at <= e.occurred_at order by n.number desc limit 1) n on true
    left join lateral (select h.* from charge h where h.business_id = i.business_id and h.invoice_id = i.id
      and h.settled_at = e.occurred_at order by h.id desc limit 1) h on true
    left join lateral (select p.* from payment p where p.business_id = i.business_id and p.invoice_id = i.id
      and p.state = 'Completed' order by p.id desc limit 1) p on true
    left join payment_permission m on m.business_id = c.business_id
      and m.id = coalesce(e.permission_id, (select max(n.id) from payment_permission n
        where n.business_id = c.business_id and n.customer_id = c.id))
    left join gateway_account ga on ga.business_id = m.business_id and ga.gateway = m.gateway
    where e.business_id = ${businessId}
    order by e.id`.execute(transaction);
  return rows;
}
