/**
 * What a business enters to have its account with a gateway used: checked against what the gateway asks for, then by
 * the gateway's own server, then kept with its secrets sealed. What is not named stays as it was.
 */
import type { Selectable } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import type { GatewayAccountTable } from '../../database/table-types.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import type { Gateway } from '../gateways/gateway.ts';
import type { GatewayCall } from '../gateways/gateway-call.ts';
import { inTime } from '../gateways/in-time.ts';
import type { GatewayAccess } from './gateway-access.ts';
import { openSettings, plainSettings } from './open-gateways.ts';
import { canOpen, sealSecrets } from './sealed-secrets.ts';

export type GatewayAccount = Selectable<GatewayAccountTable>;

/** Asks the gateway's server: to be called outside of any transaction. Answers all settings, those kept included. */
export async function checkSettings(
  access: GatewayAccess,
  gateway: Gateway,
  known: GatewayAccount | undefined,
  entered: ReadonlyMap<string, string>,
  call: Omit<GatewayCall, 'settings'>,
): Promise<Outcome<ReadonlyMap<string, string>>> {
  const unknown = [...entered.keys()].find((name) => gateway.settings.every((one) => one.name !== name));
  if (unknown !== undefined)
    return refuse('Error.Input.Invalid', 'Settings', {
      field: unknown,
      reason: gateway.settings.map(({ name }) => name).join(', '),
    });
  const kept =
    known && canOpen(access.serverSecrets, known.sealing_key)
      ? openSettings(access, known)
      : new Map<string, string>();
  const settings = new Map([...kept, ...entered].filter(([, value]) => value !== ''));
  for (const { name, isRequired, pattern } of gateway.settings) {
    const value = settings.get(name);
    if (value === undefined && isRequired) return refuse('Error.Input.Missing', 'Settings', { field: name });
    if (value !== undefined && !pattern.test(value))
      return refuse('Error.Input.Invalid', 'Settings', { field: name, reason: pattern.source });
  }
  const objection = await askGateway(gateway, { ...call, settings });
  if (objection === undefined)
    return refuse('Error.Gateway.Unavailable', undefined, { gateway: gateway.name });
  if (objection !== null) return refuse('Error.Gateway.Settings.Refused', 'Settings', { reason: objection });
  return accept(settings);
}

/** In its words; null when they work, undefined when it could not be asked. */
async function askGateway(gateway: Gateway, call: GatewayCall): Promise<string | null | undefined> {
  if (!gateway.checkSettings) return null;
  try {
    return await inTime(gateway.checkSettings(call));
  } catch {
    // Whatever it was, the agent is told to try again; nothing was written.
    return undefined;
  }
}

/** A new account is enabled. @param settings as they were checked */
export async function writeSettings(
  context: Context,
  { serverSecrets: [sealing] }: GatewayAccess,
  gateway: Gateway,
  settings: ReadonlyMap<string, string>,
  entered: ReadonlyMap<string, string>,
): Promise<void> {
  if (sealing === undefined) throw new Error('a server without a secret cannot keep those of gateways');
  const { transaction, businessId, now } = context;
  const isSecret = (name: string) => gateway.settings.some((one) => one.name === name && one.isSecret);
  const [secrets, plain] = [
    new Map([...settings].filter(([name]) => isSecret(name))),
    [...settings].filter(([name]) => !isSecret(name)),
  ];
  const sealed =
    secrets.size === 0 ? null : sealSecrets(sealing, { businessId, gateway: gateway.name }, secrets);
  const known = await findAccount(context, gateway.name);
  const setAt = {
    ...(known && plainSettings.parse(known.secrets_set_at)),
    ...Object.fromEntries([...entered.keys()].filter(isSecret).map((name) => [name, toTimestamp(now)])),
  };
  const values = {
    settings: JSON.stringify(Object.fromEntries(plain)),
    sealed_secrets: sealed?.bytes ?? null,
    sealing_key: sealed?.key ?? null,
    secrets_set_at: JSON.stringify(setAt),
    updated_at: toTimestamp(now),
  };
  await transaction
    .insertInto('gateway_account')
    .values({
      business_id: businessId,
      gateway: gateway.name,
      is_enabled: true,
      created_at: toTimestamp(now),
      ...values,
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'gateway']).doUpdateSet(values))
    .execute();
  await recordAudit(context, {
    action: 'Gateway.SettingsChanged',
    subjectKind: 'gateway_account',
    subjectId: null,
    data: { gateway: gateway.name, settings: [...entered.keys()] },
  });
}

export async function findAccount(
  { transaction, businessId }: Pick<Context, 'transaction' | 'businessId'>,
  gateway: string,
): Promise<GatewayAccount | undefined> {
  return await transaction
    .selectFrom('gateway_account')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('gateway', '=', gateway)
    .forUpdate()
    .executeTakeFirst();
}
