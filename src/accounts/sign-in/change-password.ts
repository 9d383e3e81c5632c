/** An agent changes its own password, which it must know: an unlocked screen is not enough. */
import { type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import type { Context } from '../context.ts';
import { isPasswordOfHash } from './password-hash.ts';
import { setPassword } from './set-password.ts';

export interface OwnPasswordChange {
  readonly agentId: number;
  readonly current: string;
  readonly password: string;
}

export async function changePassword(context: Context, change: OwnPasswordChange): Promise<Outcome<void>> {
  if (!(await knowsPassword(context, change.agentId, change.current)))
    return refuse('Error.Agent.Password.Wrong', 'CurrentPassword');
  return setPassword(context, change);
}

export async function knowsPassword(
  { transaction, businessId }: Context,
  agentId: number,
  password: string,
): Promise<boolean> {
  const known = await transaction
    .selectFrom('agent_password')
    .select('hash')
    .where('business_id', '=', businessId)
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  return known !== undefined && (await isPasswordOfHash(password, known.hash));
}
