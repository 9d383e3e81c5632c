/**
 * The first answers of requests that carried an Idempotency-Key, kept for a day (docs/decisions/0010). A row is
 * written in the transaction of the work that it answers for: there is no row of a request that is under way.
 */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

export const idempotencyKeys: Migration = {
  id: '0002-idempotency-keys',
  async up(db) {
    await sql
      .raw(`
create table idempotency_key (
  business_id bigint not null references business,
  key text not null check (length(key) between 1 and 255),
  request_hash text not null,
  status smallint not null check (status between 200 and 499),
  -- The bytes that were sent, not jsonb: a replay is the same to the last one. Null when there was no body.
  body text,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  primary key (business_id, key)
);
-- For the purge, over all businesses.
create index idempotency_key_by_expiry on idempotency_key (expires_at);
`)
      .execute(db);
  },
};
