/**
 * What becomes known of a letter after it was sent: it came back, or its reader calls it spam. Its address gets no more
 * letters by itself until it is changed, or an agent lifts the mark.
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import type { BounceKind } from '../../database/table-types.ts';
import { readMessageId } from '../message-id.ts';

export interface MailFeedback {
  readonly kind: BounceKind;
  /** Left out when the message says it. */
  readonly address?: string | undefined;
  /** As the mail server told it. */
  readonly messageId?: string | undefined;
  readonly reason: string;
}

const MAX_REASON_LENGTH = 500;

/**
 * Told twice, it counts once. Feedback about what we did not send marks nothing: whoever can tell us of bounces is not
 * meant to silence any address.
 * @returns the addresses that are marked
 */
export async function recordFeedback(
  context: Context,
  told: readonly MailFeedback[],
): Promise<readonly string[]> {
  const marked: string[] = [];
  for (const feedback of told) {
    const message = await findMessage(context, feedback);
    if (!message) continue;
    await markMessage(context, message.id, feedback);
    const address = (feedback.address ?? message.recipient).toLowerCase();
    if (address === '') continue;
    await markAddress(context, message.id, address, feedback);
    marked.push(address);
  }
  if (marked.length > 0)
    await recordAudit(context, {
      action: 'MailFeedback.Recorded',
      subjectKind: 'message',
      subjectId: null,
      data: { count: marked.length },
    });
  return marked;
}

/** By its name, else the last one that went to this address. */
async function findMessage(
  { transaction, businessId }: Context,
  { address, messageId }: MailFeedback,
): Promise<{ readonly id: number; readonly recipient: string } | undefined> {
  const named = messageId === undefined ? undefined : readMessageId(messageId);
  if (named !== undefined && named.businessId !== businessId) return undefined;
  const sent = transaction
    .selectFrom('message')
    .select(['id', 'recipient'])
    .where('business_id', '=', businessId)
    .where('state', 'in', ['Sent', 'Bounced', 'Complained']);
  if (named === undefined) {
    if (address === undefined) return undefined;
    return sent
      .where(sql<boolean>`lower(recipient) = ${address.toLowerCase()}`)
      .orderBy('id', 'desc')
      .executeTakeFirst();
  }
  const found = await sent.select(['cc', 'bcc']).where('id', '=', named.id).executeTakeFirst();
  if (!found || address === undefined) return found;
  const readers = [found.recipient, ...found.cc, ...found.bcc].map((one) => one.toLowerCase());
  return readers.includes(address.toLowerCase()) ? found : undefined;
}

async function markMessage(
  { transaction, businessId }: Context,
  id: number,
  { kind, reason }: MailFeedback,
): Promise<void> {
  await transaction
    .updateTable('message')
    .set({
      state: kind === 'Bounce' ? 'Bounced' : 'Complained',
      last_error: reason.slice(0, MAX_REASON_LENGTH),
    })
    .where('business_id', '=', businessId)
    .where('id', '=', id)
    .execute();
}

async function markAddress(
  { transaction, businessId }: Context,
  messageId: number,
  address: string,
  { kind, reason }: MailFeedback,
): Promise<void> {
  await transaction
    .insertInto('bounced_address')
    .values({
      business_id: businessId,
      address,
      kind,
      reason: reason.slice(0, MAX_REASON_LENGTH),
      message_id: messageId,
      reported_at: new Date().toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'address']).doNothing())
    .execute();
}
