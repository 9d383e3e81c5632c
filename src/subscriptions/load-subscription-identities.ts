/** Subscriptions in brief, by their ids, deleted ones included: one statement whatever their number. */
import type { Context } from '../accounts/context.ts';

function selectIdentities({ transaction, businessId }: Context, ids: readonly number[]) {
  return transaction
    .selectFrom('subscription as s')
    .innerJoin('offer as o', (join) =>
      join.onRef('o.business_id', '=', 's.business_id').onRef('o.id', '=', 's.offer_id'),
    )
    .select([
      's.id',
      's.offer_id',
      's.customer_id',
      's.buyer_id',
      's.state',
      'o.reference as offer_reference',
    ])
    .where('s.business_id', '=', businessId)
    .where('s.id', '=', ({ fn, val }) => fn<number>('any', [val([...new Set(ids)])]))
    .execute();
}

export type SubscriptionIdentity = Awaited<ReturnType<typeof selectIdentities>>[number];

export async function loadSubscriptionIdentities(
  context: Context,
  ids: readonly (number | null)[],
): Promise<ReadonlyMap<number, SubscriptionIdentity>> {
  const given = ids.filter((id) => id !== null);
  if (given.length === 0) return new Map();
  const rows = await selectIdentities(context, given);
  return new Map(rows.map((row) => [row.id, row]));
}
