/** Puts offers of a segment, or the features of the business, into an order: those named come first, as named. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

export function orderOffers(context: Context, offerIds: readonly number[]): Promise<Outcome<void>> {
  return putInOrder(context, 'offer', offerIds, 'Error.Offer.NotFound');
}

export function orderFeatures(context: Context, featureIds: readonly number[]): Promise<Outcome<void>> {
  return putInOrder(context, 'feature', featureIds, 'Error.Feature.NotFound');
}

async function putInOrder(
  { transaction, businessId }: Context,
  table: 'offer' | 'feature',
  ids: readonly number[],
  notFound: 'Error.Offer.NotFound' | 'Error.Feature.NotFound',
): Promise<Outcome<void>> {
  const { numAffectedRows } = await sql`update ${sql.table(table)} x set position = v.position - 1
    from unnest(${ids}::bigint[]) with ordinality as v(id, position)
    where x.business_id = ${businessId} and x.id = v.id`.execute(transaction);
  if (Number(numAffectedRows ?? 0n) !== new Set(ids).size || new Set(ids).size !== ids.length)
    return refuse(notFound, 'Order', { reference: ids.join(', ') });
  // Those that are not named keep their order among themselves, behind.
  await sql`update ${sql.table(table)} x set position = v.position
    from (
      select id, ${ids.length} + row_number() over (order by position, id) - 1 as position
      from ${sql.table(table)} where business_id = ${businessId} and id <> all(${ids}::bigint[])
    ) v
    where x.business_id = ${businessId} and x.id = v.id and x.position <> v.position`.execute(transaction);
  return accept(undefined);
}
