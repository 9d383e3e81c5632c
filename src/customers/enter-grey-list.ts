/**
 * Puts customers on the grey list without an agent: by dunning, for charges that failed again and again, for what they
 * did on the payment forms. Whoever is on it already stays there, for what brought it there.
 */
import type { Context } from '../accounts/context.ts';
import type { GreyListingCause } from '../database/table-types.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import { recordGreyListing } from './record-grey-listing.ts';

/** @param reasons by customer, in the language of the agents who read them */
export async function enterGreyList(
  context: Context,
  cause: Exclude<GreyListingCause, 'Agent' | 'NewMethod'>,
  reasons: ReadonlyMap<number, string>,
): Promise<void> {
  if (reasons.size === 0) return;
  const entered = await context.transaction
    .updateTable('customer')
    .set({ is_grey_listed: true, updated_at: toTimestamp(context.now) })
    .where('business_id', '=', context.businessId)
    .where('id', '=', ({ fn, val }) => fn<number>('any', [val([...reasons.keys()])]))
    .where('is_grey_listed', '=', false)
    .returning('id')
    .execute();
  for (const { id } of entered)
    await recordGreyListing(context, id, { isGreyListed: true, reason: reasons.get(id), cause });
}
