import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addCustomers, addOffer, sell, setPaymentType } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const steps = [
  { Days: 3, Action: 'SendReminder', Level: 1 },
  { Days: 30, Action: 'SuspendSubscriptions' },
];

async function openUnpaid() {
  const shop = await server.open();
  const offerId = await addOffer(shop, 'pro');
  const [customerId = 0] = await addCustomers(shop, ['ann']);
  await setPaymentType(shop, opening, [customerId], 'ExternalBank');
  await sell(shop, opening, { offerId, customerIds: [customerId] });
  await shop.tick(opening, opening);
  const invoices = await shop.get('/Finance/Invoices');
  const invoiceId = invoices.number('Items.0.Id');
  return { shop, customerId, invoiceId, path: `/Organization/Segments/${shop.segment.id}/DunningSteps` };
}

test('the steps of a segment are replaced and read in order; a new segment has the usual ones', async () => {
  const { shop, path } = await openUnpaid();
  const replaced = await shop.post(path, { DunningSteps: [...steps].reverse() }, 200);
  assert.deepEqual(replaced.at('DunningSteps'), steps);
  assert.deepEqual((await shop.get(path)).at('DunningSteps'), steps);
  assert.equal(
    await shop.refusal('GET', '/Organization/Segments/999/DunningSteps'),
    '404 Error.Segment.NotFound',
  );
  assert.equal(
    await shop.refusal('POST', path, { DunningSteps: [{ Days: 3, Action: 'SendReminder' }] }),
    '422 Error.Dunning.Step.Invalid',
  );
});

test('what dunning did is listed, and pauses hold it back', async () => {
  const { shop, path, customerId, invoiceId } = await openUnpaid();
  await shop.post(path, { DunningSteps: steps }, 200);
  const pause = `/Finance/Invoices/${invoiceId}/PauseDunning`;
  await shop.post(pause, { DateEnd: '2026-03-01T00:00:00Z', Reason: 'Promised by phone' }, 200);
  const ofCustomer = `/Distribution/Customers/${customerId}/PauseDunning`;
  await shop.post(ofCustomer, { DateEnd: '2026-03-05T00:00:00Z' }, 200);
  assert.equal(
    await shop.refusal('POST', pause, { DateEnd: '2025-03-01T00:00:00Z' }),
    '422 Error.Dunning.Pause.Past',
  );
  assert.equal(
    await shop.refusal('POST', '/Distribution/Customers/999/PauseDunning', {}),
    '404 Error.Customer.NotFound',
  );
  await shop.moveTo('2026-03-04T00:00Z');
  const list = `/Finance/DunningMeasures?IdInvoice=${invoiceId}&IdCustomer=${customerId}`;
  assert.equal((await shop.get(list)).number('TotalItems'), 0);
  await shop.post(ofCustomer, {}, 200);
  await shop.moveTo('2026-03-04T00:01Z');
  const done = await shop.get(list);
  assert.deepEqual(done.at('Items.0.Action'), 'SendReminder');
  assert.equal(done.at('Items.0.Level'), 1);
  assert.equal(done.at('Items.0.Actor'), 'tick');
  assert.equal((await shop.get('/Finance/DunningMeasures?IdCustomer=999')).number('TotalItems'), 0);
});
