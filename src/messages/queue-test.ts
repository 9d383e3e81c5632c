/** Queues a letter to the agent who wrote its template, so that it is seen where letters are read. */
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import type { MessageKind } from '../database/table-types.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { WrittenEmail } from './emails/render-email.ts';

export interface TestLetter {
  readonly segment: Segment;
  readonly kind: MessageKind;
  readonly language: string;
  readonly email: WrittenEmail;
}

/** A sandbox sends it too: it goes to nobody else. */
export async function queueTest(
  { transaction, businessId, now }: Context,
  agentId: number,
  { segment, kind, language, email }: TestLetter,
): Promise<Outcome<{ readonly id: number; readonly recipient: string }>> {
  const agent = await transaction
    .selectFrom('agent')
    .select('email')
    .where('business_id', '=', businessId)
    .where('id', '=', agentId)
    .executeTakeFirst();
  if (!agent || agent.email === '') return refuse('Error.Message.Agent.NoEmail');
  const { id } = await transaction
    .insertInto('message')
    .values({
      business_id: businessId,
      kind,
      agent_id: agentId,
      segment_id: segment.id,
      recipient: agent.email,
      sender_name: segment.seller.legalName,
      language,
      subject: email.subject,
      body_text: email.text,
      body_html: email.html,
      next_attempt_at: new Date().toISOString(),
      created_at: toTimestamp(now),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return accept({ id, recipient: agent.email });
}
