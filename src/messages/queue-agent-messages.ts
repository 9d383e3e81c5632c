/** Queues an e-mail to agents, to each in its language; the mail worker sends it once the work is committed. */
import type { Context } from '../accounts/context.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { type AgentMessageKind, type AgentMessageParams, agentText } from './agent-texts.ts';

export interface AgentReader {
  readonly id: number;
  readonly email: string;
  readonly language: string;
}

/**
 * @param realNow the machine's clock, by which it is sent
 * @returns the ids of the messages, in the order of the agents
 */
export async function queueAgentMessages<Kind extends AgentMessageKind>(
  { transaction, businessId, now }: Context,
  agents: readonly AgentReader[],
  { kind, params }: { readonly kind: Kind; readonly params: AgentMessageParams<Kind> },
  realNow: Instant,
): Promise<readonly number[]> {
  if (agents.length === 0) return [];
  const rows = await transaction
    .insertInto('message')
    .values(
      agents.map(({ id, email, language }) => {
        const { subject, body } = agentText(kind, language, params);
        return {
          business_id: businessId,
          kind,
          agent_id: id,
          recipient: email,
          language,
          subject,
          body_text: body,
          next_attempt_at: toTimestamp(realNow),
          created_at: toTimestamp(now),
        };
      }),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
