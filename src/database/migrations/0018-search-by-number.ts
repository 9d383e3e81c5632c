/** The search of a document by its number alone, for the search of the staff (docs/decisions/0022). */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

export const searchByNumber: Migration = {
  id: '0018-search-by-number',
  async up(db) {
    await sql
      .raw(`
-- Row level security keeps the comparison of an enumeration from using an index: the function looks behind the wall,
-- and for the business of the transaction alone.
create function find_documents_numbered(wanted bigint) returns table (invoice_id bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id from segment s
  cross join unnest(enum_range(null::document_kind)) as k(kind)
  join invoice i on i.business_id = s.business_id and i.segment_id = s.id and i.kind = k.kind and i.number = wanted
  where s.business_id = nullif(current_setting('tacite.business_id', true), '')::bigint
$$;
`)
      .execute(db);
  },
};
