/** Cuts a table of a business into ranges of ids, so that each statement of a check works on a bounded part. */
import { sql } from 'kysely';
import type { Verification } from './verification.ts';

const RANGE_SIZE = 20_000;

/** Excludes `after`, includes `upTo`. Stands on the primary key. */
export async function* rangesOfIds(
  { transaction, businessId }: Pick<Verification, 'transaction' | 'businessId'>,
  table: 'balance_line' | 'invoice' | 'receipt' | 'subscription',
): AsyncGenerator<{ readonly after: number; readonly upTo: number }> {
  for (let after = 0; ; ) {
    const { rows } = await sql<{ up_to: number | null }>`
      select max(id) as up_to from (
        select id from ${sql.table(table)} where business_id = ${businessId} and id > ${after}
        order by id limit ${RANGE_SIZE}) ids
    `.execute(transaction);
    const upTo = rows[0]?.up_to ?? null;
    if (upTo === null) return;
    yield { after, upTo };
    after = upTo;
  }
}
