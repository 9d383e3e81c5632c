/** Makes a customer pay with one of the permissions that it gave, which takes the place of any other. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { findPaymentPermission } from './find-payment-permissions.ts';
import { lockCustomer } from './lock-customer.ts';
import { payWith } from './register-payment-permissions.ts';

export async function choosePaymentPermission(
  context: Context,
  customerId: number,
  permissionId: number,
): Promise<Outcome<void>> {
  const locked = await lockCustomer(context, customerId);
  if (!locked.ok) return locked;
  const permission = await findPaymentPermission(context, customerId, permissionId);
  if (!permission) return refuse('Error.PaymentPermission.NotFound', 'IdGatewayPermission');
  const { state, typePayment } = permission;
  if (state !== 'Valid' && state !== 'SoonExpired')
    return refuse('Error.PaymentPermission.NotUsable', 'IdGatewayPermission', { state });
  if (permission.isInUse) return accept(undefined);
  await payWith(context, [{ customerId, typePayment }], new Map([[customerId, permissionId]]));
  await recordAudit(context, {
    action: 'PaymentPermission.Chosen',
    subjectKind: 'customer',
    subjectId: customerId,
    data: { permissionId },
  });
  return accept(undefined);
}
