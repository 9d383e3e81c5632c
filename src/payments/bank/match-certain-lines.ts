/** Matches the new bank lines that can mean one thing only, so that a clerk looks at the others alone. */
import type { Context } from '../../accounts/context.ts';
import { CERTAIN } from '../../domain/bank/propose-matches.ts';
import { accept, type Outcome } from '../../domain/refusal/outcome.ts';
import { proposeFor } from './list-bank-lines.ts';
import { matchBankLine } from './settle-bank-line.ts';

/** The oldest lines first, as they pay the oldest invoices. Answers how many were matched. */
export async function matchCertainLines(context: Context, limit: number): Promise<Outcome<number>> {
  const lines = await context.transaction
    .selectFrom('bank_line')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('state', '=', 'New')
    .orderBy('booked_on')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
  let matched = 0;
  for (const line of lines) {
    // Each is looked at after the one before has paid: two lines of the same amount do not mean the same invoice.
    const [best] = (await proposeFor(context, [line])).get(line.id) ?? [];
    if (!best || best.score < CERTAIN) continue;
    const { customerId, shares } = best;
    const outcome = await matchBankLine(context, line.id, {
      customerId,
      invoiceIds: shares.map(({ id }) => id),
    });
    if (!outcome.ok) return outcome;
    matched += 1;
  }
  return accept(matched);
}
