/** Dunning puts customers on the grey list: logged with the invoice that was not paid (domain.md §10). */
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import { enterGreyList } from '../../customers/enter-grey-list.ts';
import type { ToDun } from './due-dunning.ts';

/** The customers are locked. */
export async function greyListForDunning(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  invoices: readonly ToDun[],
): Promise<void> {
  const reasons = invoices.map((invoice) => {
    const language = segments.get(invoice.segment_id)?.language;
    return [invoice.customer_id, reasonIn(language ?? 'en', invoice)] as const;
  });
  await enterGreyList(context, 'Dunning', new Map(reasons));
}

/** In the language of the segment, whose agents read it. */
function reasonIn(language: string, { full_number, days }: ToDun): string {
  return language === 'fr'
    ? `Relance : facture ${full_number} impayée après ${days} jours`
    : `Dunning: invoice ${full_number} unpaid after ${days} days`;
}
