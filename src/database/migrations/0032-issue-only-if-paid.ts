/** Segments whose invoices are charged as drafts, and issued once they are paid (docs/decisions/0031). */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

const statements = `
alter table segment add column issues_only_if_paid boolean not null default false;

-- A draft is charged like an invoice; while a gateway has been asked, it is planned for no time.
drop index invoice_to_charge;
create index invoice_to_charge on invoice (business_id, payment_scheduled_at, id)
  where state in ('DueAuto', 'DraftCharging');
`;

export const issueOnlyIfPaid: Migration = {
  id: '0032-issue-only-if-paid',
  async up(db) {
    await sql.raw(statements).execute(db);
  },
};
