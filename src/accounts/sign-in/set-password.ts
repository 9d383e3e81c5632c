/** Gives an agent a password, or another one. All its sessions end: who knew the old one is out. */
import { toTimestamp } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import {
  findPasswordFault,
  LEAST_PASSWORD_LENGTH,
  MOST_PASSWORD_LENGTH,
} from '../../domain/sign-in/password-rules.ts';
import type { Context } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import { hashPassword } from './password-hash.ts';

export interface PasswordChange {
  readonly agentId: number;
  readonly password: string;
}

const faultCodes = {
  TooShort: 'Error.Agent.Password.TooShort',
  TooLong: 'Error.Agent.Password.TooLong',
  Guessable: 'Error.Agent.Password.Guessable',
} as const;

export async function setPassword(
  context: Context,
  { agentId, password }: PasswordChange,
): Promise<Outcome<void>> {
  const { transaction, businessId, now } = context;
  const agent = await transaction
    .selectFrom('agent')
    .select(['name', 'email'])
    .where('business_id', '=', businessId)
    .where('id', '=', agentId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (agent === undefined) return refuse('Error.Agent.NotFound', 'AgentId');
  const fault = findPasswordFault(password, [agent.name, agent.email, agent.email.replace(/@.*/, '')]);
  if (fault !== undefined)
    return refuse(faultCodes[fault], 'Password', {
      least: LEAST_PASSWORD_LENGTH,
      most: MOST_PASSWORD_LENGTH,
    });
  const row = {
    hash: await hashPassword(password),
    failures: 0,
    locked_until: null,
    changed_at: toTimestamp(now),
  };
  await transaction
    .insertInto('agent_password')
    .values({ business_id: businessId, agent_id: agentId, ...row })
    .onConflict((conflict) => conflict.columns(['business_id', 'agent_id']).doUpdateSet(row))
    .execute();
  await transaction
    .deleteFrom('agent_session')
    .where('business_id', '=', businessId)
    .where('agent_id', '=', agentId)
    .execute();
  await recordAudit(context, { action: 'Agent.PasswordSet', subjectKind: 'agent', subjectId: agentId });
  return accept(undefined);
}
