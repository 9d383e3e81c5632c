/** When money on account went back, which the statement of account tells (docs/decisions/0032). */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

const statements = `
alter table receipt add column repaid_at timestamptz;
-- All that is left goes back at once, and that was the last change of the receipt.
update receipt set repaid_at = coalesce(updated_at, created_at) where amount_repaid > 0;
alter table receipt add constraint receipt_repaid_at check ((amount_repaid > 0) = (repaid_at is not null));
`;

export const repaidAt: Migration = {
  id: '0033-repaid-at',
  async up(db) {
    await sql.raw(statements).execute(db);
  },
};
