/** Who changed an invoice, a payment, a balance line or the feature of a subscription last, and when. */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

const agent = `nullif(current_setting('tacite.agent_id', true), '')::bigint`;
const now = `coalesce(nullif(current_setting('tacite.now', true), '')::timestamptz, now())`;

/** Nullable and without a default: a table of millions of rows is not written again. Null = as it was made. */
function traceChange(table: string): string {
  return `
alter table ${table} add column updated_at timestamptz, add column updated_by bigint;
create trigger change_is_traced before update on ${table} for each row
  when (current_setting('tacite.agent_id', true) <> '') execute function trace_change();`;
}

const statements = `
create function trace_change() returns trigger language plpgsql as $$
begin
  new.updated_by := ${agent};
  new.updated_at := ${now};
  return new;
end $$;
${['payment', 'balance_line', 'subscription_feature'].map(traceChange).join('\n')}

alter table invoice add column updated_by bigint;
create trigger editor_is_traced before update on invoice for each row
  when (current_setting('tacite.agent_id', true) <> '') execute function trace_editor();

-- As before, with who moved the payment among what may move.
create or replace function refuse_change_of_issued_document() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'document % is issued: it cannot be deleted', old.full_number using errcode = 'TC001';
  end if;
  old.state := new.state;
  old.amount_paid := new.amount_paid;
  old.amount_credited := new.amount_credited;
  old.payment_scheduled_at := new.payment_scheduled_at;
  old.paid_at := new.paid_at;
  old.updated_at := new.updated_at;
  old.updated_by := new.updated_by;
  if old is distinct from new or new.state in ('Draft', 'DraftCharging') then
    raise exception 'document % is issued: it cannot be changed', old.full_number using errcode = 'TC001';
  end if;
  return new;
end $$;
`;

export const finance: Migration = {
  id: '0009-finance',
  async up(db) {
    await sql.raw(statements).execute(db);
  },
};
