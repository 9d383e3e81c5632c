/** Collecting through GoCardless, from the registration of a mandate to its return, whatever is cut off on the way. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { resolveUnanswered } from '../../src/payments/collecting/collect.ts';
import { connectThrough } from '../../src/payments/gateways/gocardless/connect.ts';
import { gocardless } from '../../src/payments/gateways/gocardless/gocardless.ts';
import {
  accessToken,
  openGoCardlessServer,
  signedWebhook,
  webhookSecret,
} from '../../src/payments/gateways/gocardless/server.testing.ts';
import { sendRefunds } from '../../src/payments/refunding/send-refunds.ts';
import { collectingOf } from '../support/collecting.ts';
import { day, firstInvoice, openServedGateway, storyOf } from '../support/served-gateway.ts';

const server = await openGoCardlessServer();
const served = await openServedGateway(gocardless(connectThrough(server.agent)), {
  AccessToken: accessToken,
  WebhookSecret: webhookSecret,
  Environment: 'sandbox',
});
after(async () => {
  await served.close();
  await server.close();
});

const openDue = () => served.openDue('DirectDebit', (reference) => server.fulfil(reference));
const paymentsOf = (businessId: number) =>
  server.payments().filter(({ metadata }) => JSON.stringify(metadata).includes(`:"${businessId}-`));
const told = (action: string, payment: string, cause = 'authorisation_disputed') =>
  signedWebhook([
    {
      id: `EV-${action}`,
      created_at: '2026-01-10T09:00:00Z',
      resource_type: 'payments',
      action,
      links: { payment },
      details: { origin: 'bank', cause, reason_code: 'MD06' },
    },
  ]);

async function openPending() {
  const due = await openDue();
  await due.tick();
  const [payment] = paymentsOf(due.shop.businessId);
  assert.ok(payment);
  return { ...due, payment };
}

async function openPaid() {
  const pending = await openPending();
  pending.payment.status = 'confirmed';
  await served.deliver(pending.shop, told('confirmed', pending.payment.id));
  return pending;
}

test('a mandate is given on its pages, charged by the tick once, and settled by a webhook', async () => {
  const { shop, displayName, payment, tick } = await openPending();
  assert.equal(displayName, 'BANQUE DU NORD •••• 11');
  assert.equal((await storyOf(shop)).split(' | ')[2], 'Pending');
  assert.deepEqual([payment.amount, payment.currency], [1_200, 'EUR']);
  await tick();
  payment.status = 'confirmed';
  const delivery = told('confirmed', payment.id);
  await served.deliver(shop, { ...delivery, body: `${delivery.body} ` }, 400);
  assert.equal((await storyOf(shop)).split(' | ')[2], 'Pending');
  await served.deliver(shop, delivery);
  assert.equal(paymentsOf(shop.businessId).length, 1);
  assert.equal(await storyOf(shop), 'Paid | 1200 | Succeeded | Completed');
});

test('a debit that fails is told of with its cause', async () => {
  const { shop, payment } = await openPending();
  payment.status = 'failed';
  await served.deliver(shop, told('failed', payment.id, 'bank_account_closed'));
  assert.equal(await storyOf(shop), 'ProblemAuto | 0 | Failed | Failed');
});

test('a refund is given back once', async () => {
  const { shop } = await openPaid();
  await shop.moveTo('2026-01-02T00:00Z');
  await shop.post('/Finance/Refunds', { IdInvoice: await firstInvoice(shop), Amount: 500 });
  for (let time = 0; time < 2; time += 1) await sendRefunds(await collectingOf(shop, day, served.access), 0);
  const [refund, ...others] = server.refunds();
  assert.ok(refund);
  assert.deepEqual([refund.amount, others.length], [500, 0]);
  refund.status = 'paid';
  const paid = {
    id: 'EV-refund',
    created_at: '2026-01-10T09:00:00Z',
    resource_type: 'refunds',
    action: 'paid',
    links: { refund: refund.id },
    details: { origin: 'gocardless' },
  };
  await served.deliver(shop, signedWebhook([paid]));
  const { rows } = await shop.pool.query('select state from refund where business_id = $1', [
    shop.businessId,
  ]);
  assert.deepEqual(rows, [{ state: 'Succeeded' }]);
});

test('a return takes the payment back, and withdrawn gives it back, told twice and out of order', async () => {
  const { shop, payment } = await openPaid();
  payment.status = 'charged_back';
  await served.deliver(shop, told('charged_back', payment.id));
  assert.equal(await storyOf(shop), 'ProblemAuto | 0 | Succeeded | Returned');
  await served.deliver(shop, told('chargeback_cancelled', payment.id));
  await served.deliver(shop, told('charged_back', payment.id));
  assert.equal(await storyOf(shop), 'Paid | 1200 | Succeeded | Completed');
});

test('a worker that is killed while GoCardless works leaves a payment that is found, made once', async () => {
  const { shop } = await openDue();
  const held = server.holdNext();
  const worker = served.startWorker(shop, server.port);
  await held;
  await served.kill(worker);
  assert.equal((await storyOf(shop)).split(' | ')[2], 'Sent');
  const collecting = await collectingOf(shop, day, served.access);
  await resolveUnanswered(collecting, 0);
  await resolveUnanswered(collecting, 0);
  assert.equal((await storyOf(shop)).split(' | ')[2], 'Pending');
  assert.equal(paymentsOf(shop.businessId).length, 1);
});
