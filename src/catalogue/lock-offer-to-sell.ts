/**
 * Before an offer is subscribed to: it is for sale at this moment, and stays until the transaction ends. Whoever
 * deletes it meanwhile waits, and finds it in use.
 */
import type { Context } from '../accounts/context.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

/** @param target the caller's field that names the offer */
export async function lockOfferToSell(
  { transaction, businessId }: Context,
  offerId: number,
  target: string,
): Promise<Outcome<void>> {
  const locked = await transaction
    .selectFrom('offer')
    .select('life_state')
    .where('business_id', '=', businessId)
    .where('id', '=', offerId)
    .forKeyShare()
    .executeTakeFirst();
  if (!locked) return refuse('Error.Offer.NotFound', target, { reference: offerId });
  return locked.life_state === 'Ok' ? accept(undefined) : refuse('Error.Offer.NotSold', target);
}
