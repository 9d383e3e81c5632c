/** Late-payment fees: what a segment charges of what its invoices announce, as a step of dunning. */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

const rules = `
alter type dunning_action add value 'LateFee' after 'SendReminder';

alter table segment
  add column charges_recovery_fee boolean not null default false,
  add column charges_late_interest boolean not null default false,
  add column charges_consumers_late_fees boolean not null default false;
`;

export const lateFees: Migration = {
  id: '0027-late-fees',
  async up(db) {
    await sql.raw(rules).execute(db);
  },
};
