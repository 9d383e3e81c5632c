/** What a new subscription to an offer would be made of. Set-based, as imports ask for many at once. */
import type { Context } from '../accounts/context.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { findOffer } from './find-offers.ts';
import type { Offer } from './offer.ts';
import { offersOfRows } from './offer-rows.ts';

/** `subscriptionFeaturesOf` (offer.ts) turns the features into those of a subscription, in a language. */
export type OfferTerms = Pick<
  Offer,
  'id' | 'segmentId' | 'reference' | 'title' | 'description' | 'keyCharge' | 'terms' | 'features' | 'metadata'
>;

export async function loadOfferTerms(
  context: Context,
  segmentId: number,
  reference: string,
): Promise<Outcome<OfferTerms>> {
  const offer = await findOffer(context, segmentId, reference);
  return offer ? accept(offer) : refuse('Error.Offer.NotFound', 'ReferenceOffer', { reference });
}

/** By reference; offers that do not exist are left out. */
export async function loadManyOfferTerms(
  context: Context,
  segmentId: number,
  references: readonly string[],
): Promise<ReadonlyMap<string, OfferTerms>> {
  if (references.length === 0) return new Map();
  const rows = await context.transaction
    .selectFrom('offer')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', segmentId)
    .where('reference', '=', ({ fn, val }) => fn<string>('any', [val(references)]))
    .execute();
  const offers = await offersOfRows(context, rows, true);
  return new Map(offers.map((offer) => [offer.reference, offer]));
}
