/** Reads what events tell about, any number of them with one statement. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import type { EventFacts } from './envelope.ts';

/** PostgreSQL writes times within JSON as text; as milliseconds they are read like any other instant. */
function inMilliseconds(column: string) {
  return sql.raw(`(extract(epoch from ${column}) * 1000)::bigint`);
}

function customerOf(table: string) {
  const t = (column: string) => sql.ref(`${table}.${column}`);
  return sql`case when ${t('id')} is not null then jsonb_build_object('id', ${t('id')}, 'reference', ${t('reference')},
    'name', ${t('name')}, 'email', ${t('email')}, 'language', ${t('language')}, 'status', ${t('status')}) end`;
}

/**
 * In the order of their ids. Events that name no payment method tell of the customer's newest.
 * Offers count as priced when any of their fees or features costs.
 */
export async function loadEventFacts(
  { transaction, businessId }: Pick<Context, 'transaction' | 'businessId'>,
  eventIds: readonly number[],
): Promise<readonly EventFacts[]> {
  if (eventIds.length === 0) return [];
  const { rows } = await sql<EventFacts>`
    select e.id, e.business_id, e.type, e.occurred_at,
      case when g.id is not null then jsonb_build_object('id', g.id, 'reference', g.reference) end as segment,
      ${customerOf('c')} as customer, ${customerOf('b')} as buyer,
      case when o.id is not null then jsonb_build_object('id', o.id, 'segment_id', o.segment_id, 'reference', o.reference,
        'life_state', o.life_state, 'is_visible', o.is_visible, 'name', o.name,
        'is_priced', o.amount_recurrence + o.amount_up_front + o.amount_trial + o.amount_termination > 0
          or exists (select from offer_feature f where f.business_id = o.business_id and f.offer_id = o.id
            and f.steps <> '[]'),
        'amount_recurrence', o.amount_recurrence, 'duration_recurrence', o.duration_recurrence,
        'unit_recurrence', o.unit_recurrence) end as offer,
      case when s.id is not null then jsonb_build_object('id', s.id, 'state', s.state,
        'started_at', ${inMilliseconds('coalesce(s.started_at, s.wanted_start_at)')},
        'amount_recurrence', s.amount_recurrence, 'duration_recurrence', s.duration_recurrence,
        'unit_recurrence', s.unit_recurrence) end as subscription,
      case when i.id is not null then jsonb_build_object('id', i.id, 'full_number', i.full_number, 'state', i.state,
        'issued_at', ${inMilliseconds('i.issued_at')}, 'paid_at', ${inMilliseconds('i.paid_at')},
        'type_payment', i.type_payment, 'amount_subtotal', i.amount_subtotal, 'amount_total', i.amount_total,
        'type_credit', i.type_credit,
        'reason', case when c.anonymised_at is null then i.reason end) end as invoice,
      case when p.id is not null then jsonb_build_object('id', p.id, 'state', p.state, 'type_payment', p.type_payment,
        'gateway', p.gateway, 'display_name', p.display_name, 'country', p.country,
        'expires_at', ${inMilliseconds('p.expires_at')}) end as permission
    from event e
    left join customer c on c.business_id = e.business_id and c.id = e.customer_id
    left join segment g on g.business_id = e.business_id and g.id = c.segment_id
    left join subscription s on s.business_id = e.business_id and s.id = e.subscription_id
    left join customer b on b.business_id = e.business_id and b.id = s.buyer_id
    left join offer o on o.business_id = e.business_id and o.id = s.offer_id
    left join invoice i on i.business_id = e.business_id and i.id = e.invoice_id
    left join payment_permission p on p.business_id = e.business_id
      and p.id = coalesce(e.permission_id, (select max(n.id) from payment_permission n
        where n.business_id = e.business_id and n.customer_id = e.customer_id))
    where e.business_id = ${businessId} and e.id = any(${eventIds}::bigint[])
    order by e.id`.execute(transaction);
  return rows;
}
