/** The gateways that a business can use now: those with an account that is enabled, and in a sandbox the simulator. */
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { GatewayAccountTable, Tables } from '../../database/table-types.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Gateway } from '../gateways/gateway.ts';
import type { GatewayCall } from '../gateways/gateway-call.ts';
import type { GatewayAccess } from './gateway-access.ts';
import { openSecrets } from './sealed-secrets.ts';

export interface OpenGateway {
  readonly gateway: Gateway;
  /** @throws Error when its secrets cannot be opened: then nothing can be asked of it, and nothing is lost. */
  call(now: Instant): GatewayCall;
}

export const plainSettings = z.record(z.string(), z.string());

/** By name. */
export async function openGateways(
  kysely: Kysely<Tables>,
  businessId: number,
  access: GatewayAccess,
): Promise<ReadonlyMap<string, OpenGateway>> {
  const { kind } = await kysely
    .selectFrom('business')
    .select('kind')
    .where('business_id', '=', businessId)
    .executeTakeFirstOrThrow();
  const rows = await kysely
    .selectFrom('gateway_account')
    .selectAll()
    .where('business_id', '=', businessId)
    .execute();
  const accounts = new Map(rows.map((row) => [row.gateway, row]));
  const usable = [...access.gateways.values()].filter((gateway) =>
    isGatewayEnabled(gateway, kind, accounts.get(gateway.name)),
  );
  return new Map(
    usable.map((gateway) => {
      const account = accounts.get(gateway.name);
      const call = (now: Instant) => ({
        businessId,
        now,
        kysely,
        settings: account ? openSettings(access, account) : new Map(),
      });
      return [gateway.name, { gateway, call }];
    }),
  );
}

/** What keeps no account works in a sandbox by itself, and elsewhere, or once disabled, when somebody enables it. */
export function isGatewayEnabled(
  gateway: Gateway,
  kind: 'Live' | 'Sandbox',
  account: { readonly is_enabled: boolean } | undefined,
): boolean {
  return account?.is_enabled ?? (gateway.isFreeInSandbox === true && kind === 'Sandbox');
}

/** Secrets in clear. @throws Error when they cannot be opened. */
export function openSettings(
  { serverSecrets }: GatewayAccess,
  account: Selectable<GatewayAccountTable>,
): ReadonlyMap<string, string> {
  const { business_id, gateway, sealed_secrets, sealing_key } = account;
  const plain = new Map(Object.entries(plainSettings.parse(account.settings)));
  if (sealed_secrets === null || sealing_key === null) return plain;
  const owner = { businessId: business_id, gateway };
  const secrets = openSecrets(serverSecrets, owner, { bytes: sealed_secrets, key: sealing_key });
  return new Map([...plain, ...secrets]);
}
