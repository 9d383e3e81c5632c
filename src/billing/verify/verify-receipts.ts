/** Money received at once: what it paid, what is on account and what went back add up to it. */
import { sql } from 'kysely';
import { faultOf } from './fault.ts';
import { rangesOfIds } from './id-ranges.ts';
import type { Verification } from './verification.ts';

export async function verifyReceipts(verification: Verification): Promise<void> {
  const { transaction, businessId } = verification;
  for await (const { after, upTo } of rangesOfIds(verification, 'receipt')) {
    const { rows } = await sql<{ id: number; expected: number; found: number }>`
      select r.id, case when r.state = 'Recorded' then r.amount else 0 end as expected,
        r.amount_on_account + r.amount_repaid + coalesce(p.paid, 0) as found
      from receipt r left join lateral (
        select sum(amount)::bigint as paid from payment
        where business_id = r.business_id and receipt_id = r.id and state = 'Completed') p on true
      where r.business_id = ${businessId} and r.id > ${after} and r.id <= ${upTo}
        and r.amount_on_account + r.amount_repaid + coalesce(p.paid, 0)
          <> case when r.state = 'Recorded' then r.amount else 0 end`.execute(transaction);
    verification.tell(
      rows.map(({ id, expected, found }) => faultOf('Receipt.Sum', 'receipt', id, { expected, found })),
    );
    verification.progress();
  }
}
