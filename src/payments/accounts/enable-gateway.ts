/**
 * Whether the account of a business with a gateway is used. Disabled, nothing is charged through it, and what its
 * server tells is still taken in.
 */
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import type { Gateway } from '../gateways/gateway.ts';
import { findAccount } from './enter-settings.ts';

export async function setGatewayEnabled(
  context: Context,
  gateway: Gateway,
  isEnabled: boolean,
): Promise<Outcome<void>> {
  const { transaction, businessId, now } = context;
  const known = await findAccount(context, gateway.name);
  const missing = gateway.settings.find(({ isRequired }) => isRequired);
  if (!known && missing) return refuse('Error.Input.Missing', 'Settings', { field: missing.name });
  await transaction
    .insertInto('gateway_account')
    .values({
      business_id: businessId,
      gateway: gateway.name,
      settings: JSON.stringify({}),
      secrets_set_at: JSON.stringify({}),
      is_enabled: isEnabled,
      created_at: toTimestamp(now),
      updated_at: toTimestamp(now),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['business_id', 'gateway'])
        .doUpdateSet({ is_enabled: isEnabled, updated_at: toTimestamp(now) }),
    )
    .execute();
  if (known?.is_enabled === isEnabled) return accept(undefined);
  await recordAudit(context, {
    action: isEnabled ? 'Gateway.Enabled' : 'Gateway.Disabled',
    subjectKind: 'gateway_account',
    subjectId: null,
    data: { gateway: gateway.name },
  });
  return accept(undefined);
}
