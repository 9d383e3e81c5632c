/**
 * The grey list by itself: how many failed charges, or failed registrations of methods, put a customer on it, and for
 * each entry of its log what caused it.
 */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

const rules = `
-- Nobody enters by itself where the number is 0.
alter table segment
  add column grey_list_charges integer not null default 10 check (grey_list_charges between 0 and 1000),
  add column grey_list_charge_days integer not null default 30 check (grey_list_charge_days between 1 and 3650),
  add column grey_list_forms integer not null default 5 check (grey_list_forms between 0 and 1000),
  add column grey_list_form_hours integer not null default 24 check (grey_list_form_hours between 1 and 8760),
  add column leaves_grey_list_by_method boolean not null default false;
`;

const causes = `
create type grey_listing_cause as enum ('Agent', 'Dunning', 'FailedCharges', 'FormActivity', 'NewMethod');

alter table grey_listing
  add column cause grey_listing_cause not null default 'Agent',
  -- By the machine's clock.
  add column recorded_at timestamptz not null default now();
update grey_listing set cause = 'Dunning' where actor = 'tick';

create index charge_failed_of_customer on charge (business_id, customer_id, settled_at) where state = 'Failed';
create index charge_reversal_of_customer on charge_reversal (business_id, customer_id);
`;

export const greyListing: Migration = {
  id: '0019-grey-listing',
  async up(db) {
    await sql.raw(rules).execute(db);
    await sql.raw(causes).execute(db);
  },
};
