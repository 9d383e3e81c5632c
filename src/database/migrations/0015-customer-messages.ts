/**
 * Letters to customers: written once from each event that calls for one, kept in the customer's history with what
 * became of them; their templates with all versions; how a segment and a customer want to correspond; addresses that
 * refuse mail; and the notices that go out before a trial or a long period ends.
 */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

const agent = `nullif(current_setting('tacite.agent_id', true), '')::bigint`;
const now = `coalesce(nullif(current_setting('tacite.now', true), '')::timestamptz, now())`;

/** A value that was added to an enumeration could not be named in the same transaction: the type is made anew. */
function remake(type: string, values: readonly string[], columns: readonly (readonly [string, string])[]) {
  const moves = columns.map(
    ([table, column]) =>
      `alter table ${table} alter column ${column} type ${type} using ${column}::text::${type};`,
  );
  const list = values.map((value) => `'${value}'`).join(', ');
  return `alter type ${type} rename to ${type}_before;
create type ${type} as enum (${list});
${moves.join('\n')}
drop type ${type}_before;`;
}

const kinds = [
  ...['InvoiceIssued', 'DirectDebitAnnounced', 'CreditNoteIssued', 'PaymentReceived', 'PaymentRefunded'],
  ...['PaymentFailed', 'AuthenticationRequired', 'PaymentReminder1', 'PaymentReminder2', 'PaymentReminder3'],
  ...['ServiceSuspended', 'CardSoonExpired', 'PaymentMethodRegistered', 'PaymentMethodRemoved'],
  ...['SubscriptionStarted', 'RenewalAhead', 'SubscriptionTerminated', 'TrialEnding', 'PortalLink'],
];
const states = ['Queued', 'Sent', 'Failed', 'Kept', 'Withheld', 'Bounced', 'Complained'];

const letters = `
${remake('message_kind', kinds, [['email_template', 'kind']])}

alter table message
  drop constraint message_check,
  drop constraint message_check1,
  drop constraint message_recipient_check,
  drop constraint message_subject_check,
  drop constraint message_body_text_check,
  alter column state drop default;
${remake('message_state', states, [['message', 'state']])}
alter table message
  alter column state set default 'Queued',
  add column segment_id bigint,
  add column customer_id bigint,
  -- What it was written from; null for what an agent had sent by hand, and for letters to agents.
  add column event_id bigint,
  add column invoice_id bigint,
  add column body_html text,
  add column cc text[] not null default '{}',
  add column bcc text[] not null default '{}',
  add column sender_name text not null default '',
  add column reply_to text not null default '',
  add column unsubscribe_url text,
  -- Files that are rendered when it is sent: their kind, the number of what they show, their name.
  add column attachments jsonb not null default '[]',
  add column created_by bigint default ${agent},
  -- When the person's name, address and texts were taken out of it.
  add column erased_at timestamptz,
  add unique (business_id, event_id, kind, recipient),
  add foreign key (business_id, segment_id) references segment,
  add foreign key (business_id, customer_id) references customer on delete cascade,
  add foreign key (business_id, invoice_id) references invoice,
  add check ((state = 'Queued') = (next_attempt_at is not null)),
  add check ((state in ('Sent', 'Bounced', 'Complained')) = (sent_at is not null)),
  add check (erased_at is not null or (recipient <> '' and subject <> '' and body_text <> ''));
create index message_of_customer on message (business_id, customer_id, id) where customer_id is not null;
create index message_of_invoice on message (business_id, invoice_id) where invoice_id is not null;

-- Events that a letter is to be written from, for the worker.
alter table event add column is_to_write boolean not null default false;
create index event_to_write on event (business_id, id) where is_to_write;
`;

const templateVersions = `
alter table email_template
  add column body_html text check (body_html <> ''),
  add column version integer not null default 1;
alter table email_template alter column version drop default;
create table email_template_version (
  business_id bigint not null,
  segment_id bigint not null,
  kind message_kind not null,
  language text not null,
  version integer not null check (version >= 1),
  -- All null where the text of the program was put back.
  subject text,
  body text,
  body_html text,
  written_at timestamptz not null default ${now},
  written_by bigint default ${agent},
  primary key (business_id, segment_id, kind, language, version),
  foreign key (business_id, segment_id) references segment on delete cascade,
  check ((subject is null) = (body is null))
);
insert into email_template_version (business_id, segment_id, kind, language, version, subject, body, written_at, written_by)
  select business_id, segment_id, kind, language, 1, subject, body, updated_at, coalesce(updated_by, created_by)
  from email_template;
`;

const wishes = `
create type renewal_notice as enum ('Off', 'Consumers', 'Everybody');
create table correspondence (
  business_id bigint not null,
  segment_id bigint not null,
  -- Null: a live business sends, a sandbox keeps its letters in the mailbox.
  is_sending boolean,
  is_invoice_sent boolean not null default true,
  is_pdf_attached boolean not null default true,
  is_reminder_letter_attached boolean not null default false,
  sender_name text not null default '',
  reply_to text not null default '',
  cc text[] not null default '{}',
  bcc text[] not null default '{}',
  accent_colour text check (accent_colour ~ '^#[0-9a-f]{6}$'),
  trial_notice_days integer not null default 7 check (trial_notice_days between 0 and 60),
  renewal_notice renewal_notice not null default 'Consumers',
  renewal_notice_days integer not null default 60 check (renewal_notice_days between 31 and 92),
  primary key (business_id, segment_id),
  foreign key (business_id, segment_id) references segment on delete cascade
);

create table customer_correspondence (
  business_id bigint not null,
  customer_id bigint not null,
  -- Null: as the segment does.
  is_invoice_sent boolean,
  cc text[] not null default '{}',
  unsubscribed_at timestamptz,
  primary key (business_id, customer_id),
  foreign key (business_id, customer_id) references customer on delete cascade
);
`;

const bouncedAddresses = `
create type bounce_kind as enum ('Bounce', 'Complaint');
create table bounced_address (
  business_id bigint not null references business,
  address text not null check (address <> '' and address = lower(address)),
  kind bounce_kind not null,
  reason text not null default '',
  message_id bigint,
  -- By the machine's clock, as everything that happens to mail.
  reported_at timestamptz not null,
  primary key (business_id, address)
);
`;

const notices = `
-- The end of the period that the customer was told of. The index holds what may still have to be announced: trials, and
-- periods so long that consumers are to be reminded of their tacit renewal (C. consom. L215-1).
alter table subscription add column noticed_end_at timestamptz;
create index subscription_to_announce on subscription (business_id, period_end_at, id)
  where state = 'ActiveRunning' and noticed_end_at is distinct from period_end_at
    and (period_number = 0 or whole_end_at - whole_start_at > interval '59 days');
`;

export const customerMessages: Migration = {
  id: '0015-customer-messages',
  async up(db) {
    for (const part of [letters, templateVersions, wishes, bouncedAddresses, notices])
      await sql.raw(part).execute(db);
  },
};
