/** Subscriptions with the terms they have now, and who receives and who pays. */
import { sql } from 'kysely';
import { exportTable, instantColumn } from './export-table.ts';

export const subscriptions = exportTable({
  about: 'subscriptions with the terms they have now, who receives and who pays',
  columns: [
    ['Id', sql`s.id`],
    ['ReferenceSubscription', sql`s.reference`],
    ['ReferenceCustomer', sql`c.reference`],
    ['ReferenceCustomerBuyer', sql`b.reference`],
    ['ReferenceOffer', sql`o.reference`],
    ['StateSubscription', sql`s.state`],
    ['Currency', sql`g.currency`],
    ['AmountUpFront', sql`s.amount_up_front`],
    ['AmountRecurrence', sql`s.amount_recurrence`],
    ['DurationRecurrence', sql`s.duration_recurrence`],
    ['UnitRecurrence', sql`s.unit_recurrence`],
    ['CountRecurrences', sql`s.count_recurrences`],
    ['CountMinRecurrences', sql`s.count_min_recurrences`],
    ['AmountTermination', sql`s.amount_termination`],
    instantColumn('DateStart', sql`s.started_at`),
    instantColumn('DatePeriodStart', sql`s.period_start_at`),
    instantColumn('DatePeriodEnd', sql`s.period_end_at`),
    instantColumn('DateTerm', sql`s.term_at`),
    instantColumn('DateEnd', sql`s.ended_at`),
  ],
  amounts: ['AmountUpFront', 'AmountRecurrence', 'AmountTermination'],
  from: sql`from subscription s
    join segment g on g.business_id = s.business_id and g.id = s.segment_id
    join offer o on o.business_id = s.business_id and o.id = s.offer_id
    join customer c on c.business_id = s.business_id and c.id = s.customer_id
    join customer b on b.business_id = s.business_id and b.id = s.buyer_id`,
  business: sql`s.business_id`,
  key: [sql`s.id`],
  dated: sql`s.created_at`,
});
