/** Money of a credit note that stays with the business, for the next invoices, instead of going back (domain.md §9). */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

const statements = `
alter table receipt add column credit_note_id bigint,
  add foreign key (business_id, credit_note_id) references invoice;
create index receipt_of_credit_note on receipt (business_id, credit_note_id) where credit_note_id is not null;
`;

export const creditsKept: Migration = {
  id: '0034-credits-kept',
  async up(db) {
    await sql.raw(statements).execute(db);
  },
};
