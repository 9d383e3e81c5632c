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
  const known = await context.transaction
    .selectFrom('agent_password')
    .select('hash')
    .where('business_id', '=', context.businessId)
    .where('agent_id', '=', change.agentId)
    .executeTakeFirst();
  if (known === undefined || !(await isPasswordOfHash(change.current, known.hash)))
    return refuse('Error.Agent.Password.Wrong', 'CurrentPassword');
  return setPassword(context, change);
}
