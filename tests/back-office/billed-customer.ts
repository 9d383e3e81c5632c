/** What the tests of finance begin with: a customer with an invoice, or with a method that the simulator charges. */
import assert from 'node:assert/strict';
import { registerPaymentPermission } from '../../src/customers/register-payment-permission.ts';
import { addCustomers } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import type { BackOfficeShop } from './back-office.ts';

const lines = '/Finance/BalanceLines';

/** Bills 100.00 and 20.00 of tax to a customer of its own. */
export async function billed(own: BackOfficeShop, reference: string): Promise<number> {
  const [IdCustomer] = await addCustomers(own, [reference]);
  await own.post(lines, { IdCustomer, Amount: 10_000, TextLocalized: 'Work' });
  const invoice = await own.post('/Finance/Billing', { IdCustomer, EnsureBillable: false });
  assert.equal(invoice.at('AmountTotal'), 12_000);
  return invoice.number('Id');
}

export function registerSimulated(
  own: BackOfficeShop,
  customerId: number,
  token: string,
  typePayment: 'DirectDebit',
) {
  const permission = { gateway: 'simulator', typePayment, gatewayToken: token, displayName: token };
  return own.run(opening, (context) => registerPaymentPermission(context, customerId, permission));
}
