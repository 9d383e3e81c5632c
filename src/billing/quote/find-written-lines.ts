/** The balance lines that this very transaction has written for a buyer: what a rehearsed operation costs. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import type { QuotedLine } from './quote.ts';
import { quotedLineOf } from './quoted-line.ts';

export async function findWrittenLines(context: Context, buyerId: number): Promise<QuotedLine[]> {
  const rows = await context.transaction
    .selectFrom('balance_line')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('customer_id', '=', buyerId)
    .where('state', '=', 'Due')
    .where(sql<string>`xmin::text`, '=', sql<string>`pg_current_xact_id()::xid::text`)
    .orderBy('id')
    .execute();
  return rows.map(quotedLineOf);
}
