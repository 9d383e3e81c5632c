import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, afterEach, beforeEach, test } from 'node:test';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { openTestDatabase } from '../../src/database/testing.ts';
import { type Instant, instant } from '../../src/domain/calendar/instant.ts';
import { createWebhook } from '../../src/events/create-webhook.ts';
import {
  claimNotifications,
  type DeliveryOptions,
  deliverNotification,
} from '../../src/events/deliver-notifications.ts';
import type { EventType } from '../../src/events/event-types.ts';
import { fanOutEvents, findBusinessesToTell } from '../../src/events/fan-out-events.ts';
import { findNotification, findNotifications } from '../../src/events/find-notifications.ts';
import { purgeNotifications } from '../../src/events/purge-notifications.ts';
import { recordEvents } from '../../src/events/record-events.ts';
import { replayNotifications } from '../../src/events/replay-notifications.ts';
import { confirmVerification, makeVerificationCode } from '../../src/events/verify-webhook.ts';
import { findWebhook, loadSaltedWebhook } from '../../src/events/webhook.ts';
import { deriveSecrets } from '../../src/events/webhook-secrets.ts';
import { tellAgents } from '../../src/messages/tell-agents.ts';
import { at, opening, openShop, type Shop } from '../support/shop.ts';
import { openReceiver, type Receiver } from './receiver.ts';

const serverSecret = 'a secret of tests, at least 32 characters';
const minute = 60_000;
const day = 24 * 60 * minute;

const database = await openTestDatabase(undefined, { maxConnections: 8 });
const { kysely } = database;
let receiver: Receiver;
let shop: Shop;
let customerId: number;
let otherCustomerId: number;
/** The machine's clock of these tests; the shop's own stands still. */
let now: Instant;

const options: DeliveryOptions = {
  serverSecret,
  allowsPrivate: true,
  tellPaused: (context, paused) => tellAgents(context, 'Integration', 'WebhookPaused', paused),
};

beforeEach(async () => {
  await kysely.deleteFrom('webhook').execute();
  receiver = await openReceiver();
  shop = await openShop(undefined, { database });
  [customerId, otherCustomerId] = [await addCustomer('first'), await addCustomer('second')];
  now = at('2026-03-01T12:00Z');
});
afterEach(() => receiver.close());
after(() => database.close());

