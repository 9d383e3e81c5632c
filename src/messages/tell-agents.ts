/** Queues an e-mail to the agents whom something concerns; the mail worker sends it once the work is committed. */
import type { Context } from '../accounts/context.ts';
import { type Area, agentRoles, mayUseBackOffice } from '../accounts/permissions.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import { type AgentMessageKind, type AgentMessageParams, agentText } from './agent-texts.ts';

/**
 * To every enabled agent with an address who may change this area.
 * @returns how many are told
 */
export async function tellAgents<Kind extends AgentMessageKind>(
  context: Context,
  area: Area,
  kind: Kind,
  params: AgentMessageParams<Kind>,
): Promise<number> {
  const { transaction, businessId, now } = context;
  const roles = agentRoles.filter((role) =>
    mayUseBackOffice({ role, scopes: ['BackOfficeWrite'] }, area, 'Write'),
  );
  const agents = await transaction
    .selectFrom('agent')
    .select(['id', 'email', 'language'])
    .where('business_id', '=', businessId)
    .where('status', '=', 'Enabled')
    .where('email', '<>', '')
    .where('role', 'in', roles)
    .orderBy('id')
    .execute();
  if (agents.length === 0) return 0;
  const nextAttemptAt = new Date().toISOString();
  await transaction
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
          next_attempt_at: nextAttemptAt,
          created_at: toTimestamp(now),
        };
      }),
    )
    .execute();
  return agents.length;
}
