/** Invites an agent by e-mail to choose a password, again as often as it is asked for. */

import type { Context } from '../../accounts/context.ts';
import { findAgentById } from '../../accounts/find-agents.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { type AgentLetter, sendAgentLink } from './send-agent-link.ts';

/** @param realNow the machine's clock */
export async function inviteAgent(
  context: Context,
  agentId: number,
  place: Pick<AgentLetter, 'business' | 'publicUrl'>,
  realNow: Instant,
): Promise<Outcome<void>> {
  const agent = await findAgentById(context, agentId);
  if (agent === undefined) return refuse('Error.Agent.NotFound', 'agentId');
  if (agent.email === '' || agent.status !== 'Enabled') return refuse('Error.Agent.NotInvitable', 'agentId');
  await sendAgentLink(context, { agent, purpose: 'Invitation', ...place }, realNow);
  await recordAudit(context, { action: 'Agent.Invited', subjectKind: 'agent', subjectId: agentId });
  return accept(undefined);
}
