/** What the tick could not do, one subject at a time: set aside so that it stops nobody else, and tried again later. */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

export const tickFailures: Migration = {
  id: '0011-tick-failures',
  async up(db) {
    await sql
      .raw(`
create table tick_failure (
  business_id bigint not null references business,
  kind text not null check (kind in ('Renewal', 'Billing', 'Finalising')),
  -- The subscription, the buyer or the draft.
  subject_id bigint not null,
  failures integer not null check (failures >= 1),
  message text not null,
  -- By the machine's clock: what is wrong is mended in real time.
  failed_at timestamptz not null,
  retry_at timestamptz not null check (retry_at > failed_at),
  primary key (business_id, kind, subject_id)
);
`)
      .execute(db);
  },
};
