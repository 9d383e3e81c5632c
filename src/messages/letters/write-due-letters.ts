/**
 * Writes the letters that events call for, in the transaction that takes those events off the outbox: a letter is
 * written once, whatever number of workers there are and wherever one is killed. What is written is only queued;
 * send-due-messages.ts sends it.
 */
import { type Insertable, type Kysely, sql } from 'kysely';
import { type Business, loadBusiness } from '../../accounts/business.ts';
import type { Context } from '../../accounts/context.ts';
import { loadSegmentsById, type Segment } from '../../accounts/segment.ts';
import { inBusiness } from '../../database/business-scope.ts';
import type { MessageKind, MessageState, MessageTable, Tables } from '../../database/table-types.ts';
import { type Instant, instant, toTimestamp } from '../../domain/calendar/instant.ts';
import { readClock } from '../../domain/clock/business-clock.ts';
import { accept } from '../../domain/refusal/outcome.ts';
import {
  type Correspondence,
  loadCorrespondences,
  usualCorrespondence,
} from '../correspondence/correspondence.ts';
import { type EmailData, optionalKinds } from '../emails/kinds.ts';
import { lookOf } from '../emails/look.ts';
import { renderEmail, type WrittenEmail } from '../emails/render-email.ts';
import { type EmailTemplate, loadTemplateChooser, programTemplate } from '../emails/templates.ts';
import { attachmentsOf } from './attachments.ts';
import { chooseLetter, recipientOf } from './choose-letter.ts';
import { holderOf, letterDataOf } from './letter-data.ts';
import { type LetterFacts, loadLetterFacts } from './letter-facts.ts';
import type { LetterLinks } from './letter-links.ts';

const BATCH = 200;

/** Businesses with letters to write, found by the index `event_to_write`. */
export async function findBusinessesToWrite(kysely: Kysely<Tables>): Promise<readonly number[]> {
  const { rows } = await sql<{ business_id: number }>`
    select b.business_id from business b
    where exists (select from event e where e.business_id = b.business_id and e.is_to_write)
    order by b.business_id`.execute(kysely);
  return rows.map(({ business_id }) => business_id);
}

/**
 * @param now the machine's clock
 * @returns how many events were taken; fewer than 200 when no more waited
 */
export async function writeDueLetters(
  kysely: Kysely<Tables>,
  businessId: number,
  links: LetterLinks,
  now: Instant,
): Promise<number> {
  const business = await loadBusiness(kysely, businessId);
  if (!business) return 0;
  const scope = { businessId, agentId: null, now: readClock(business.clock, instant(now)) };
  const outcome = await inBusiness(kysely, scope, async (transaction) => {
    const context: Context = { businessId, agent: { name: 'mail' }, now: scope.now, transaction };
    const eventIds = await takeEvents(context);
    await writeLetters(context, business, await loadLetterFacts(context, eventIds), links, now);
    return accept(eventIds.length);
  });
  if (!outcome.ok) throw new Error('letters were refused');
  return outcome.value;
}

