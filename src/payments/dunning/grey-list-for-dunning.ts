/** Dunning puts customers on the grey list: logged with the invoice that was not paid (domain.md §10). */
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import { enterGreyList } from '../../customers/enter-grey-list.ts';
import type { ToDun } from './due-dunning.ts';
import { dunningReason } from './dunning-reason.ts';

/** The customers are locked. */
export async function greyListForDunning(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  invoices: readonly ToDun[],
): Promise<void> {
  const reasons = invoices.map((invoice) => [invoice.customer_id, dunningReason(segments, invoice)] as const);
  await enterGreyList(context, 'Dunning', new Map(reasons));
}
