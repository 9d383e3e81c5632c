/** What is left to pay of an invoice, in minor units: negative while a refund is still to be given. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';

export async function findOpenAmount(
  { transaction, businessId }: Context,
  invoiceId: number,
): Promise<number> {
  const row = await transaction
    .selectFrom('invoice')
    .select(sql<number>`open_amount(invoice)`.as('open'))
    .where('business_id', '=', businessId)
    .where('id', '=', invoiceId)
    .executeTakeFirstOrThrow();
  return row.open;
}
