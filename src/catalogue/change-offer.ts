/**
 * Changes an offer, found by its number: what is left out stays. Subscriptions are copies that no later change
 * reaches (domain.md §1).
 */
import type { Context } from '../accounts/context.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { declareOffer, type OfferDeclaration } from './declare-offer.ts';
import { findOffer, findOfferById } from './find-offers.ts';

export async function changeOffer(
  context: Context,
  offerId: number,
  change: Partial<OfferDeclaration>,
): Promise<Outcome<void>> {
  const current = await findOfferById(context, offerId);
  if (!current) return refuse('Error.Offer.NotFound', 'offerId', { reference: offerId });
  const reference = change.reference ?? current.reference;
  if (reference !== current.reference) {
    if (await findOffer(context, current.segmentId, reference, false))
      return refuse('Error.Offer.Reference.Taken', 'ReferenceOffer');
    await context.transaction
      .updateTable('offer')
      .set({ reference })
      .where('business_id', '=', context.businessId)
      .where('id', '=', offerId)
      .execute();
  }
  const { amountRecurrence, countRecurrences, countMinRecurrences } = current.terms;
  const declared = await declareOffer(context, current.segmentId, {
    ...change,
    reference,
    title: change.title ?? current.title,
    amountRecurrence: change.amountRecurrence ?? amountRecurrence,
    // Checked one against the other, so both are always given.
    countRecurrences: change.countRecurrences === undefined ? countRecurrences : change.countRecurrences,
    countMinRecurrences: change.countMinRecurrences ?? countMinRecurrences,
  });
  return declared.ok ? accept(undefined) : declared;
}
