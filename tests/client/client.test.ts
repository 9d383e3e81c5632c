/** The TypeScript client against the real server, over a network that fails when it is told to. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, test } from 'node:test';
import {
  createTaciteClient,
  TaciteConnectionError,
  TaciteError,
  verifyWebhook,
  WebhookVerificationError,
} from '../../packages/client/src/index.ts';
import { addCustomers, addFeature, addOffer, numberedReferences } from '../support/sales.ts';
import { openClientShop } from './client-shop.ts';
import { openFaultyNetwork } from './faulty-network.ts';

const shop = await openClientShop();
const network = await openFaultyNetwork(shop.baseUrl);
after(async () => {
  await network.close();
  await shop.close();
});
await addFeature(shop, 'users', 'Limitation');
await addOffer(shop, 'basic', { features: [{ reference: 'users', quantityIncluded: 5 }] });

const { agentKey, apiKey } = shop;
const client = createTaciteClient({
  baseUrl: network.url,
  agentKey,
  apiKey,
  retryDelayMs: 1,
  timeoutMs: 5_000,
});

async function countLines(reference: string): Promise<number> {
  const list = await client.live.billing.listBalanceLines({ ReferenceCustomer: reference });
  return list?.TotalItems ?? 0;
}

test('both APIs are called with typed parameters and answers', async () => {
  network.fail();
  const customer = await client.live.customers.createOrUpdate({ ReferenceCustomer: 'acme', Name: 'Acme' });
  assert.equal(customer.ReferenceCustomer, 'acme');
  const subscription = await client.live.subscriptions.create({
    ReferenceCustomer: 'acme',
    ReferenceOffer: 'basic',
    TryStart: true,
  });
  assert.equal(subscription.StateSubscription, 'ActiveRunning');
  const rights = await client.live.usages.list({ ReferenceCustomer: 'acme' });
  assert.equal(rights?.Items[0]?.QuantityIncluded, 5);
  const shown = await client.backOffice.customers.show({ CustomerId: customer.Id });
  assert.equal(shown.Name, 'Acme');
  assert.equal(await client.live.usages.list({ ReferenceCustomer: 'nobody' }), undefined);
});

test('a list is read page after page', async () => {
  network.fail();
  await addCustomers(shop, numberedReferences(25));
  const seen: string[] = [];
  for await (const one of client.live.customers.all({ SizePage: 10 })) seen.push(one.ReferenceCustomer);
  assert.equal(new Set(seen).size, seen.length);
  assert.ok(seen.length >= 25);
  assert.equal(network.requests.length, Math.ceil(seen.length / 10));
});

test('a write whose answer is lost is sent again under its key, and done once', async () => {
  await addCustomers(shop, ['lost']);
  network.fail({ kind: 'answerLost' }, { kind: 'answered', status: 503 }, { kind: 'refused' });
  await client.live.billing.createBalanceLine({ ReferenceCustomer: 'lost', Label: 'Work', Amount: 100 });
  assert.equal(network.requests.length, 4);
  assert.equal(new Set(network.requests.map((request) => request.idempotencyKey)).size, 1);
  assert.equal(await countLines('lost'), 1);
});

test('a key of the caller makes two calls one', async () => {
  network.fail();
  await addCustomers(shop, ['twice']);
  const line = { ReferenceCustomer: 'twice', Label: 'Work', Amount: 100 };
  for (let round = 0; round < 2; round += 1)
    await client.live.billing.createBalanceLine(line, { idempotencyKey: 'order-4711' });
  assert.equal(await countLines('twice'), 1);
});

test('a refusal is thrown with its code, its field and the name of the request, and is not repeated', async () => {
  network.fail();
  const refused = client.live.customers.retrieve({ ReferenceCustomer: 'nobody' });
  await assert.rejects(refused, (error: unknown) => {
    assert.ok(error instanceof TaciteError);
    assert.deepEqual(
      [error.status, error.code, error.target],
      [404, 'Error.Customer.NotFound', 'ReferenceCustomer'],
    );
    assert.match(error.requestId ?? '', /^[\w-]+$/);
    return true;
  });
  assert.equal(network.requests.length, 1);
  const stranger = createTaciteClient({ baseUrl: network.url, agentKey, apiKey: 'wrong' });
  await assert.rejects(stranger.live.customers.list({}), {
    status: 401,
    code: 'Error.Api.Authentication.Invalid',
  });
});

test('when it is told to wait it waits, when nothing answers it says so', async () => {
  network.fail({ kind: 'answered', status: 429, headers: { 'retry-after': '0' } });
  await client.live.customers.list({});
  assert.equal(network.requests.length, 2);
  network.fail({ kind: 'refused' }, { kind: 'refused' });
  const failed = client.live.billing.createBalanceLine(
    { ReferenceCustomer: 'acme', Label: 'Work', Amount: 1 },
    { retries: 1, idempotencyKey: 'mine' },
  );
  await assert.rejects(failed, (error: unknown) => {
    assert.ok(error instanceof TaciteConnectionError);
    assert.equal(error.idempotencyKey, 'mine');
    return true;
  });
  network.fail({ kind: 'silent' });
  await assert.rejects(
    client.live.customers.list({}, { timeoutMs: 50, retries: 0 }),
    /no whole answer within 50 ms/,
  );
  network.fail({ kind: 'answered', status: 502, body: '<html>' });
  await assert.rejects(client.live.customers.list({}, { retries: 0 }), {
    code: 'Error.Client.UnreadableAnswer',
  });
});

test('a call that is given up ends with the reason of its signal', async () => {
  network.fail({ kind: 'silent' });
  const controller = new AbortController();
  const call = client.live.customers.list({}, { signal: controller.signal });
  controller.abort(new Error('the reader left'));
  await assert.rejects(call, /the reader left/);
});

test('a webhook is believed when it is signed, now, with one of the secrets', () => {
  const secret = `whsec_${Buffer.from('a secret of a webhook').toString('base64')}`;
  const body = JSON.stringify({ Id: 7, TypeTrigger: 'InvoiceDebitPaid' });
  const now = Date.UTC(2026, 0, 31);
  const timestamp = String(now / 1000);
  const key = Buffer.from(secret.slice(6), 'base64');
  const mark = createHmac('sha256', key).update(`msg_7.${timestamp}.${body}`).digest('base64');
  const headers = {
    'Webhook-Id': 'msg_7',
    'Webhook-Timestamp': timestamp,
    'Webhook-Signature': `v1,AAAA v1,${mark}`,
  };
  assert.equal(
    verifyWebhook(body, headers, ['whsec_b3RoZXI=', secret], { now }).TypeTrigger,
    'InvoiceDebitPaid',
  );
  const wrong: (readonly [string, object, string, number])[] = [
    [`${body} `, headers, secret, now],
    [body, { ...headers, 'Webhook-Id': 'msg_8' }, secret, now],
    [body, headers, 'whsec_b3RoZXI=', now],
    [body, headers, secret, now + 301_000],
    [body, {}, secret, now],
  ];
  for (const [text, sent, key, at] of wrong)
    assert.throws(() => verifyWebhook(text, { ...sent }, key, { now: at }), WebhookVerificationError);
});
