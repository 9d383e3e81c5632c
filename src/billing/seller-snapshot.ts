/**
 * The seller as printed, kept once for all documents that print the same: a logo is not copied a million times,
 * and a later change of address makes a new snapshot.
 */
import { createHash } from 'node:crypto';
import type { Context } from '../accounts/context.ts';
import type { SellerIdentity } from '../domain/billing/parties.ts';

/** The id of the snapshot of this seller, made when there is none. */
export async function ensureSellerSnapshot(context: Context, seller: SellerIdentity): Promise<number> {
  const content = JSON.stringify(seller);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const find = () =>
    context.transaction
      .selectFrom('seller_snapshot')
      .select('id')
      .where('business_id', '=', context.businessId)
      .where('sha256', '=', sha256);
  const known = await find().executeTakeFirst();
  if (known) return known.id;
  const inserted = await context.transaction
    .insertInto('seller_snapshot')
    .values({ business_id: context.businessId, sha256, content })
    .onConflict((conflict) => conflict.columns(['business_id', 'sha256']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id ?? (await find().executeTakeFirstOrThrow()).id;
}
