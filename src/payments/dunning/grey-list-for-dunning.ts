/** Dunning puts customers on the grey list: logged with the invoice that was not paid (domain.md §10). */
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import { recordGreyListing } from '../../customers/record-grey-listing.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import type { ToDun } from './due-dunning.ts';

/** The customers are locked. One that is on the list already stays on it, for the reason that it came there. */
export async function greyListForDunning(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  invoices: readonly ToDun[],
): Promise<void> {
  if (invoices.length === 0) return;
  const byCustomer = new Map(invoices.map((invoice) => [invoice.customer_id, invoice]));
  const listed = await context.transaction
    .updateTable('customer')
    .set({ is_grey_listed: true, updated_at: toTimestamp(context.now) })
    .where('business_id', '=', context.businessId)
    .where('id', '=', ({ fn, val }) => fn<number>('any', [val([...byCustomer.keys()])]))
    .where('is_grey_listed', '=', false)
    .returning('id')
    .execute();
  for (const { id } of listed) {
    const invoice = byCustomer.get(id);
    if (!invoice) throw new Error(`customer ${id} was not to be grey-listed`);
    const language = segments.get(invoice.segment_id)?.language;
    const reason = reasonIn(language ?? 'en', invoice);
    await recordGreyListing(context, id, { isGreyListed: true, reason });
  }
}

/** In the language of the segment, whose agents read it. */
function reasonIn(language: string, { full_number, days }: ToDun): string {
  return language === 'fr'
    ? `Relance : facture ${full_number} impayée après ${days} jours`
    : `Dunning: invoice ${full_number} unpaid after ${days} days`;
}