async function takeEvents({ transaction, businessId }: Context): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    update event e set is_to_write = false
    from (select id from event where business_id = ${businessId} and is_to_write order by id limit ${BATCH}
      for update skip locked) w
    where e.business_id = ${businessId} and e.id = w.id
    returning e.id`.execute(transaction);
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

/** All that letters of one segment share. */
interface Desk {
  readonly segment: Segment;
  readonly correspondence: Correspondence;
  readonly isSending: boolean;
  readonly choose: (kind: MessageKind, languages: readonly string[]) => EmailTemplate;
}

async function openDesks(
  context: Context,
  business: Business,
  segmentIds: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Desk>> {
  const segments = await loadSegmentsById(context.transaction, context.businessId);
  const correspondences = await loadCorrespondences(context.transaction, context.businessId);
  const desks = new Map<number, Desk>();
  for (const id of segmentIds) {
    const segment = segments.get(id);
    if (!segment) throw new Error(`segment ${id} is missing`);
    const correspondence = correspondences.get(id) ?? usualCorrespondence;
    const isSending = correspondence.isSending ?? business.kind === 'Live';
    desks.set(id, { segment, correspondence, isSending, choose: await loadTemplateChooser(context, id) });
  }
  return desks;
}

async function writeLetters(
  context: Context,
  business: Business,
  facts: readonly LetterFacts[],
  links: LetterLinks,
  now: Instant,
): Promise<void> {
  const desks = await openDesks(context, business, new Set(facts.map(({ segment_id }) => segment_id)));
  const rows = facts.flatMap((one) => {
    const desk = desks.get(one.segment_id);
    if (!desk) throw new Error(`segment ${one.segment_id} has no desk`);
    const kind = chooseLetter(one, desk.correspondence.isInvoiceSent);
    return kind === undefined ? [] : [rowOf(context, desk, one, kind, links, now)];
  });
  if (rows.length === 0) return;
  await context.transaction
    .insertInto('message')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['business_id', 'event_id', 'kind', 'recipient']).doNothing())
    .execute();
}

function rowOf(
  { businessId }: Context,
  desk: Desk,
  facts: LetterFacts,
  kind: MessageKind,
  links: LetterLinks,
  now: Instant,
): Insertable<MessageTable> {
  const { segment, correspondence, choose } = desk;
  const template = choose(kind, [facts.language, segment.language]);
  const setting = { businessId, segment, language: template.language, links };
  const unsubscribeUrl = optionalKinds.has(kind) ? links.unsubscribe(holderOf(facts, setting)) : null;
  const look = lookOf(segment, correspondence.accentColour, template.language, unsubscribeUrl);
  const email = writeEmail(kind, template, letterDataOf(facts, setting), look);
  // What an agent asks for goes where the agent says.
  const isAsked = facts.type === 'DocumentAskedFor';
  const isWithheld = facts.is_bounced && !isAsked;
  const state: MessageState = !desk.isSending ? 'Kept' : isWithheld ? 'Withheld' : 'Queued';
  return {
    business_id: businessId,
    kind,
    segment_id: segment.id,
    customer_id: facts.customer_id,
    event_id: facts.event_id,
    invoice_id: facts.document?.id ?? null,
    recipient: recipientOf(facts),
    cc: [...new Set([...correspondence.cc, ...(facts.other_recipient === null ? facts.cc : [])])],
    bcc: [...correspondence.bcc],
    sender_name: correspondence.senderName || segment.seller.legalName,
    reply_to: correspondence.replyTo || segment.seller.email,
    language: template.language,
    subject: email.subject,
    body_text: email.text,
    body_html: email.html,
    unsubscribe_url: unsubscribeUrl,
    attachments: JSON.stringify(
      attachmentsOf(kind, facts, {
        isPdfAttached:
          correspondence.isPdfAttached &&
          (isAsked || (facts.is_invoice_sent ?? correspondence.isInvoiceSent)),
        isReminderLetterAttached: correspondence.isReminderLetterAttached,
        language: template.language,
      }),
    ),
    state,
    next_attempt_at: state === 'Queued' ? toTimestamp(now) : null,
    created_at: toTimestamp(facts.occurred_at),
  };
}

/** An agent's template may ask for what this letter has not, `invoice.due_on` for example: then the program's is sent. */
function writeEmail(
  kind: MessageKind,
  template: EmailTemplate,
  data: EmailData,
  look: ReturnType<typeof lookOf>,
): WrittenEmail {
  const written = renderEmail(template, data, look);
  if (written.ok) return written.value;
  const own = renderEmail(programTemplate(kind, template.language), data, look);
  if (!own.ok) throw new Error(`${kind} cannot be written: ${JSON.stringify(own.refusals)}`);
  return own.value;
}
