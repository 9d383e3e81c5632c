/** The Back Office API: a test clock is moved while a gateway is down. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { registerPaymentPermission } from '../../src/customers/register-payment-permission.ts';
import { paymentsByPost } from '../support/payments-by-post.ts';
import { addCustomers, addOffer, sell } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import { openBackOffice } from './back-office.ts';

const post = paymentsByPost();
const server = await openBackOffice({ access: post.access });
after(() => server.close());

async function openBilled() {
  const shop = await server.open({ segment: { chargeDelayDays: 0 } });
  await shop.post('/Organization/Gateways/post', { Settings: { ApiKey: 'key-1' } }, 200);
  const [customerId = 0] = await addCustomers(shop, ['ada']);
  const method = { gateway: 'post', typePayment: 'Card', gatewayToken: 'tok', displayName: 'Card' } as const;
  await shop.run(opening, (context) => registerPaymentPermission(context, customerId, method));
  const offerId = await addOffer(shop, 'yearly', { unitRecurrence: 'Year' });
  const bill = () => sell(shop, opening, { offerId, customerIds: [customerId] });
  const state = async () =>
    (await shop.get('/Finance/invoices')).items.map((item) => item.text('StateInvoice'));
  /** Of the machine: whoever asked the gateway is taken for gone. */
  const minutesPass = () =>
    shop.pool.query(`update charge set sent_at = sent_at - interval '10 minutes' where business_id = $1`, [
      shop.businessId,
    ]);
  return { shop, customerId, bill, state, minutesPass };
}

test('what a gateway does not answer stays planned, the clock moves all the same, and says so', async () => {
  const { shop, bill, state, minutesPass } = await openBilled();
  await bill();
  const path = '/Organization/TestClock';
  post.isDown = true;
  const moved = await shop.patch(path, { DateClock: '2026-01-02T00:00:00Z' });
  assert.deepEqual(moved.pick('DateClock', 'CountInvoiced', 'GatewaysWithoutAnswer'), {
    DateClock: '2026-01-02T00:00:00.00Z',
    CountInvoiced: 1,
    GatewaysWithoutAnswer: ['post'],
  });
  assert.deepEqual(await state(), ['DueToProcess']);
  await minutesPass();
  const again = await shop.patch(path, { DateClock: '2026-01-03T00:00:00Z' });
  assert.deepEqual(again.at('GatewaysWithoutAnswer'), ['post']);
  post.isDown = false;
  await minutesPass();
  const last = await shop.patch(path, { DateClock: '2026-01-04T00:00:00Z' });
  assert.equal(last.has('GatewaysWithoutAnswer'), false);
  assert.deepEqual(await state(), ['Paid']);
  assert.equal(post.charged.length, 1);
});

test('so does the clock of a single customer', async () => {
  const { shop, customerId, bill, state } = await openBilled();
  const path = `/Distribution/Customers/${customerId}/TestClock`;
  await shop.send('PUT', path, { ModeClock: 'Frozen' });
  await bill();
  post.isDown = true;
  const moved = await shop.post(`${path}/Advance`, { DateClock: '2026-01-02T00:00:00Z' }, 200);
  post.isDown = false;
  assert.deepEqual(moved.at('GatewaysWithoutAnswer'), ['post']);
  assert.deepEqual(await state(), ['DueToProcess']);
});
