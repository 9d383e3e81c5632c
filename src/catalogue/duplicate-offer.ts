/** Copies an offer with its features, hidden until somebody shows it. */
import type { Context } from '../accounts/context.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { declareOffer } from './declare-offer.ts';
import { findOffer, findOfferById } from './find-offers.ts';

/** @param copy the reference of the copy, and its name for the staff. Answers its number. */
export async function duplicateOffer(
  context: Context,
  offerId: number,
  copy: { readonly reference: string; readonly name?: string | undefined },
): Promise<Outcome<number>> {
  const offer = await findOfferById(context, offerId);
  if (!offer) return refuse('Error.Offer.NotFound', 'offerId', { reference: offerId });
  if (await findOffer(context, offer.segmentId, copy.reference, false))
    return refuse('Error.Offer.Reference.Taken', 'ReferenceOffer');
  const declared = await declareOffer(context, offer.segmentId, {
    ...offer.terms,
    reference: copy.reference,
    name: copy.name ?? offer.name,
    title: offer.title,
    description: offer.description,
    isVisible: false,
    position: offer.position,
    keyCharge: offer.keyCharge,
    metadata: offer.metadata,
    features: offer.features.map((feature) => ({ ...feature, ...feature.pricing })),
  });
  return declared.ok ? accept(declared.value.id) : declared;
}
