/** Removes a payment permission: nothing is charged with it any more, and its row stays for what was. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { recordEvents } from '../events/record-events.ts';
import { findPaymentPermission } from './find-payment-permissions.ts';
import { lockCustomer } from './lock-customer.ts';
import { updateCustomerRow } from './update-customer-row.ts';

/** The customer that paid with it has no payment method then. Removing a removed one changes nothing. */
export async function removePaymentPermission(
  context: Context,
  customerId: number,
  permissionId: number,
): Promise<Outcome<void>> {
  const locked = await lockCustomer(context, customerId);
  if (!locked.ok) return locked;
  const permission = await findPaymentPermission(context, customerId, permissionId);
  if (!permission) return refuse('Error.PaymentPermission.NotFound', 'permissionId');
  if (permission.state === 'Removed') return accept(undefined);
  await context.transaction
    .updateTable('payment_permission')
    .set({ state: 'Removed', forget_at: sql<string>`now()` })
    .where('business_id', '=', context.businessId)
    .where('id', '=', permissionId)
    .execute();
  if (permission.isInUse) {
    await updateCustomerRow(context, customerId, { type_payment: 'Free' });
    await recordEvents(context, [{ type: 'CustomerPaymentMethodUpdated', customerId, permissionId }]);
  }
  await recordEvents(context, [{ type: 'PaymentMethodRemoved', customerId, permissionId }]);
  await recordAudit(context, {
    action: 'PaymentPermission.Removed',
    subjectKind: 'customer',
    subjectId: customerId,
    data: { permissionId },
  });
  return accept(undefined);
}
