/**
 * Methods that a customer tried to register failed again and again, as when somebody tries out stolen cards: it enters
 * the grey list and the forms close (domain.md §10). By the machine's clock, as people fill in forms in real time.
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { enterGreyList } from '../../customers/enter-grey-list.ts';

/** After each failure that is news. The customer is locked before anything is counted. */
export async function recordFormActivity(context: Context, customerId: number): Promise<void> {
  const { transaction, businessId } = context;
  await sql`select 1 from customer where business_id = ${businessId} and id = ${customerId}
    for no key update`.execute(transaction);
  const { rows } = await sql<{ count: number; hours: number; language: string }>`
    select f.count, s.grey_list_form_hours as hours, s.language
    from customer c
    join segment s on s.business_id = c.business_id and s.id = c.segment_id and s.grey_list_forms > 0
    cross join lateral (
      select count(*) as count from method_registration r
      where r.business_id = c.business_id and r.customer_id = c.id and r.state = 'Failed'
        and r.ended_at > greatest(clock_timestamp() - s.grey_list_form_hours * interval '1 hour',
          (select max(g.recorded_at) from grey_listing g
            where g.business_id = c.business_id and g.customer_id = c.id and not g.is_grey_listed))) f
    where c.business_id = ${businessId} and c.id = ${customerId} and f.count >= s.grey_list_forms`.execute(
    transaction,
  );
  for (const { count, hours, language } of rows) {
    const reason =
      language === 'fr'
        ? `${count} moyens de paiement refusés en ${hours} heures sur les formulaires`
        : `${count} methods refused on the payment forms within ${hours} hours`;
    await enterGreyList(context, 'FormActivity', new Map([[customerId, reason]]));
  }
}
