import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { verifyBusiness } from '../../src/billing/verify/verify-business.ts';
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

test('one payment pays the oldest invoices first, the last one in part; it is taken back as a whole', async () => {
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
  const payments = `/Finance/Payments?IdReceipt=${recorded.number('Receipt.Id')}`;
  assert.equal((await shop.get(payments)).number('TotalItems'), 2);
  const part = `/Finance/Payments/${recorded.number('Payments.1.Id')}/Cancel`;
  assert.equal(await shop.refusal('POST', part), '403 Error.Payment.PartOfReceipt');
  const receipt = `/Finance/Receipts/${recorded.number('Receipt.Id')}`;
  assert.equal((await shop.post(`${receipt}/Cancel`, {}, 200)).text('StateReceipt'), 'Cancelled');
  assert.deepEqual(
    await states(),
    ids.map((id) => `${id} DueOffline 0`),
  );
  assert.equal(await shop.refusal('POST', `${receipt}/Cancel`), '403 Error.Receipt.Cancelled');
  assert.equal(await shop.refusal('POST', `${receipt}/Repay`), '403 Error.Receipt.Cancelled');
  assert.equal(await shop.refusal('GET', '/Finance/Receipts/999'), '404 Error.Receipt.NotFound');
});

test('the money of a credit note stays on account, pays the next invoice, and is told in the account', async () => {
  const { shop, customerId, ids, states, given } = await openUnpaid();
  const [first = 0, second, third] = ids;
  await shop.post(path, { ...given, Amount: 1_200, IdsInvoice: [first] });
  const asked = { IdInvoice: first, ToBalance: true };
  for (const [field, value] of [
    ['TypePayment', 'ExternalBank'],
    ['DatePayment', '2026-03-01T00:00:00Z'],
  ] as const)
    assert.equal(
      await shop.refusal('POST', '/Finance/Refunds', { ...asked, [field]: value }),
      '422 Error.Input.Invalid',
    );
  const kept = await shop.post('/Finance/Refunds', { ...asked, Note: 'Kept as agreed' });
  assert.deepEqual([kept.text('StatePayment'), kept.number('Amount')], ['Completed', 1_200]);
  const credit = kept.number('IdInvoice');
  const [receipt] = (await shop.get('/Finance/Receipts?HasMoneyOnAccount=true')).list('Items');
  assert.deepEqual([receipt?.number('IdCreditNote'), receipt?.number('AmountOnAccount')], [credit, 1_200]);
  const one = `/Finance/Receipts/${receipt?.number('Id')}`;
  assert.equal(await shop.refusal('POST', `${one}/Cancel`), '403 Error.Receipt.OfCreditNote');
  assert.equal(await shop.refusal('POST', '/Finance/Refunds', asked), '403 Error.Invoice.State');
  await shop.moveTo('2026-03-02T01:00Z');
  const invoices = [`${first} PaidRefunded 1200`, `${second} Paid 1200`, `${third} DueOffline 0`];
  assert.deepEqual(await states(), [...invoices, `${credit} PaidRefunded 1200`].sort());
  const { rows } = await shop.pool.query<{ kind: string }>(
    "select kind from message where business_id = $1 and kind = 'PaymentRefunded'",
    [shop.businessId],
  );
  assert.equal(rows.length, 0, 'nobody is told that money went back');
  const statement = await shop.get(`/Distribution/Customers/${customerId}/Statement`);
  assert.equal(statement.number('AmountClosing'), 1_200);
  const faults: string[] = [];
  await verifyBusiness(shop.kysely, shop.businessId, ({ code }) => faults.push(code));
  assert.deepEqual(faults, []);
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

test('what is more than is due stays on account, pays the next invoice before it is charged, and can go back', async () => {
  const { shop, customerId, states, given } = await openUnpaid();
  const recorded = await shop.post(path, { ...given, Amount: 6_000, OverpaymentToBalance: true });
  const receipt = `/Finance/Receipts/${recorded.number('Receipt.Id')}`;
  assert.equal(recorded.number('Receipt.AmountOnAccount'), 2_400);
  assert.ok((await states()).every((one) => one.endsWith('Paid 1200')));
  await shop.moveTo('2026-04-02T00:00Z');
  assert.ok((await states()).every((one) => one.endsWith('Paid 1200')));
  const listed = await shop.get(`/Finance/Receipts?IdCustomer=${customerId}&HasMoneyOnAccount=true`);
  assert.equal(listed.number('Items.0.AmountOnAccount'), 1_200);
  assert.equal(listed.list('Items.0.IdsPayment').length, 4);
  const repaid = await shop.post(`${receipt}/Repay`, {}, 200);
  assert.deepEqual([repaid.number('AmountOnAccount'), repaid.number('AmountRepaid')], [0, 1_200]);
  assert.equal(await shop.refusal('POST', `${receipt}/Repay`), '403 Error.Receipt.NothingOnAccount');
  assert.equal(await shop.refusal('POST', `${receipt}/Cancel`), '403 Error.Receipt.Repaid');
  const none = await shop.get(`/Finance/Receipts?StateReceipt=Recorded&HasMoneyOnAccount=true`);
  assert.equal(none.number('TotalItems'), 0);
  await shop.moveTo('2026-05-02T00:00Z');
  assert.equal((await states()).filter((one) => one.endsWith('DueOffline 0')).length, 1);
});

test('who paid something is not deleted, even when no invoice took it', async () => {
  const shop = await server.open();
  const [customerId = 0] = await addCustomers(shop, ['ann']);
  await shop.post(path, {
    IdCustomer: customerId,
    TypePayment: 'ExternalCash',
    Amount: 100,
    OverpaymentToBalance: true,
  });
  assert.equal(
    await shop.refusal('DELETE', `/Distribution/Customers/${customerId}`),
    '403 Error.Customer.Delete.HasInvoice',
  );
});
