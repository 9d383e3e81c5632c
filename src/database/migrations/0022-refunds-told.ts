/** Refunds that failed at a gateway are told to agents by e-mail, each once. */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

const told = `
-- By the machine's clock; null as long as agents are to be told.
alter table refund add column told_at timestamptz;
update refund set told_at = now() where state = 'Failed';
create index refund_to_tell on refund (business_id, id) where state = 'Failed' and told_at is null;
`;

export const refundsTold: Migration = {
  id: '0022-refunds-told',
  async up(db) {
    await sql.raw(told).execute(db);
  },
};
