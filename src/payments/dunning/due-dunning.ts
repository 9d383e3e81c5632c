/** Which invoices dunning has something due for: one condition for the batch that does it and for when it is next due. */
import { type RawBuilder, sql } from 'kysely';
import { type ClockScope, livesInTimeOf } from '../../customers/clock-scope.ts';
import { type Instant, toTimestamp } from '../../domain/calendar/instant.ts';

export interface ToDun {
  readonly id: number;
  readonly customer_id: number;
  readonly segment_id: number;
  readonly full_number: string;
  /** The step's. */
  readonly days: number;
}

const countedFrom = sql<Instant>`coalesce(i.dunning_from_at, i.payment_limit_at)`;
/** As hours: a day of an interval has 23 or 25 of them where the clocks change. */
const dueAt = sql<Instant>`${countedFrom} + d.days * interval '24 hours'`;
const pausedUntil = sql<Instant | null>`(select max(p.until_at) from dunning_pause p
  where p.business_id = i.business_id and p.customer_id = i.customer_id and p.ended_at is null
    and (p.invoice_id is null or p.invoice_id = i.id))`;

/** By the index `invoice_to_dun`: `i` is the invoice, `d` the day of its segment's steps that comes next for it. */
function waiting(scope: ClockScope): RawBuilder<unknown> {
  return sql`(
      select segment_id, days, lag(days, 1, -1) over (partition by segment_id order by days) as after_days
      from (select distinct segment_id, days from dunning_step where business_id = ${scope.businessId}) s) d
    join invoice i on i.business_id = ${scope.businessId} and i.segment_id = d.segment_id
      and i.dunned_days = d.after_days and i.kind = 'Debit'
      and i.state in ('DueOffline', 'ProblemAuto', 'ProblemOverdue') and ${livesInTimeOf('i.customer_id', scope)}`;
}

export function toDun(scope: ClockScope, until: Instant): RawBuilder<unknown> {
  const now = sql`${toTimestamp(until)}::timestamptz`;
  return sql`from ${waiting(scope)}
    where ${countedFrom} <= ${now} - d.days * interval '24 hours' and coalesce(${pausedUntil} <= ${now}, true)`;
}

/** When the next step is due; for find-next-due.ts. */
export function nextDunning(scope: ClockScope): RawBuilder<Instant | null> {
  return sql`select min(greatest(${dueAt}, ${pausedUntil})) from ${waiting(scope)}`;
}

/** Invoices for which subscriptions are suspended and that are settled by now; `m` is the measure. */
export function settledSuspensions(scope: ClockScope): RawBuilder<unknown> {
  return sql`from dunning_measure m
    join invoice i on i.business_id = m.business_id and i.id = m.invoice_id
    where m.business_id = ${scope.businessId} and m.action = 'SuspendSubscriptions' and m.ended_at is null
      and i.state in ('Paid', 'PaidRefunded', 'Void') and ${livesInTimeOf('m.customer_id', scope)}`;
}
