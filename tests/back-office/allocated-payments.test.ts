import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addCustomers, addOffer, sell, setPaymentType } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const path = '/Finance/Payments/Allocate';

/** A customer with three invoices of 12.00 each, the oldest first. */
async function openUnpaid() {
  const shop = await server.open();
  const offerId = await addOffer(shop, 'pro');
  const [customerId = 0] = await addCustomers(shop, ['ann']);
  await setPaymentType(shop, opening, [customerId], 'ExternalBank');
  await sell(shop, opening, { offerId, customerIds: [customerId] });
  await shop.moveTo('2026-03-02T00:00Z');
  const states = async () =>
    (await shop.get('/Finance/Invoices'))
      .list('Items')
      .map((one) => `${one.number('Id')} ${one.text('StateInvoice')} ${one.number('AmountPaid')}`)
      .sort();
  const ids = (await states()).map((one) => Number(one.split(' ')[0]));
  return { shop, customerId, ids, states, given: { IdCustomer: customerId, TypePayment: 'ExternalBank' } };
}

test('one payment pays the oldest invoices first, the last one in part; a part can be taken back', async () => {
  const { shop, ids, states, given } = await openUnpaid();
  const [first, second, third] = ids;
  const recorded = await shop.post(path, { ...given, Amount: 1_500, Note: 'transfer 77' });
  assert.deepEqual(
    recorded.list('Payments').map((one) => [one.number('IdInvoice'), one.number('Amount')]),
    [
      [first, 1_200],
      [second, 300],
    ],
  );
  assert.deepEqual(await states(), [
    `${first} Paid 1200`,
    `${second} DueOffline 300`,
    `${third} DueOffline 0`,
  ]);
  await shop.post(`/Finance/Payments/${recorded.number('Payments.1.Id')}/Cancel`, {}, 200);
  assert.deepEqual(await states(), [`${first} Paid 1200`, `${second} DueOffline 0`, `${third} DueOffline 0`]);
});

test('chosen invoices alone are paid; what is more than they are worth is refused and nothing is recorded', async () => {
  const { shop, ids, states, given } = await openUnpaid();
  const [first, second, third] = ids;
  const chosen = { ...given, IdsInvoice: [third, second], Currency: 'EUR' };
  assert.equal(await shop.refusal('POST', path, { ...chosen, Amount: 2_401 }), '422 Error.Input.Invalid');
  assert.equal(
    await shop.refusal('POST', path, { ...chosen, Amount: 10, Currency: 'USD' }),
    '404 Error.Invoice.NotFound',
  );
  assert.equal(
    await shop.refusal('POST', path, { ...given, IdCustomer: 999, Amount: 10 }),
    '404 Error.Customer.NotFound',
  );
  await shop.post(path, { ...chosen, Amount: 2_400 });
  assert.deepEqual(await states(), [`${first} DueOffline 0`, `${second} Paid 1200`, `${third} Paid 1200`]);
});
