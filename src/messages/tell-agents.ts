/** Tells the agents whom something concerns by e-mail. */
import type { Context } from '../accounts/context.ts';
import { type Area, agentRoles, mayUseBackOffice } from '../accounts/permissions.ts';
import { instant } from '../domain/calendar/instant.ts';
import type { AgentMessageKind, AgentMessageParams } from './agent-texts.ts';
import { queueAgentMessages } from './queue-agent-messages.ts';

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
  const { transaction, businessId } = context;
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
  await queueAgentMessages(context, agents, { kind, params }, instant(Date.now()));
  return agents.length;
}
