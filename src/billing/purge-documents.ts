/**
 * One batch of the tick: documents of anonymised customers whose legal retention is over lose their copy of the buyer,
 * their note and their reason. Number, amounts, lines, taxes and hash stay (docs/decisions/0034). By the index
 * `customer_to_purge`.
 */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { livesInTimeOf } from '../customers/clock-scope.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';

/** Answers how many customers were looked through; 0 when none is due or free. */
export async function purgeDocuments(
  context: Context,
  until: Instant,
  limit: number,
  buyerId?: number,
): Promise<number> {
  const { transaction, businessId } = context;
  const now = sql`${toTimestamp(until)}::timestamptz`;
  const { rows: due } = await sql<{ id: number }>`
    select id from customer where business_id = ${businessId} and purge_documents_at <= ${now}
      and ${livesInTimeOf('id', { businessId, buyerId })}
    order by purge_documents_at, id limit ${limit} for no key update skip locked`.execute(transaction);
  if (due.length === 0) return 0;
  const ids = due.map(({ id }) => id);
  const { rows: purged } = await sql<{ customer_id: number; full_number: string }>`
    update invoice set buyer = null, note = null, reason = null, purged_at = ${now}
    where business_id = ${businessId} and customer_id = any(${ids}) and number is not null and purged_at is null
      and end_of_retention(issued_at, time_zone) <= ${now}
    returning customer_id, full_number`.execute(transaction);
  // Whatever is issued to them from now on has its term in more than ten years.
  await sql`
    update customer c set purge_documents_at = least(${now} + interval '10 years', (
      select min(end_of_retention(i.issued_at, i.time_zone)) from invoice i
      where i.business_id = c.business_id and i.customer_id = c.id and i.number is not null and i.purged_at is null))
    where c.business_id = ${businessId} and c.id = any(${ids})`.execute(transaction);
  for (const [customerId, documents] of Map.groupBy(purged, ({ customer_id }) => customer_id))
    await recordAudit(context, {
      action: 'Customer.DocumentsPurged',
      subjectKind: 'customer',
      subjectId: customerId,
      data: { documents: documents.map(({ full_number }) => full_number) },
    });
  return due.length;
}
