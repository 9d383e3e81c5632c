/** What a business says in its e-mails, traces of who changes agents, and the lists of the audit. */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

const agent = `nullif(current_setting('tacite.agent_id', true), '')::bigint`;
const now = `coalesce(nullif(current_setting('tacite.now', true), '')::timestamptz, now())`;

export const organization: Migration = {
  id: '0010-organization',
  async up(db) {
    await sql
      .raw(`
create type message_kind as enum ('InvoiceIssued', 'CreditNoteIssued', 'PaymentFailed', 'PaymentReminder1',
  'PaymentReminder2', 'PaymentReminder3', 'CardSoonExpired', 'SubscriptionStarted', 'SubscriptionTerminated',
  'TrialEnding', 'PortalLink');

-- Only what differs from the texts of the program: it goes with its segment.
create table email_template (
  business_id bigint not null,
  segment_id bigint not null,
  kind message_kind not null,
  language text not null check (language ~ '^[a-z]{2}$'),
  subject text not null check (subject <> ''),
  body text not null check (body <> ''),
  created_at timestamptz not null default ${now},
  created_by bigint default ${agent},
  updated_at timestamptz not null default ${now},
  updated_by bigint,
  primary key (business_id, segment_id, kind, language),
  foreign key (business_id, segment_id) references segment on delete cascade
);

${['agent', 'email_template']
  .map(
    (table) => `
create trigger editor_is_traced before update on ${table} for each row
  when (current_setting('tacite.agent_id', true) <> '') execute function trace_editor();
create trigger change_is_dated before update on ${table} for each row execute function date_change();`,
  )
  .join('\n')}

create index audit_entry_by_subject on audit_entry (business_id, subject_kind, subject_id, id);
create index audit_entry_by_time on audit_entry (business_id, occurred_at, id);

-- Names of businesses are unique in the whole installation, of which a business sees itself alone.
create function is_business_name_taken(wanted text, except_id bigint) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select from business where name = wanted and business_id <> except_id) $$;
`)
      .execute(db);
  },
};
