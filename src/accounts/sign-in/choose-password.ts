/** Who was sent a link chooses a password by it. All links of the agent are used up then, and all its sessions end. */
import type { Kysely } from 'kysely';
import { inBusiness } from '../../database/business-scope.ts';
import type { Tables } from '../../database/table-types.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { recordAudit } from '../record-audit.ts';
import { findAgentLink } from './agent-link.ts';
import { setPassword } from './set-password.ts';

export interface PasswordChoice {
  readonly token: string;
  readonly password: string;
}

/** @param now the machine's clock */
export async function choosePassword(
  kysely: Kysely<Tables>,
  serverSecrets: readonly string[],
  { token, password }: PasswordChoice,
  now: Instant,
): Promise<Outcome<void>> {
  const link = await findAgentLink(kysely, serverSecrets, token, now);
  if (link === undefined) return refuse('Error.Session.Link.Invalid', 'Token');
  const { businessId, agentId, name, purpose } = link;
  return inBusiness(kysely, { businessId, agentId, now }, async (transaction) => {
    const used = await transaction
      .deleteFrom('agent_link')
      .where('business_id', '=', businessId)
      .where('agent_id', '=', agentId)
      .returning('id')
      .execute();
    // Another choice by the same link was quicker.
    if (!used.some(({ id }) => id === link.linkId)) return refuse('Error.Session.Link.Invalid', 'Token');
    const context = { transaction, businessId, now, agent: { id: agentId, name } };
    const action = purpose === 'Invitation' ? 'Agent.InvitationAccepted' : 'Agent.PasswordRecovered';
    await recordAudit(context, { action, subjectKind: 'agent', subjectId: agentId });
    return setPassword(context, { agentId, password });
  });
}
