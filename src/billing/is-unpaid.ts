/** Which invoices wait for money, whoever is to send it; those that a gateway is being asked to charge are not among them. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Written out, so that the partial index `invoice_awaiting_amount` serves it. @param invoice as the statement names it: `i` */
export function isUnpaid(invoice: string): RawBuilder<SqlBool> {
  return sql`${sql.ref(`${invoice}.kind`)} = 'Debit'
    and ${sql.ref(`${invoice}.state`)} in ('DueAuto', 'DueOffline', 'ProblemAuto', 'ProblemOverdue')`;
}
