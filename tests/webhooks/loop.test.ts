import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../../src/domain/calendar/instant.ts';
import { createWebhook } from '../../src/events/create-webhook.ts';
import { recordEvents } from '../../src/events/record-events.ts';
import { rewindEvents } from '../../src/events/rewind-events.ts';
import { confirmVerification, makeVerificationCode } from '../../src/events/verify-webhook.ts';
import { startWebhookLoop } from '../../src/worker/webhook-loop.ts';
import { openBothApis } from '../support/both-apis.ts';
import { opening, openShop } from '../support/shop.ts';
import { fillShop } from '../support/something-of-everything.ts';
import { openReceiver } from './receiver.ts';

test('the worker of the server delivers what happens, and stops when told', async (t) => {
  const shop = await openShop(t);
  const receiver = await openReceiver();
  t.after(() => receiver.close());
  const realNow = instant(Date.now());
  const id = await shop.run(opening, (context) => createWebhook(context, { url: receiver.url, realNow }));
  const { code } = await shop.run(opening, (context) => makeVerificationCode(context, id, realNow));
  await shop.run(opening, (context) => confirmVerification(context, id, code, realNow));
  await shop.do(opening, (context) => recordEvents(context, [{ type: 'CustomerAdded', customerId: 1 }]));
  const errors: unknown[] = [];
  const loop = startWebhookLoop(shop.kysely, {
    serverSecret: 'a secret of tests, at least 32 characters',
    allowsPrivate: true,
    onError: (error) => errors.push(error),
  });
  const { body } = await receiver.next();
  await loop.stop();
  assert.equal(JSON.parse(body).TypeTrigger, 'CustomerAdded');
  assert.deepEqual(errors, []);
});

test('real events carry the blocks of their type, with dates in two fraction digits', async (t) => {
  const apis = await openBothApis();
  t.after(() => apis.close());
  const shop = await apis.open();
  await fillShop(shop, 'own');
  const { items } = await shop.do(opening, (context) =>
    rewindEvents(context, undefined, { page: 1, sizePage: 1000 }),
  );
  const of = (prefix: string) => items.filter(({ TypeTrigger }) => String(TypeTrigger).startsWith(prefix));
  assert.ok(items.every((event) => 'Customer' in event && 'ReferenceSegment' in event));
  const [started = assert.fail('nothing started')] = of('SubscriptionStarted');
  for (const block of ['CustomerBuyer', 'Offer', 'Subscription']) assert.ok(block in started, block);
  assert.match(JSON.stringify(started.Subscription), /"DateStart":"[\d-]+T[\d:]+\.\d\dZ"/);
  const [issued = assert.fail('nothing was issued')] = of('InvoiceDebitIssued');
  assert.match(JSON.stringify(issued.InvoiceDebit), /"DateIssue":"[\d-]+T[\d:]+\.\d\dZ"/);
});
