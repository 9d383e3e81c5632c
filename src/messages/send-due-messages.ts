/**
 * Sends what is queued. A message is claimed for some minutes, sent outside of any transaction, and its outcome
 * recorded: a worker that is killed in between leaves it to be sent again, under the same Message-ID.
 */
import { type Kysely, type Selectable, sql } from 'kysely';
import { loadSegmentsById } from '../accounts/segment.ts';
import type { AgentLinkId } from '../accounts/sign-in/agent-link.ts';
import type { MessageTable, Tables } from '../database/table-types.ts';
import { type Instant, instant, toTimestamp } from '../domain/calendar/instant.ts';
import { LOGO_ID } from './emails/look.ts';
import { readAttachments, renderAttachment } from './letters/attachments.ts';
import { messageIdOf } from './message-id.ts';

export interface Letter {
  /** The same for every attempt: receivers drop a second copy. */
  readonly messageId: string;
  readonly to: string;
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  /** Shown beside the sender's address; empty for none. */
  readonly senderName: string;
  /** Empty: answers go to the sender. */
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  /** Where one click ends letters of this kind (RFC 8058). */
  readonly unsubscribeUrl: string | null;
  readonly files: readonly DocumentFile[];
  /** What the text leads an agent to; null in most letters. */
  readonly agentLink: AgentLinkId | null;
}

export interface DocumentFile {
  readonly fileName: string;
  readonly content: Buffer;
  /** Of a picture that the HTML shows. */
  readonly contentId?: string;
}

/** @throws Error when it was not accepted; with a `responseCode` of 500 or more, it never will be. */
export type SendLetter = (letter: Letter) => Promise<void>;

const BATCH = 20;
const LEASE_MS = 5 * 60_000;
const MINUTE = 60_000;
/** After each failure; then it is given up. */
const PAUSES_MS = [1, 5, 30, 120, 720, 1_440].map((minutes) => minutes * MINUTE);
const MAX_ERROR_LENGTH = 500;

/** Answers how many were tried; fewer than 20 when nothing more was due. @param now the machine's clock */
export async function sendDueMessages(
  kysely: Kysely<Tables>,
  send: SendLetter,
  now: Instant,
): Promise<number> {
  const claimed = await claim(kysely, now);
  await Promise.all(claimed.map((row) => sendOne(kysely, send, row, now)));
  return claimed.length;
}

async function claim(kysely: Kysely<Tables>, now: Instant): Promise<Selectable<MessageTable>[]> {
  const { rows } = await sql<Selectable<MessageTable>>`
    update message m set attempts = m.attempts + 1,
      next_attempt_at = ${toTimestamp(instant(now + LEASE_MS))}::timestamptz
    from (select business_id, id from message where next_attempt_at <= ${toTimestamp(now)}::timestamptz
      order by next_attempt_at limit ${BATCH} for update skip locked) due
    where m.business_id = due.business_id and m.id = due.id
    returning m.*`.execute(kysely);
  return rows;
}

async function sendOne(
  kysely: Kysely<Tables>,
  send: SendLetter,
  row: Selectable<MessageTable>,
  now: Instant,
): Promise<void> {
  const { business_id, id, attempts } = row;
  const failure = await letterOf(kysely, row)
    .then(send)
    .then(
      () => undefined,
      (error: unknown) => error ?? new Error('refused without a reason'),
    );
  const outcome = failure === undefined ? sentAt(now) : failedAt(now, attempts, failure);
  await kysely
    .updateTable('message')
    .set(outcome)
    .where('business_id', '=', business_id)
    .where('id', '=', id)
    .execute();
}

async function letterOf(kysely: Kysely<Tables>, row: Selectable<MessageTable>): Promise<Letter> {
  const { business_id: businessId } = row;
  const attached = readAttachments(row.attachments).map((one) => renderAttachment(kysely, businessId, one));
  const logo = row.segment_id === null ? undefined : await loadLogo(kysely, businessId, row.segment_id);
  const isLogoShown = logo !== undefined && row.body_html?.includes(`cid:${LOGO_ID}`) === true;
  return {
    messageId: messageIdOf(businessId, row.id),
    to: row.recipient,
    cc: row.cc,
    bcc: row.bcc,
    senderName: row.sender_name,
    replyTo: row.reply_to,
    subject: row.subject,
    text: row.body_text,
    html: row.body_html,
    unsubscribeUrl: row.unsubscribe_url,
    agentLink: row.agent_id === null ? null : await loadAgentLink(kysely, row),
    files: [...(await Promise.all(attached)), ...(isLogoShown ? [logo] : [])],
  };
}

async function loadAgentLink(
  kysely: Kysely<Tables>,
  { business_id: businessId, id }: Selectable<MessageTable>,
): Promise<AgentLinkId | null> {
  const link = await kysely
    .selectFrom('agent_link')
    .select('id')
    .where('business_id', '=', businessId)
    .where('message_id', '=', id)
    .executeTakeFirst();
  return link === undefined ? null : { businessId, linkId: link.id };
}

async function loadLogo(
  kysely: Kysely<Tables>,
  businessId: number,
  segmentId: number,
): Promise<DocumentFile | undefined> {
  const segment = (await loadSegmentsById(kysely, businessId)).get(segmentId);
  const [, type, content] = /^data:image\/(png|jpeg);base64,(.+)$/.exec(segment?.seller.logo ?? '') ?? [];
  if (type === undefined || content === undefined) return undefined;
  return { fileName: `logo.${type}`, content: Buffer.from(content, 'base64'), contentId: LOGO_ID };
}

function sentAt(now: Instant) {
  return { state: 'Sent' as const, sent_at: toTimestamp(now), next_attempt_at: null, last_error: null };
}

function failedAt(now: Instant, attempts: number, failure: unknown) {
  const last_error = (failure instanceof Error ? failure.message : String(failure)).slice(
    0,
    MAX_ERROR_LENGTH,
  );
  const pause = PAUSES_MS[attempts - 1];
  if (pause === undefined || isForGood(failure))
    return { state: 'Failed' as const, next_attempt_at: null, last_error };
  return { next_attempt_at: toTimestamp(instant(now + pause)), last_error };
}

/** RFC 5321, 4.2.1: a reply of 5yz is not to be repeated. */
function isForGood(failure: unknown): boolean {
  if (typeof failure !== 'object' || failure === null || !('responseCode' in failure)) return false;
  return typeof failure.responseCode === 'number' && failure.responseCode >= 500;
}
