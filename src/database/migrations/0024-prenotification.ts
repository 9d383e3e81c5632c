/** How long a direct debit is announced before it is sent: the segment's rule, and what a customer agreed to instead. */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

const days = `
-- The SEPA rulebook asks for 14 days, unless less was agreed.
alter table segment add column prenotification_days integer not null default 14
  check (prenotification_days between 0 and 365);
alter table customer add column prenotification_days integer check (prenotification_days between 0 and 365);
`;

export const prenotification: Migration = {
  id: '0024-prenotification',
  async up(db) {
    await sql.raw(days).execute(db);
  },
};
