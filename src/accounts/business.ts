/** A business with the clock it lives by. Read once per request; the tick reads them all. */
import { type Kysely, type Selectable, sql } from 'kysely';
import type { BusinessKind, BusinessTable, Tables } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { BusinessClock } from '../domain/clock/business-clock.ts';

export interface Business {
  readonly id: number;
  readonly name: string;
  readonly kind: BusinessKind;
  readonly defaultLanguage: string;
  readonly clock: BusinessClock;
  /** Whether customers of it have, or once had, test clocks of their own; only a sandbox's can. */
  readonly hasCustomerClocks: boolean;
  readonly createdAt: Instant;
}

export async function loadBusiness(
  database: Kysely<Tables>,
  businessId: number,
): Promise<Business | undefined> {
  // Asked at every request: as a text it is made faster.
  const { rows } = await sql<Selectable<BusinessTable>>`
    select * from business where business_id = ${businessId}`.execute(database);
  return rows[0] && businessOf(rows[0]);
}

/** All of them, in the order in which they were created. */
export async function loadBusinesses(database: Kysely<Tables>): Promise<Business[]> {
  const rows = await database.selectFrom('business').selectAll().orderBy('business_id').execute();
  return rows.map(businessOf);
}

export async function findBusinessByName(
  database: Kysely<Tables>,
  name: string,
): Promise<Business | undefined> {
  const row = await database
    .selectFrom('business')
    .selectAll()
    .where('name', '=', name)
    .orderBy('business_id')
    .executeTakeFirst();
  return row && businessOf(row);
}

export function businessOf(row: Selectable<BusinessTable>): Business {
  return {
    id: row.business_id,
    name: row.name,
    kind: row.kind,
    defaultLanguage: row.default_language,
    clock: clockOf(row),
    hasCustomerClocks: row.has_customer_clocks,
    createdAt: row.created_at,
  };
}

function clockOf(row: Selectable<BusinessTable>): BusinessClock {
  if (row.clock_mode === 'Real') return { mode: 'Real' };
  if (row.clock_at === null) throw new Error(`the test clock of business ${row.business_id} shows nothing`);
  if (row.clock_mode === 'Frozen') return { mode: 'Frozen', at: row.clock_at };
  if (row.clock_set_at === null) throw new Error(`the clock of business ${row.business_id} was never set`);
  return { mode: 'Running', at: row.clock_at, setAt: row.clock_set_at };
}
