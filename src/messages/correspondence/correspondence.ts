/** How a segment writes to its customers: whether, with what, under which name, with whom in copy, how long ahead. */
import { type Kysely, type Selectable, sql } from 'kysely';
import type { CorrespondenceTable, RenewalNotice, Tables } from '../../database/table-types.ts';

export interface Correspondence {
  /** Null: a live business sends, a sandbox keeps its letters in the mailbox. */
  readonly isSending: boolean | null;
  /** Whether invoices and credit notes go out by themselves. */
  readonly isInvoiceSent: boolean;
  /** Otherwise the letter has the link alone. */
  readonly isPdfAttached: boolean;
  readonly isReminderLetterAttached: boolean;
  /** Empty: the seller's name. */
  readonly senderName: string;
  /** Empty: the seller's address. */
  readonly replyTo: string;
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  /** `#rrggbb`; null for the colour of the program. */
  readonly accentColour: string | null;
  /** 0: the end of a trial is not announced. */
  readonly trialNoticeDays: number;
  /** Who is reminded of a tacit renewal (C. consom. L215-1). */
  readonly renewalNotice: RenewalNotice;
  readonly renewalNoticeDays: number;
}

/** What the columns are by default. */
export const usualCorrespondence: Correspondence = {
  isSending: null,
  isInvoiceSent: true,
  isPdfAttached: true,
  isReminderLetterAttached: false,
  senderName: '',
  replyTo: '',
  cc: [],
  bcc: [],
  accentColour: null,
  trialNoticeDays: 7,
  renewalNotice: 'Consumers',
  renewalNoticeDays: 60,
};

/** Of every segment that has settings of its own. */
export async function loadCorrespondences(
  database: Kysely<Tables>,
  businessId: number,
): Promise<ReadonlyMap<number, Correspondence>> {
  const rows = await database
    .selectFrom('correspondence')
    .selectAll()
    .where('business_id', '=', businessId)
    .execute();
  return new Map(rows.map((row) => [row.segment_id, correspondenceOf(row)]));
}

export async function loadCorrespondence(
  database: Kysely<Tables>,
  businessId: number,
  segmentId: number,
): Promise<Correspondence> {
  return (await loadCorrespondences(database, businessId)).get(segmentId) ?? usualCorrespondence;
}

/** What is undefined stays as it is. */
type ChangeOf<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

export async function changeCorrespondence(
  database: Kysely<Tables>,
  businessId: number,
  segmentId: number,
  change: ChangeOf<Correspondence>,
): Promise<void> {
  const columns = {
    is_sending: change.isSending,
    is_invoice_sent: change.isInvoiceSent,
    is_pdf_attached: change.isPdfAttached,
    is_reminder_letter_attached: change.isReminderLetterAttached,
    sender_name: change.senderName,
    reply_to: change.replyTo,
    cc: change.cc && [...change.cc],
    bcc: change.bcc && [...change.bcc],
    accent_colour: change.accentColour,
    trial_notice_days: change.trialNoticeDays,
    renewal_notice: change.renewalNotice,
    renewal_notice_days: change.renewalNoticeDays,
  };
  const key = { business_id: businessId, segment_id: segmentId };
  const changed = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
  await database
    .insertInto('correspondence')
    .values({ ...key, ...changed })
    .onConflict((conflict) =>
      Object.keys(changed).length === 0
        ? conflict.columns(['business_id', 'segment_id']).doNothing()
        : conflict.columns(['business_id', 'segment_id']).doUpdateSet(changed),
    )
    .execute();
}

/** Of customers that have settings of their own, as one row for each. */
export interface CustomerCorrespondence {
  /** Null: as the segment does. */
  readonly isInvoiceSent: boolean | null;
  readonly cc: readonly string[];
  readonly isUnsubscribed: boolean;
}

export async function loadCustomerCorrespondence(
  database: Kysely<Tables>,
  businessId: number,
  customerId: number,
): Promise<CustomerCorrespondence> {
  const row = await database
    .selectFrom('customer_correspondence')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  return {
    isInvoiceSent: row?.is_invoice_sent ?? null,
    cc: row?.cc ?? [],
    isUnsubscribed: row !== undefined && row.unsubscribed_at !== null,
  };
}

/** Unsubscribing again keeps the first date. */
export async function changeCustomerCorrespondence(
  database: Kysely<Tables>,
  businessId: number,
  customerId: number,
  change: ChangeOf<CustomerCorrespondence>,
): Promise<void> {
  const known = await loadCustomerCorrespondence(database, businessId, customerId);
  const wanted: CustomerCorrespondence = {
    isInvoiceSent: change.isInvoiceSent === undefined ? known.isInvoiceSent : change.isInvoiceSent,
    cc: change.cc ?? known.cc,
    isUnsubscribed: change.isUnsubscribed ?? known.isUnsubscribed,
  };
  await sql`
    insert into customer_correspondence as k (business_id, customer_id, is_invoice_sent, cc, unsubscribed_at)
    values (${businessId}, ${customerId}, ${wanted.isInvoiceSent}, ${[...wanted.cc]}::text[],
      case when ${wanted.isUnsubscribed} then now() end)
    on conflict (business_id, customer_id) do update set is_invoice_sent = excluded.is_invoice_sent, cc = excluded.cc,
      unsubscribed_at = case when ${wanted.isUnsubscribed} then coalesce(k.unsubscribed_at, now()) end
  `.execute(database);
}

function correspondenceOf(row: Selectable<CorrespondenceTable>): Correspondence {
  return {
    isSending: row.is_sending,
    isInvoiceSent: row.is_invoice_sent,
    isPdfAttached: row.is_pdf_attached,
    isReminderLetterAttached: row.is_reminder_letter_attached,
    senderName: row.sender_name,
    replyTo: row.reply_to,
    cc: row.cc,
    bcc: row.bcc,
    accentColour: row.accent_colour,
    trialNoticeDays: row.trial_notice_days,
    renewalNotice: row.renewal_notice,
    renewalNoticeDays: row.renewal_notice_days,
  };
}
