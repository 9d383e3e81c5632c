/** Reads how a customer pays and is billed. */
import type { Context } from '../accounts/context.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { type PaymentSettings, paymentSettingsOf } from './payment-settings.ts';

export async function loadPaymentSettings(
  context: Context,
  customerId: number,
): Promise<Outcome<PaymentSettings>> {
  const row = await context.transaction
    .selectFrom('customer')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('id', '=', customerId)
    .executeTakeFirst();
  return row ? accept(paymentSettingsOf(row)) : refuse('Error.Customer.NotFound');
}
