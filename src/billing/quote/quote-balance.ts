/** What an invoice of all that waits on a buyer's balance would come to. */
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import { accept, type Outcome } from '../../domain/refusal/outcome.ts';
import { buildQuote, type Quote } from './quote.ts';
import { quotedLineOf } from './quoted-line.ts';

/** Null when nothing waits. What a draft holds is left out: it is billed already, and not issued. */
export async function quoteBalance(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  buyerId: number,
): Promise<Outcome<Quote | null>> {
  const rows = await context.transaction
    .selectFrom('balance_line')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('customer_id', '=', buyerId)
    .where('state', '=', 'Due')
    .where('invoice_id', 'is', null)
    .orderBy('id')
    .execute();
  if (rows.length === 0) return accept(null);
  const subject = { buyerId, subscriptionId: null, period: null };
  return buildQuote(context, segments, subject, rows.map(quotedLineOf));
}
