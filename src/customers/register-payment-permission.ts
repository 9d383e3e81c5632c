/** Registers the payment permission that one customer gave through a gateway: it pays with it from now on. */
import type { Context } from '../accounts/context.ts';
import { fieldChecks, isStorableText } from '../accounts/field-checks.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import { lockCustomer } from './lock-customer.ts';
import { type NewPaymentPermission, registerPaymentPermissions } from './register-payment-permissions.ts';

/** Answers the id of the permission. */
export async function registerPaymentPermission(
  context: Context,
  customerId: number,
  permission: NewPaymentPermission,
): Promise<Outcome<number>> {
  const checks = fieldChecks();
  const { gateway, gatewayToken, displayName, country } = permission;
  checks.expect('TypeGateway', gateway !== '' && isStorableText(gateway, 50), '1 … 50');
  checks.expect('Token', gatewayToken !== '' && isStorableText(gatewayToken, 2_000), '1 … 2000');
  checks.expect('NameDisplay', isStorableText(displayName, 255), '≤ 255');
  checks.expect('Country', !country || /^[A-Z]{2}$/.test(country), 'ISO 3166-1');
  const checked = checks.conclude(permission);
  if (!checked.ok) return checked;
  const locked = await lockCustomer(context, customerId);
  if (!locked.ok) return locked;
  const ids = await registerPaymentPermissions(context, [{ ...permission, customerId }]);
  const id = ids.get(customerId);
  if (id === undefined) throw new Error(`no permission was written for customer ${customerId}`);
  return accept(id);
}
