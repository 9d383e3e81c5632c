import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { instant } from '../../src/domain/calendar/instant.ts';
import { claimNotifications, deliverNotification } from '../../src/events/deliver-notifications.ts';
import { eventTypes } from '../../src/events/event-types.ts';
import { fanOutEvents } from '../../src/events/fan-out-events.ts';
import { recordEvents } from '../../src/events/record-events.ts';
import { opening } from '../support/shop.ts';
import { openReceiver, type Receiver } from '../webhooks/receiver.ts';
import {
  type BackOfficeServer,
  type BackOfficeShop,
  type Client,
  openBackOffice,
  serverSecret,
} from './back-office.ts';

let server: BackOfficeServer;
let shop: BackOfficeShop;
let receiver: Receiver;
before(async () => {
  server = await openBackOffice({ allowsPrivate: true });
});
after(() => server.close());
beforeEach(async () => {
  receiver = await openReceiver();
  shop = await server.open();
});
afterEach(() => receiver.close());

/** As n8n does it: create, ask for the code without waiting, confirm with the code that came. */
async function register(client: Client = shop, Triggers?: readonly string[]): Promise<number> {
  const created = await client.post('/Notification/Webhooks', {
    Url: receiver.url,
    IdBusiness: shop.businessId,
    ...(Triggers && { Triggers }),
  });
  const id = created.number('Id');
  await client.get(`/Notification/Webhooks/${id}`);
  const asked = client.get(`/Notification/Webhooks/${id}/Verification?sendCode=true`);
  const { body, headers } = await receiver.next();
  const code: unknown = JSON.parse(body).Code;
  assert.ok(headers['x-proabono-key'] !== undefined && headers['x-proabono-signature'] !== undefined);
  assert.deepEqual(Object.keys(JSON.parse(body)), ['Code']);
  await client.post(`/Notification/Webhooks/${id}/Verification?code=${code}&echo=true`, {}, 200);
  await asked;
  return id;
}

async function happen(type: 'CustomerAdded' | 'CustomerSuspended'): Promise<void> {
  await shop.do(opening, (context) => recordEvents(context, [{ type, customerId: 1 }]));
}

async function deliver(): Promise<void> {
  const now = instant(Date.now() + 1_000);
  await fanOutEvents(shop.kysely, shop.businessId, now);
  const options = { serverSecret, allowsPrivate: true, tellPaused: async () => undefined };
  for (const one of await claimNotifications(shop.kysely, now))
    await deliverNotification(shop.kysely, one, options, now);
}

test('a webhook is made, verified by its code, changed, paused, resumed and deleted', async () => {
  const id = await register(shop, ['CustomerAdded', 'InvoiceDebitPaymentAutoRequestedAuto']);
  const path = `/Notification/Webhooks/${id}`;
  const active = await shop.get(path);
  assert.deepEqual(active.pick('StateWebhook', 'Triggers'), {
    StateWebhook: 'Active',
    Triggers: ['CustomerAdded', 'InvoiceDebitPaymentAutoRequestedAuth'],
  });
  const paused = await shop.patch(path, { IsPaused: true, Triggers: ['CustomerSuspended'] });
  assert.deepEqual(paused.pick('StateWebhook', 'ReasonPause', 'Triggers'), {
    StateWebhook: 'Paused',
    ReasonPause: 'Agent',
    Triggers: ['CustomerSuspended'],
  });
  assert.equal((await shop.patch(path, { IsPaused: false })).text('StateWebhook'), 'Active');
  const moved = await shop.patch(path, { Url: `${receiver.url}/other` });
  assert.equal(moved.text('StateWebhook'), 'Unverified');
  assert.equal(await shop.refusal('PATCH', path, { IsPaused: false }), '403 Error.Webhook.NotVerified');
  assert.equal((await shop.get('/Notification/Webhooks')).number('TotalItems'), 1);
  await shop.send('DELETE', path, {});
  assert.equal(await shop.refusal('GET', path), '404 Error.Webhook.NotFound');
});

test('a wrong code verifies nothing, and after five of them the right one neither', async () => {
  const created = await shop.post('/Notification/Webhooks', { Url: receiver.url });
  const path = `/Notification/Webhooks/${created.number('Id')}/Verification`;
  await shop.get(`${path}?sendCode=true`);
  const { Code } = JSON.parse((await receiver.next()).body);
  for (let tries = 0; tries < 5; tries += 1)
    assert.equal(await shop.refusal('POST', `${path}?code=wrong`, {}), '403 Error.Webhook.Code.Wrong');
  assert.equal(await shop.refusal('POST', `${path}?code=${Code}`, {}), '403 Error.Webhook.Code.Wrong');
});

