/**
 * Charges of a customer failed again and again: it enters the grey list, where nothing is charged any more (domain.md
 * §10). Direct debits that the bank returned count as failed; so does not what waits for the payer to authenticate.
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { enterGreyList } from '../../customers/enter-grey-list.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';

/**
 * What failed before the customer last left the list is forgiven. The customers are locked before anything is
 * counted, so that of two failures told at once the second sees the first.
 */
export async function greyListFailures(context: Context, customerIds: readonly number[]): Promise<void> {
  if (customerIds.length === 0) return;
  const { transaction, businessId, now } = context;
  const at = sql`${toTimestamp(now)}::timestamptz`;
  await sql`select 1 from customer where business_id = ${businessId} and id = any(${[...customerIds]})
    order by id for no key update`.execute(transaction);
  const { rows } = await sql<{ id: number; count: number; days: number; language: string }>`
    select c.id, f.count, s.grey_list_charge_days as days, s.language
    from customer c
    join segment s on s.business_id = c.business_id and s.id = c.segment_id and s.grey_list_charges > 0
    cross join lateral (
      select greatest(${at} - s.grey_list_charge_days * interval '24 hours', (select max(g.occurred_at)
        from grey_listing g where g.business_id = c.business_id and g.customer_id = c.id and not g.is_grey_listed)
      ) as after_at) since
    cross join lateral (
      select (select count(*) from charge h where h.business_id = c.business_id and h.customer_id = c.id
          and h.state = 'Failed' and h.settled_at > since.after_at and h.decline_reason <> 'AuthenticationRequired')
        + (select count(*) from charge_reversal r where r.business_id = c.business_id and r.customer_id = c.id
            and r.cause = 'Return' and r.reversed_at > since.after_at) as count) f
    where c.business_id = ${businessId} and c.id = any(${[...customerIds]}) and not c.is_grey_listed
      and f.count >= s.grey_list_charges`.execute(transaction);
  const reasons = rows.map(
    ({ id, count, days, language }) =>
      [
        id,
        language === 'fr'
          ? `${count} prélèvements échoués en ${days} jours`
          : `${count} failed charges within ${days} days`,
      ] as const,
  );
  await enterGreyList(context, 'FailedCharges', new Map(reasons));
}