async function addCustomer(reference: string): Promise<number> {
  const stamp = new Date(opening).toISOString();
  const { id } = await kysely
    .insertInto('customer')
    .values({
      business_id: shop.businessId,
      segment_id: shop.segment.id,
      reference,
      name: `The ${reference}`,
      email: `${reference}@example.com`,
      language: 'en',
      created_at: stamp,
      updated_at: stamp,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function addWebhook(url = receiver.url, triggers?: readonly string[]): Promise<number> {
  const id = await shop.run(opening, (context) => createWebhook(context, { url, triggers, realNow: now }));
  const { code } = await shop.run(opening, (context) => makeVerificationCode(context, id, now));
  assert.equal(await shop.run(opening, (context) => confirmVerification(context, id, code, now)), true);
  return id;
}

function happen(type: EventType, customer = customerId): Promise<void> {
  return shop.do(opening, (context) => recordEvents(context, [{ type, customerId: customer }]));
}

async function deliver(using = options): Promise<number> {
  await fanOutEvents(kysely, shop.businessId, now);
  const claimed = await claimNotifications(kysely, now);
  await Promise.all(claimed.map((one) => deliverNotification(kysely, one, using, now)));
  return claimed.length;
}

async function states(): Promise<string[]> {
  const { items } = await shop.do(opening, (context) =>
    findNotifications(context, {}, { page: 1, sizePage: 100 }),
  );
  return items.map(({ state }) => state).toReversed();
}

const typesReceived = () => receiver.received.map(({ body }) => JSON.parse(body).TypeTrigger);

test('an event reaches its receiver with the envelope and both signatures', async () => {
  const id = await addWebhook();
  await happen('CustomerAdded');
  assert.deepEqual(await findBusinessesToTell(kysely), [shop.businessId]);
  assert.equal(await deliver(), 1);
  const [{ headers, body } = assert.fail('nothing came')] = receiver.received;
  const envelope: unknown = JSON.parse(body);
  assert.deepEqual(envelope, {
    Id: headers['webhook-id'],
    IdBusiness: shop.businessId,
    IdSegment: shop.segment.id,
    ReferenceSegment: shop.segment.reference,
    DateTrigger: '2026-01-01T09:00:00.00Z',
    TypeTrigger: 'CustomerAdded',
    Customer: {
      Id: customerId,
      ReferenceCustomer: 'first',
      Name: 'The first',
      Email: 'first@example.com',
      Language: 'en',
      Status: 'Enabled',
    },
  });
  assert.match(String(headers['webhook-id']), /^trg_\d+$/);
  const salted = await shop.run(opening, (context) => loadSaltedWebhook(context, id));
  const { secret, signingSecret } = deriveSecrets(serverSecret, salted);
  const proof = createHash('sha256').update(`${headers['x-proabono-key']}${secret}`).digest('base64');
  assert.equal(headers['x-proabono-signature'], proof);
  const signed = {
    'webhook-id': String(headers['webhook-id']),
    'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
  };
  const standard = new StandardWebhook(signingSecret);
  const signature = standard.sign(signed['webhook-id'], new Date(now), body);
  assert.equal(headers['webhook-signature'], signature);
  assert.equal(headers['webhook-timestamp'], String(now / 1000));
  assert.deepEqual(await states(), ['Succeeded']);
});

test('a delivery made now passes the check of the Standard Webhooks library, and a changed body does not', async () => {
  now = instant(Date.now());
  const id = await addWebhook();
  await happen('CustomerEnabled');
  await deliver();
  const [{ headers, body } = assert.fail('nothing came')] = receiver.received;
  const salted = await shop.run(opening, (context) => loadSaltedWebhook(context, id));
  const standard = new StandardWebhook(deriveSecrets(serverSecret, salted).signingSecret);
  const signed = {
    'webhook-id': String(headers['webhook-id']),
    'webhook-timestamp': String(headers['webhook-timestamp']),
    'webhook-signature': String(headers['webhook-signature']),
  };
  assert.deepEqual(standard.verify(body, signed), JSON.parse(body));
  assert.throws(() => standard.verify(`${body} `, signed));
});

test('an unverified webhook is told nothing, and a verified one only what it asked for', async () => {
  await shop.run(opening, (context) => createWebhook(context, { url: receiver.url, realNow: now }));
  await happen('CustomerAdded');
  assert.equal(await deliver(), 0);
  await addWebhook(receiver.url, ['CustomerSuspended']);
  await happen('CustomerEnabled');
  await happen('CustomerSuspended');
  assert.equal(await deliver(), 1);
  assert.deepEqual(typesReceived(), ['CustomerSuspended']);
});

test('a failure is tried again after 2 min, 6 min, 30 min, 1 h, 5 h, 1 d and 2 d, then given up, and the webhook is paused and its agents told', async () => {
  const stamp = new Date(opening).toISOString();
  await kysely
    .insertInto('agent')
    .values({
      business_id: shop.businessId,
      name: 'Dev',
      role: 'Developer',
      email: 'dev@example.com',
      created_at: stamp,
      updated_at: stamp,
    })
    .execute();
  const id = await addWebhook();
  receiver.answer(500);
  await happen('CustomerAdded');
  for (const minutes of [2, 6, 30, 60, 300, 1_440, 2_880]) {
    assert.equal(await deliver(), 1);
    const before = now;
    now = instant(before + minutes * minute - 1);
    assert.equal(await deliver(), 0, `not before ${minutes} minutes`);
    now = instant(before + Math.ceil(minutes * minute * 1.05) + 1);
  }
  assert.equal(await deliver(), 1);
  assert.deepEqual(await states(), ['GivenUp']);
  const found = await shop.run(opening, (context) => findWebhook(context, id));
  assert.deepEqual([found.state, found.pause, found.failures], ['Paused', 'Failing', 8]);
  const told = await kysely
    .selectFrom('message')
    .select(['kind', 'recipient'])
    .where('business_id', '=', shop.businessId)
    .execute();
  assert.deepEqual(told, [{ kind: 'WebhookPaused', recipient: 'dev@example.com' }]);
  await happen('CustomerEnabled');
  assert.equal(await deliver(), 0);
  assert.deepEqual(await states(), ['GivenUp', 'Held'], 'what happens meanwhile is kept');
});

test('only 200 counts, and a redirect is not followed', async () => {
  await addWebhook();
  await happen('CustomerAdded');
  receiver.answer(302, { location: `${receiver.url}/elsewhere` });
  assert.equal(await deliver(), 1);
  receiver.answer(204);
  now = instant(now + 3 * minute);
  assert.equal(await deliver(), 1);
  assert.deepEqual(await states(), ['Waiting']);
  receiver.answer(200);
  now = instant(now + 10 * minute);
  assert.equal(await deliver(), 1);
  assert.deepEqual(await states(), ['Succeeded']);
  assert.deepEqual(
    receiver.received.map(({ path }) => path),
    ['/hook', '/hook', '/hook'],
  );
  const { items } = await shop.do(opening, (context) =>
    findNotifications(context, {}, { page: 1, sizePage: 1 }),
  );
  const { attempts } = await shop.run(opening, (context) => findNotification(context, items[0]?.id ?? 0));
  assert.deepEqual(
    attempts.map(({ status, answer_body }) => [status, answer_body]),
    [
      [302, 'thanks'],
      [204, ''],
      [200, 'thanks'],
    ],
  );
  assert.ok(
    attempts.every(({ request_headers }) => !JSON.stringify(request_headers).includes('signature')),
    'what proves the sender is not kept',
  );
});

test('events of one customer come one after the other, those of others do not wait', async () => {
  await addWebhook();
  await happen('CustomerAdded');
  await happen('CustomerSuspended');
  await happen('CustomerAdded', otherCustomerId);
  assert.equal(await deliver(), 2, 'the first of each customer');
  assert.equal(await deliver(), 1);
  assert.equal(typesReceived().at(-1), 'CustomerSuspended');
});

test('once the earlier event of a customer has failed, the later ones no longer wait for it', async () => {
  await addWebhook();
  receiver.answer(500);
  await happen('CustomerAdded');
  await happen('CustomerSuspended');
  assert.equal(await deliver(), 1);
  receiver.answer(200);
  assert.equal(await deliver(), 1);
  assert.deepEqual(await states(), ['Waiting', 'Succeeded']);
});

test('a receiver that holds its answer does not hold up another one', async (t) => {
  const slow = await openReceiver();
  t.after(() => slow.close());
  const release = slow.hold();
  await addWebhook(slow.url);
  await addWebhook();
  for (let count = 0; count < 6; count += 1) await happen('CustomerAdded', await addCustomer(`c${count}`));
  await fanOutEvents(kysely, shop.businessId, now);
  const claimed = await claimNotifications(kysely, now);
  assert.equal(claimed.length, 8, 'four to each at once');
  const sent = claimed.map(async (one) => {
    await deliverNotification(kysely, one, options, now);
    return one.url;
  });
  const fast = claimed.flatMap(({ url }, index) => (url === receiver.url ? [sent[index]] : []));
  await Promise.all(fast);
  assert.equal(await deliver(), 2, 'the rest of the fast one goes while the slow one holds its four');
  assert.equal(receiver.received.length, 6);
  release();
  await Promise.all(sent);
});

test('an answer that does not come in time is a failure', async () => {
  await addWebhook();
  const release = receiver.hold();
  await happen('CustomerAdded');
  await deliver({ ...options, timeoutMs: 50 });
  release();
  assert.deepEqual(await states(), ['Waiting']);
  const [attempt] = await kysely
    .selectFrom('webhook_attempt')
    .select(['status', 'error'])
    .where('business_id', '=', shop.businessId)
    .execute();
  assert.deepEqual(attempt, { status: null, error: 'no whole answer within 50 ms' });
});

test('two workers deliver each notification once', async () => {
  await addWebhook();
  for (let count = 0; count < 12; count += 1) await happen('CustomerAdded', await addCustomer(`w${count}`));
  const worker = async () => {
    let done = 0;
    for (let round = 0; round < 12; round += 1) done += await deliver();
    return done;
  };
  const done = await Promise.all([worker(), worker()]);
  assert.equal(done[0] + done[1], 12);
  const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
  assert.equal(new Set(ids).size, 12);
  assert.equal(ids.length, 12);
});

test('what a killed worker had claimed is delivered by another, and a late record of the first changes nothing', async () => {
  await addWebhook();
  await happen('CustomerAdded');
  await fanOutEvents(kysely, shop.businessId, now);
  const [lost = assert.fail('nothing was claimed')] = await claimNotifications(kysely, now);
  assert.equal(await deliver(), 0, 'it is claimed');
  now = instant(now + 31_000);
  assert.equal(await deliver(), 1);
  assert.deepEqual(await states(), ['Succeeded']);
  receiver.answer(500);
  await deliverNotification(kysely, lost, options, now);
  assert.deepEqual(await states(), ['Succeeded']);
});

test('a notification is sent again with its Id and body, whatever happened since', async () => {
  await addWebhook();
  await happen('CustomerAdded');
  await deliver();
  await kysely.updateTable('customer').set({ name: 'Renamed' }).where('id', '=', customerId).execute();
  const range = { triggeredFrom: opening, triggeredTo: opening };
  assert.equal(await shop.do(opening, (context) => replayNotifications(context, range, now)), 1);
  assert.equal(await deliver(), 1);
  const [first, second] = receiver.received;
  assert.equal(second?.body, first?.body);
  assert.equal(second?.headers['webhook-id'], first?.headers['webhook-id']);
});

test('notifications are forgotten after 60 days, with their attempts', async () => {
  await addWebhook();
  await happen('CustomerAdded');
  await deliver();
  assert.equal(await purgeNotifications(kysely, instant(now + 60 * day)), 0);
  assert.equal(await purgeNotifications(kysely, instant(now + 60 * day + 1)), 1);
  assert.deepEqual(await states(), []);
});

test('private addresses are refused at the delivery itself', async () => {
  await addWebhook();
  await happen('CustomerAdded');
  await deliver({ ...options, allowsPrivate: false });
  assert.equal(receiver.received.length, 0);
  const [attempt] = await kysely
    .selectFrom('webhook_attempt')
    .select('error')
    .where('business_id', '=', shop.businessId)
    .execute();
  assert.match(attempt?.error ?? '', /127\.0\.0\.1 is an address of a private or special network/);
});
