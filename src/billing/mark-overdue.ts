/**
 * One batch of the tick: invoices that are still unpaid so many days after their limit (60 by default) become
 * ProblemOverdue. Stands on the index `invoice_payable`.
 */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { livesInTimeOf } from '../customers/clock-scope.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { recordEvents } from '../events/record-events.ts';

/** Answers how many invoices became overdue; 0 when none is due or free. */
export async function markOverdue(
  context: Context,
  until: Instant,
  limit: number,
  buyerId?: number,
): Promise<number> {
  const { rows } = await sql<{ id: number; customer_id: number }>`
    update invoice t set state = 'ProblemOverdue', updated_at = ${toTimestamp(context.now)}::timestamptz
    from (
      select i.business_id, i.id from invoice i
      join segment g on g.business_id = i.business_id and g.id = i.segment_id
      where i.business_id = ${context.businessId} and i.kind = 'Debit' and i.state = 'DueOffline'
        and i.payment_limit_at <= ${toTimestamp(until)}::timestamptz - g.overdue_after_days * interval '24 hours'
        and ${livesInTimeOf('i.customer_id', { businessId: context.businessId, buyerId })}
      order by i.payment_limit_at, i.id limit ${limit} for no key update of i skip locked) due
    where t.business_id = due.business_id and t.id = due.id
    returning t.id, t.customer_id
  `.execute(context.transaction);
  await recordEvents(
    context,
    rows.map((row) => ({ type: 'InvoiceDebitOverdue', customerId: row.customer_id, invoiceId: row.id })),
  );
  return rows.length;
}
