/** Everybody who settles an invoice locks it first, before anything of its charges and payments. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';

export async function lockInvoicesOfCharges(
  { transaction, businessId }: Context,
  idempotencyKeys: readonly string[],
): Promise<void> {
  await sql`select 1 from invoice i
    join charge h on h.business_id = i.business_id and h.invoice_id = i.id
    where h.business_id = ${businessId} and h.idempotency_key = any(${idempotencyKeys})
    order by i.id for no key update of i`.execute(transaction);
}
