/**
 * Documents of customers that were anonymised: sealed for the ten years that the law wants them kept, then purged of
 * what names the buyer (docs/decisions/0034).
 */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

const retention = `
alter table customer
  add column anonymised_at timestamptz,
  -- When documents are to be looked through again for those past their term; never later than the earliest of these.
  add column purge_documents_at timestamptz;
update customer c set anonymised_at = a.at, purge_documents_at = a.at
  from (select business_id, subject_id, min(occurred_at) as at from audit_entry
    where subject_kind = 'customer' and action = 'Customer.Anonymised' group by 1, 2) a
  where c.business_id = a.business_id and c.id = a.subject_id;
alter table customer add check ((anonymised_at is null) = (purge_documents_at is null));
create index customer_to_purge on customer (business_id, purge_documents_at, id) where purge_documents_at is not null;

alter table invoice add column purged_at timestamptz;
`;

/** The buyer of an issued document is there until it is purged: the check of the first migration knew no purge. */
const partiesOfDocuments = `
do $$
declare told text;
begin
  select conname into strict told from pg_constraint
    where conrelid = 'invoice'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%num_nulls(number, %';
  execute format('alter table invoice drop constraint %I', told);
end $$;
alter table invoice
  add check (num_nulls(number, full_number, issued_at, seller_snapshot_id, previous_hash, hash) in (0, 6)),
  add check ((buyer is null) = (number is null or purged_at is not null)),
  add check (purged_at is null or num_nonnulls(note, reason) = 0);
`;

/** Ten years from the end of the calendar year of issue, in the time zone of the document. */
const term = `
create function end_of_retention(issued_at timestamptz, time_zone text) returns timestamptz language sql stable as $$
  select (date_trunc('year', issued_at at time zone time_zone) + interval '11 years') at time zone time_zone
$$;

create or replace function refuse_change_of_issued_document() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'document % is issued: it cannot be deleted', old.full_number using errcode = 'TC001';
  end if;
  -- Only what happens to the payment may move: those columns are made equal, and all the rest must be.
  old.state := new.state;
  old.amount_paid := new.amount_paid;
  old.amount_credited := new.amount_credited;
  old.payment_scheduled_at := new.payment_scheduled_at;
  old.paid_at := new.paid_at;
  old.updated_at := new.updated_at;
  old.updated_by := new.updated_by;
  old.dunned_days := new.dunned_days;
  old.dunning_from_at := new.dunning_from_at;
  if old.purged_at is null and new.purged_at is not null then
    -- A sandbox has the time of its test clock; elsewhere nobody's word counts for the time but the database's own.
    if not exists (select from customer c join business b on b.business_id = c.business_id
      where c.business_id = old.business_id and c.id = old.customer_id and c.anonymised_at is not null
        and case b.kind when 'Sandbox' then new.purged_at else least(new.purged_at, now()) end
          >= end_of_retention(old.issued_at, old.time_zone)) then
      raise exception 'document % is kept until its term: it cannot be purged', old.full_number using errcode = 'TC001';
    end if;
    old.buyer := null;
    old.note := null;
    old.reason := null;
    old.purged_at := new.purged_at;
  end if;
  if old is distinct from new or new.state in ('Draft', 'DraftCharging') then
    raise exception 'document % is issued: it cannot be changed', old.full_number using errcode = 'TC001';
  end if;
  return new;
end $$;
`;

export const documentRetention: Migration = {
  id: '0025-document-retention',
  async up(db) {
    await sql.raw(retention).execute(db);
    await sql.raw(partiesOfDocuments).execute(db);
    await sql.raw(term).execute(db);
  },
};
