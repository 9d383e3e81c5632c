/** Deletes an offer that nobody subscribed to, and takes it out of the pricing tables; another is only archived. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

export async function deleteOffer(context: Context, offerId: number): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  const locked = await transaction
    .selectFrom('offer')
    .select('reference')
    .where('business_id', '=', businessId)
    .where('id', '=', offerId)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) return refuse('Error.Offer.NotFound', 'offerId', { reference: offerId });
  const sold = await transaction
    .selectFrom('subscription')
    .select('id')
    .where('business_id', '=', businessId)
    .where('offer_id', '=', offerId)
    .limit(1)
    .executeTakeFirst();
  if (sold) return refuse('Error.Offer.InUse', 'offerId');
  for (const table of ['pricing_table_offer', 'offer_feature'] as const)
    await transaction
      .deleteFrom(table)
      .where('business_id', '=', businessId)
      .where('offer_id', '=', offerId)
      .execute();
  await transaction
    .deleteFrom('offer')
    .where('business_id', '=', businessId)
    .where('id', '=', offerId)
    .execute();
  await recordAudit(context, {
    action: 'Offer.Deleted',
    subjectKind: 'offer',
    subjectId: offerId,
    data: { reference: locked.reference },
  });
  return accept(undefined);
}
