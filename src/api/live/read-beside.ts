/** What is asked of a business and the business itself, with one statement. */
import { type RawBuilder, type Selectable, sql } from 'kysely';
import { businessOf } from '../../accounts/business.ts';
import type { BusinessTable } from '../../database/table-types.ts';
import { atSubjectsTime } from '../at-subjects-time.ts';
import { type ApiCall, atBusinessTime, type KeyCall } from '../call.ts';

/**
 * @param statement that needs neither the business's time nor its settings; its rows are numbered in their order
 */
export async function readBeside<Row extends { readonly rowNumber: number }>(
  call: KeyCall,
  input: Readonly<Record<string, unknown>>,
  statement: RawBuilder<Row>,
): Promise<{ readonly call: ApiCall; readonly rows: readonly Row[] }> {
  const { database, businessId } = call;
  const both = sql<Selectable<BusinessTable> & (Row | { readonly rowNumber: null })>`
    select b.*, u.* from business b left join (${statement}) u on true
    where b.business_id = ${businessId} order by u."rowNumber"`;
  const rows = await call.tenantReads.read(businessId, both.compile(database));
  const [first] = rows;
  const settled = await atSubjectsTime(atBusinessTime(call, first && businessOf(first)), input);
  return { call: settled, rows: rows.filter((row) => row.rowNumber !== null) };
}
