/** Queues a letter again that did not go out, or that came back: what an agent decides when the cause is mended. */
import type { Selectable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import type { MessageState, MessageTable } from '../database/table-types.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

const resendable: readonly MessageState[] = ['Failed', 'Kept', 'Withheld', 'Bounced'];

/** It goes where it was to go, as it was written. */
export async function requeueMessage(
  context: Context,
  messageId: number,
): Promise<Outcome<Selectable<MessageTable>>> {
  const { transaction, businessId } = context;
  const known = await transaction
    .selectFrom('message')
    .select(['state', 'erased_at'])
    .where('business_id', '=', businessId)
    .where('id', '=', messageId)
    .forUpdate()
    .executeTakeFirst();
  if (!known) return refuse('Error.Message.NotFound', 'messageId');
  if (!resendable.includes(known.state) || known.erased_at !== null)
    return refuse('Error.Message.State', 'messageId', { state: known.state });
  const queued = await transaction
    .updateTable('message')
    .set({
      state: 'Queued',
      attempts: 0,
      next_attempt_at: new Date().toISOString(),
      sent_at: null,
      last_error: null,
    })
    .where('business_id', '=', businessId)
    .where('id', '=', messageId)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordAudit(context, { action: 'Message.SentAgain', subjectKind: 'message', subjectId: messageId });
  return accept(queued);
}