test('URLs that are none, private ones and unknown events are refused', async () => {
  const make = (Url: string, Triggers?: readonly string[]) =>
    shop.refusal('POST', '/Notification/Webhooks', { Url, ...(Triggers && { Triggers }) });
  assert.equal(await make('ftp://example.com'), '422 Error.Webhook.Url.Invalid');
  assert.equal(await make(receiver.url, ['Nothing']), '422 Error.Webhook.Trigger.Unknown');
  const strict = await openBackOffice();
  try {
    const other = await strict.open();
    const refused = await other.refusal('POST', '/Notification/Webhooks', { Url: receiver.url });
    assert.equal(refused, '422 Error.Webhook.Url.Forbidden');
  } finally {
    await strict.close();
  }
});

test('every event has a sample, and the last ones of a type can be read again', async () => {
  for (const type of eventTypes) {
    const sample = await shop.get(`/Notification/Webhooks/Sample?TypeTrigger=${type}`);
    assert.equal(sample.text('Data.TypeTrigger'), type);
    assert.ok(sample.number('Data.Customer.Id') > 0);
  }
  const rewind = '/Notification/WebhookNotifications/RewindEvents?sizepage=1&links=false&TypeTrigger=';
  assert.equal((await shop.get(`${rewind}CustomerAdded`)).number('Count'), 0);
  await happen('CustomerAdded');
  const events = await shop.get(`${rewind}CustomerAdded`);
  assert.equal(events.number('Count'), 1);
  assert.equal(events.text('Items.0.TypeTrigger'), 'CustomerAdded');
});

test('notifications are listed, read with their attempts, and sent again, one or a range', async () => {
  const id = await register();
  await happen('CustomerAdded');
  await deliver();
  const [listed = assert.fail()] = (
    await shop.get(`/Notification/WebhookNotifications?IdWebhook=${id}&StateNotification=Succeeded`)
  ).items;
  const path = `/Notification/WebhookNotifications/${listed.number('Id')}`;
  const details = await shop.get(path);
  assert.equal(details.number('Attempts.0.StatusAnswer'), 200);
  assert.equal(JSON.parse(details.text('Body')).Id, listed.text('IdTrigger'));
  assert.equal((await shop.post(`${path}/Replay`, {}, 200)).number('Count'), 1);
  await deliver();
  const range = { DateTriggerMin: '2026-01-01T00:00:00Z', DateTriggerMax: '2026-01-02T00:00:00Z' };
  const replay = '/Notification/WebhookNotifications/Replay';
  assert.equal((await shop.post(replay, range, 200)).number('Count'), 1);
  await deliver();
  assert.equal((await shop.get(path)).list('Attempts').length, 3);
  assert.equal(
    await shop.refusal('GET', '/Notification/WebhookNotifications/999999'),
    '404 Error.WebhookNotification.NotFound',
  );
});

test('one business sees nothing of another’s webhooks, and their secrets differ', async () => {
  const id = await register();
  await happen('CustomerAdded');
  await deliver();
  const other = await server.open();
  for (const path of [`/Notification/Webhooks/${id}`, `/Notification/Webhooks/${id}/Secrets`])
    assert.equal(await other.refusal('GET', path), '404 Error.Webhook.NotFound');
  assert.equal((await other.get('/Notification/Webhooks')).number('TotalItems'), 0);
  assert.equal((await other.get('/Notification/WebhookNotifications')).number('TotalItems'), 0);
  const own = await shop.get(`/Notification/Webhooks/${id}/Secrets`);
  assert.match(own.text('SigningSecret'), /^whsec_/);
  const theirs = await other.post('/Notification/Webhooks', { Url: receiver.url });
  const secrets = await other.get(`/Notification/Webhooks/${theirs.number('Id')}/Secrets`);
  assert.notEqual(secrets.text('Secret'), own.text('Secret'));
});

test('who may not see how the shop is integrated sees no webhook', async () => {
  const support = await shop.as('Support');
  assert.equal(await support.refusal('GET', '/Notification/Webhooks'), '403 Error.Api.Permission.Missing');
});
