/**
 * Whether buyers can be billed: they have a valid payment method, and their unpaid invoices stay below the
 * limits of their segment (domain.md §3). One statement whatever the number of buyers.
 */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';

export interface Billability {
  /** Pays offline, or has a card or mandate that can be charged. */
  readonly isBillable: boolean;
  /**
   * Unpaid invoices are worth more than the segment allows, one of them is older than it allows, or dunning came to
   * suspending for one.
   */
  readonly isCappingReached: boolean;
}

/**
 * Customers that do not exist in this business are not in the answer. Invoices are read only where the segment
 * has a limit, by the index `invoice_of_customer`; their age is counted in local days from their issue.
 */
export async function findBillability(
  context: Context,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, Billability>> {
  if (customerIds.length === 0) return new Map();
  const result = await sql<{ id: number; is_billable: boolean; is_capping_reached: boolean }>`
    select c.id,
      case when c.type_payment in ('Card', 'DirectDebit') then exists (
          select from payment_permission p
          where p.business_id = c.business_id and p.customer_id = c.id and p.type_payment = c.type_payment
            and p.state in ('Valid', 'SoonExpired'))
        else c.type_payment <> 'Free' end as is_billable,
      coalesce(unpaid.amount > s.capping_amount, false)
        or coalesce((unpaid.oldest_at at time zone s.time_zone) + s.capping_age_days * interval '1 day'
          < (${toTimestamp(context.now)}::timestamptz at time zone s.time_zone), false)
        or exists (select from dunning_measure m
          join invoice d on d.business_id = m.business_id and d.id = m.invoice_id
          where m.business_id = c.business_id and m.customer_id = c.id
            and m.action = 'SuspendSubscriptions' and m.ended_at is null
            and d.state not in ('Paid', 'PaidRefunded', 'Void')) as is_capping_reached
    from customer c
    join segment s on s.business_id = c.business_id and s.id = c.segment_id
    left join lateral (
      select sum(open_amount(i)) as amount, min(i.issued_at) as oldest_at
      from invoice i
      where (s.capping_amount is not null or s.capping_age_days is not null)
        and i.business_id = c.business_id and i.customer_id = c.id and i.kind = 'Debit'
        and i.state in ('DueAuto', 'DueOffline', 'DueToProcess', 'DuePending',
          'ProblemAuto', 'ProblemOverdue', 'ProblemDisputed')
        and open_amount(i) > 0
    ) unpaid on true
    where c.business_id = ${context.businessId} and c.id = any(${[...customerIds]})
  `.execute(context.transaction);
  return new Map(
    result.rows.map((row) => [
      row.id,
      { isBillable: row.is_billable, isCappingReached: row.is_capping_reached },
    ]),
  );
}
