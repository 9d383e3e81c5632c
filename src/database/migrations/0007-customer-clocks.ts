/** The test clock of a single customer of a sandbox (domain.md §12). */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

export const customerClocks: Migration = {
  id: '0007-customer-clocks',
  async up(db) {
    await sql
      .raw(`
create table customer_clock (
  business_id bigint not null,
  customer_id bigint not null,
  clock_mode clock_mode not null check (clock_mode <> 'Real'),
  clock_at timestamptz not null,
  clock_set_at timestamptz,
  primary key (business_id, customer_id),
  foreign key (business_id, customer_id) references customer on delete cascade,
  check ((clock_mode = 'Running') = (clock_set_at is not null))
);
-- Read with the business at each request: without it, every request would look for a clock.
alter table business add column has_customer_clocks boolean not null default false;
`)
      .execute(db);
  },
};
