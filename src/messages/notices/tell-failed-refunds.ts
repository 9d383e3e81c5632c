/**
 * Tells the agents of finance of each refund that its gateway did not give: the customer waits for the money, and
 * somebody has to give it by hand. By the index `refund_to_tell`; what was told leaves it.
 */
import { sql } from 'kysely';
import { loadBusiness } from '../../accounts/business.ts';
import type { Context } from '../../accounts/context.ts';
import { type ClockScope, livesInTimeOf } from '../../customers/clock-scope.ts';
import { tellAgents } from '../tell-agents.ts';

const BATCH = 100;

export async function tellFailedRefunds(context: Context, buyerId: ClockScope['buyerId']): Promise<void> {
  const { transaction, businessId } = context;
  const { rows } = await sql<{
    amount: number;
    currency: string;
    gateway: string;
    failure: string | null;
    customer: string;
    document: string | null;
  }>`
    update refund r set told_at = clock_timestamp()
    from (select f.id from refund f where f.business_id = ${businessId} and f.state = 'Failed' and f.told_at is null
        and ${livesInTimeOf('f.customer_id', { businessId, buyerId })}
      order by f.id limit ${BATCH} for no key update of f skip locked) due
    where r.business_id = ${businessId} and r.id = due.id
    returning r.amount, r.currency, r.gateway, r.failure,
      (select c.reference from customer c where c.business_id = r.business_id and c.id = r.customer_id) as customer,
      (select i.full_number from invoice i where i.business_id = r.business_id and i.id = r.credit_note_id) as document`.execute(
    transaction,
  );
  if (rows.length === 0) return;
  const business = (await loadBusiness(transaction, businessId))?.name ?? '';
  for (const { failure, ...refund } of rows)
    await tellAgents(context, 'Finance', 'RefundFailed', { ...refund, reason: failure ?? '', business });
}
