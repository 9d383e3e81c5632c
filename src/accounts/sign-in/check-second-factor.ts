/** Whether a code is one of the agent's: of its authenticator, or a recovery code. Each is taken once. */
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../database/table-types.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { findTotpStep, type TotpOwner } from './totp.ts';

export type SecondFactorCheck = 'NotNeeded' | 'Missing' | 'Wrong' | 'Passed';

/** @param now the machine's clock */
export async function checkSecondFactor(
  kysely: Kysely<Tables>,
  serverSecrets: readonly string[],
  owner: TotpOwner,
  code: string | undefined,
  now: Instant,
): Promise<SecondFactorCheck> {
  const { businessId, agentId } = owner;
  const known = await kysely
    .selectFrom('agent_totp')
    .select('salt')
    .where('business_id', '=', businessId)
    .where('agent_id', '=', agentId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  if (known === undefined) return 'NotNeeded';
  const typed = code?.replaceAll(/[\s-]/g, '') ?? '';
  if (typed === '') return 'Missing';
  if (!/^\d{6}$/.test(typed)) return (await takeRecoveryCode(kysely, owner, typed)) ? 'Passed' : 'Wrong';
  const step = findTotpStep(serverSecrets, owner, known.salt, typed, now);
  if (step === undefined) return 'Wrong';
  // Of two at once with the same code, one finds the other's step.
  const { rows } = await sql`update agent_totp set last_step = ${step}
    where business_id = ${businessId} and agent_id = ${agentId} and last_step < ${step}
    returning last_step`.execute(kysely);
  return rows.length === 1 ? 'Passed' : 'Wrong';
}

async function takeRecoveryCode(
  kysely: Kysely<Tables>,
  { businessId, agentId }: TotpOwner,
  code: string,
): Promise<boolean> {
  const { rows } = await sql`delete from agent_recovery_code
    where business_id = ${businessId} and agent_id = ${agentId} and code_hash = ${hashRecoveryCode(code)}
    returning id`.execute(kysely);
  return rows.length === 1;
}

/** Of 80 random bits: nothing slower is needed. @param code without spaces and hyphens */
export function hashRecoveryCode(code: string): Buffer {
  return createHash('sha256').update(code.toUpperCase()).digest();
}
