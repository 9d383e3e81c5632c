/**
 * Whose due work a tick does. Customers with a test clock of their own live in their own time: the tick of the
 * business leaves them alone, and theirs does nothing but what is due for them (domain.md §12).
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely';

export interface ClockScope {
  readonly businessId: number;
  /** The one buyer to work for; all that live in the business's time when left out. */
  readonly buyerId?: number | undefined;
}

/** @param buyer the column of the statement that holds the buyer: `s.buyer_id` */
export function livesInTimeOf(buyer: string, { businessId, buyerId }: ClockScope): RawBuilder<SqlBool> {
  const column = sql.ref(buyer);
  if (buyerId !== undefined) return sql`${column} = ${buyerId}`;
  // Not a join: the few customers with a clock are read once for the statement, however many are due.
  return sql`${column} <> all (array(
    select k.customer_id from customer_clock k where k.business_id = ${businessId}))`;
}
