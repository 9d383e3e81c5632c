/** The discount of a subscription, a copy of the catalogue's, by its number. */
import type { Context } from '../accounts/context.ts';

function select({ transaction, businessId }: Context, id: number) {
  return transaction
    .selectFrom('subscription_discount as x')
    .innerJoin('discount as d', (join) =>
      join.onRef('d.business_id', '=', 'x.business_id').onRef('d.id', '=', 'x.discount_id'),
    )
    .innerJoin('subscription as s', (join) =>
      join.onRef('s.business_id', '=', 'x.business_id').onRef('s.id', '=', 'x.subscription_id'),
    )
    .selectAll('x')
    .select(['d.reference', 'd.name', 's.segment_id'])
    .where('x.business_id', '=', businessId)
    .where('x.id', '=', id)
    .executeTakeFirst();
}

export type SubscriptionDiscount = NonNullable<Awaited<ReturnType<typeof select>>>;

export function findSubscriptionDiscount(
  context: Context,
  id: number,
): Promise<SubscriptionDiscount | undefined> {
  return select(context, id);
}
