/** An invoice bears late-payment fees once. Apart from the step's name, which is known only after its own migration. */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

const once = `
create unique index dunning_late_fee on dunning_measure (business_id, invoice_id) where action = 'LateFee';
`;

export const oneLateFee: Migration = {
  id: '0028-one-late-fee',
  async up(db) {
    await sql.raw(once).execute(db);
  },
};
