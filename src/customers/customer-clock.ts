/** The test clock that a single customer of a sandbox may have (domain.md §12). */
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Business } from '../accounts/business.ts';
import type { CustomerClockTable, Tables } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { type BusinessClock, readClock } from '../domain/clock/business-clock.ts';

/** Undefined for a customer that lives in the time of its business. */
export async function findCustomerClock(
  database: Kysely<Tables>,
  businessId: number,
  customerId: number,
): Promise<BusinessClock | undefined> {
  const row = await database
    .selectFrom('customer_clock')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  return row && clockOf(row);
}

/** The customers of a business whose clocks run by themselves. */
export async function findRunningCustomerClocks(
  database: Kysely<Tables>,
  businessId: number,
): Promise<readonly number[]> {
  const rows = await database
    .selectFrom('customer_clock')
    .select('customer_id')
    .where('business_id', '=', businessId)
    .where('clock_mode', '=', 'Running')
    .orderBy('customer_id')
    .execute();
  return rows.map((row) => row.customer_id);
}

/** Whom or what a request is about, in any of the ways in which requests say it. */
export interface Subject {
  readonly customerIds: readonly number[];
  readonly references: readonly string[];
  readonly subscriptionIds: readonly number[];
  readonly invoiceIds: readonly number[];
}

/**
 * What the time is for a request: that of the buyer it is about when that one has a clock of its own, else the
 * business's. A subscription lives in its buyer's time, a document in that of whom it is for.
 */
export async function readSubjectsTime(
  database: Kysely<Tables>,
  business: Business,
  subject: Subject,
  realNow: Instant,
): Promise<Instant> {
  const { id } = business;
  const { rows } = await sql<Selectable<CustomerClockTable>>`
    select k.* from customer_clock k
    where k.business_id = ${id} and k.customer_id = any (array(
      select c.id from customer c
        where c.business_id = ${id} and (c.id = any(${subject.customerIds}) or c.reference = any(${subject.references}))
      union all
      select s.buyer_id from subscription s where s.business_id = ${id} and s.id = any(${subject.subscriptionIds})
      union all
      select i.customer_id from invoice i where i.business_id = ${id} and i.id = any(${subject.invoiceIds})))
    order by k.customer_id limit 1`.execute(database);
  const [row] = rows;
  return readClock(row ? clockOf(row) : business.clock, realNow);
}

function clockOf(row: Selectable<CustomerClockTable>): BusinessClock {
  if (row.clock_mode === 'Frozen') return { mode: 'Frozen', at: row.clock_at };
  if (row.clock_set_at === null) throw new Error(`the clock of customer ${row.customer_id} was never set`);
  return { mode: 'Running', at: row.clock_at, setAt: row.clock_set_at };
}
