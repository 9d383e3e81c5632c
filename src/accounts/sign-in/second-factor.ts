/** An agent adds a second factor to its password, confirms it by a first code, and takes it away again. */
import { randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import { type Instant, toTimestamp } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import type { Context } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import { hashRecoveryCode } from './check-second-factor.ts';
import { findTotpStep } from './totp.ts';

const SALT_BYTES = 16;
const RECOVERY_CODES = 10;
const RECOVERY_CODE_BYTES = 10;

export interface SecondFactorState {
  readonly hasSecondFactor: boolean;
  readonly recoveryCodesLeft: number;
}

/** Answers the salt. Nothing is asked of the agent until it is confirmed. */
export async function beginSecondFactor(context: Context, agentId: number): Promise<Outcome<Buffer>> {
  const { transaction, businessId } = context;
  const salt = randomBytes(SALT_BYTES);
  const begun = await transaction
    .insertInto('agent_totp')
    .values({ business_id: businessId, agent_id: agentId, salt })
    .onConflict((conflict) =>
      conflict
        .columns(['business_id', 'agent_id'])
        .doUpdateSet({ salt })
        .where('agent_totp.confirmed_at', 'is', null),
    )
    .returning('agent_id')
    .execute();
  return begun.length === 1 ? accept(salt) : refuse('Error.Session.SecondFactor.Present');
}

export interface Confirmation {
  readonly agentId: number;
  readonly code: string;
  readonly serverSecrets: readonly string[];
  /** The machine's clock. */
  readonly realNow: Instant;
}

/** Answers the recovery codes: shown once, kept as hashes. */
export async function confirmSecondFactor(
  context: Context,
  { agentId, code, serverSecrets, realNow }: Confirmation,
): Promise<Outcome<readonly string[]>> {
  const { transaction, businessId, now } = context;
  const begun = await transaction
    .selectFrom('agent_totp')
    .select('salt')
    .where('business_id', '=', businessId)
    .where('agent_id', '=', agentId)
    .where('confirmed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (begun === undefined) return refuse('Error.Session.SecondFactor.NotBegun');
  const typed = code.replaceAll(/\s/g, '');
  const step = findTotpStep(serverSecrets, { businessId, agentId }, begun.salt, typed, realNow);
  if (step === undefined) return refuse('Error.Session.SecondFactor.Wrong', 'Code');
  await transaction
    .updateTable('agent_totp')
    .set({ confirmed_at: toTimestamp(now), last_step: step })
    .where('business_id', '=', businessId)
    .where('agent_id', '=', agentId)
    .execute();
  const codes = Array.from({ length: RECOVERY_CODES }, makeRecoveryCode);
  await transaction
    .insertInto('agent_recovery_code')
    .values(
      codes.map((one) => ({ business_id: businessId, agent_id: agentId, code_hash: hashRecoveryCode(one) })),
    )
    .execute();
  await recordAudit(context, { action: 'Agent.SecondFactorAdded', subjectKind: 'agent', subjectId: agentId });
  return accept(codes.map((one) => one.replaceAll(/(.{4})(?=.)/g, '$1-')));
}

/** With its recovery codes. */
export async function removeSecondFactor(context: Context, agentId: number): Promise<Outcome<void>> {
  const { transaction, businessId } = context;
  for (const table of ['agent_totp', 'agent_recovery_code'] as const)
    await transaction
      .deleteFrom(table)
      .where('business_id', '=', businessId)
      .where('agent_id', '=', agentId)
      .execute();
  await recordAudit(context, {
    action: 'Agent.SecondFactorRemoved',
    subjectKind: 'agent',
    subjectId: agentId,
  });
  return accept(undefined);
}

export async function loadSecondFactor(
  { transaction, businessId }: Context,
  agentId: number,
): Promise<SecondFactorState> {
  const confirmed = await transaction
    .selectFrom('agent_totp')
    .select('agent_id')
    .where('business_id', '=', businessId)
    .where('agent_id', '=', agentId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  const { left } = await transaction
    .selectFrom('agent_recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('business_id', '=', businessId)
    .where('agent_id', '=', agentId)
    .executeTakeFirstOrThrow();
  return { hasSecondFactor: confirmed !== undefined, recoveryCodesLeft: Number(left) };
}

/** Sixteen letters and digits of base32. */
function makeRecoveryCode(): string {
  return new Secret({ size: RECOVERY_CODE_BYTES }).base32;
}
