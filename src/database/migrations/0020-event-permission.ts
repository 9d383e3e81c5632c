/** Events say which payment method they are about, so that a customer with several is told of the right one. */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

export const eventPermission: Migration = {
  id: '0020-event-permission',
  async up(db) {
    await sql
      .raw(`
-- Null: not known, or of no method; then the customer's newest is told. No foreign key, as for the others that an
-- event names: an event outlives what it tells of.
alter table event add column permission_id bigint;
`)
      .execute(db);
  },
};
