/** Collecting through Stripe, from the registration of a card to its dispute, whatever is cut off on the way. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { resolveUnanswered } from '../../src/payments/collecting/collect.ts';
import {
  openStripeServer,
  secretKey,
  signedEvent,
  webhookSecret,
} from '../../src/payments/gateways/stripe/server.testing.ts';
import { stripe } from '../../src/payments/gateways/stripe/stripe.ts';
import { sendRefunds } from '../../src/payments/refunding/send-refunds.ts';
import { collectingOf } from '../support/collecting.ts';
import { day, firstInvoice, openServedGateway, storyOf } from '../support/served-gateway.ts';

const server = await openStripeServer();
const served = await openServedGateway(stripe(server.address), {
  SecretKey: secretKey,
  WebhookSecret: webhookSecret,
});
after(async () => {
  await served.close();
  await server.close();
});

const signed = (type: string, object: object) => signedEvent(type, object, Date.now());
const intentsOf = (businessId: number) =>
  server
    .all('payment_intents')
    .filter(({ metadata }) => JSON.stringify(metadata).includes(`"tacite_business":"${businessId}"`));

async function openPaid() {
  const due = await served.openDue('Card', (reference) => server.complete(reference));
  await due.tick();
  const [intent] = intentsOf(due.shop.businessId);
  assert.ok(intent);
  return { ...due, intent };
}

test('a card is registered on its pages and charged by the tick, once', async () => {
  const { shop, displayName, intent, tick } = await openPaid();
  assert.equal(displayName, 'Visa •••• 4242');
  assert.equal(await storyOf(shop), 'Paid | 1200 | Succeeded | Completed');
  assert.deepEqual([intent.amount, intent.currency], [1_200, 'eur']);
  await tick();
  await served.deliver(shop, signed('payment_intent.succeeded', intent));
  assert.equal(intentsOf(shop.businessId).length, 1);
  assert.equal(await storyOf(shop), 'Paid | 1200 | Succeeded | Completed');
});

test('a debit is pending until a webhook settles it', async () => {
  const { shop, tick } = await served.openDue('DirectDebit', (reference) =>
    server.complete(reference, 'processing'),
  );
  await tick();
  assert.equal((await storyOf(shop)).split(' | ')[2], 'Pending');
  const [intent] = intentsOf(shop.businessId);
  assert.ok(intent);
  intent.status = 'succeeded';
  const told = signed('payment_intent.succeeded', intent);
  await served.deliver(shop, { ...told, body: `${told.body} ` }, 400);
  assert.equal((await storyOf(shop)).split(' | ')[2], 'Pending');
  await served.deliver(shop, told);
  assert.equal(await storyOf(shop), 'Paid | 1200 | Succeeded | Completed');
});

test('a refund is given back once', async () => {
  const { shop } = await openPaid();
  await shop.moveTo('2026-01-02T00:00Z');
  await shop.post('/Finance/Refunds', { IdInvoice: await firstInvoice(shop), Amount: 500 });
  for (let time = 0; time < 2; time += 1) await sendRefunds(await collectingOf(shop, day, served.access), 0);
  const given = server.all('refunds').filter(({ amount }) => amount === 500);
  assert.equal(given.length, 1);
  const { rows } = await shop.pool.query('select state from refund where business_id = $1', [
    shop.businessId,
  ]);
  assert.deepEqual(rows, [{ state: 'Succeeded' }]);
});

test('a dispute takes the payment back and, won, gives it back, told twice and out of order', async () => {
  const { shop, intent } = await openPaid();
  const dispute = server.keep('disputes', {
    payment_intent: intent.id,
    amount: 1_200,
    currency: 'eur',
    reason: 'fraudulent',
    status: 'needs_response',
    balance_transactions: [{}],
  });
  await served.deliver(shop, signed('charge.dispute.created', dispute));
  assert.equal(await storyOf(shop), 'ProblemDisputed | 0 | Succeeded | Disputed');
  Object.assign(dispute, { status: 'won', balance_transactions: [{}, {}] });
  await served.deliver(shop, signed('charge.dispute.closed', dispute));
  await served.deliver(shop, signed('charge.dispute.created', dispute));
  assert.equal(await storyOf(shop), 'Paid | 1200 | Succeeded | Completed');
});

test('a worker that is killed while Stripe charges leaves a charge that is found, made once', async () => {
  const { shop } = await served.openDue('Card', (reference) => server.complete(reference));
  const held = server.holdNext();
  const worker = served.startWorker(shop, server.address.port);
  await held;
  await served.kill(worker);
  assert.equal((await storyOf(shop)).split(' | ')[2], 'Sent');
  const collecting = await collectingOf(shop, day, served.access);
  await resolveUnanswered(collecting, 0);
  await resolveUnanswered(collecting, 0);
  assert.equal(await storyOf(shop), 'Paid | 1200 | Succeeded | Completed');
  assert.equal(intentsOf(shop.businessId).length, 1);
});

test('killed while a draft is charged, a worker leaves a draft; it is issued once, paid, when the answer is found', async () => {
  const { shop } = await served.openDue('Card', (reference) => server.complete(reference), {
    issuesOnlyIfPaid: true,
  });
  const held = server.holdNext();
  const worker = served.startWorker(shop, server.address.port);
  await held;
  await served.kill(worker);
  assert.equal(await storyOf(shop), 'DraftCharging | 0 | Sent | ');
  const workers = await Promise.all([1, 2].map(() => collectingOf(shop, day, served.access)));
  await Promise.all(workers.map((collecting) => resolveUnanswered(collecting, 0)));
  assert.equal(await storyOf(shop), 'Paid | 1200 | Succeeded | Completed');
  assert.equal(intentsOf(shop.businessId).length, 1);
  const { rows } = await shop.pool.query<{ full_number: string }>(
    'select full_number from invoice where business_id = $1 and number is not null',
    [shop.businessId],
  );
  assert.equal(rows.length, 1);
});
