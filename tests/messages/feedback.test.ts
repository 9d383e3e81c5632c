import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { mailRoutes } from '../../src/api/mail/mail-routes.ts';
import { anonymiseCustomer } from '../../src/customers/anonymise-customer.ts';
import { openTestDatabase } from '../../src/database/testing.ts';
import { buildServer } from '../../src/http/server.ts';
import { loadCustomerCorrespondence } from '../../src/messages/correspondence/correspondence.ts';
import { feedbackSecret } from '../../src/messages/feedback/signed-feedback.ts';
import { unsubscribeToken } from '../../src/messages/unsubscribe.ts';
import { addOffer, sell } from '../support/sales.ts';
import { at, opening, openShop, type Shop } from '../support/shop.ts';
import { addReader, messagesOf, sendAll, startSending, writeAll } from './post-office.ts';

const serverSecret = 'a secret of tests, at least 32 characters';
const database = await openTestDatabase();
const app = buildServer({
  apis: [mailRoutes(database.kysely, serverSecret)],
  log: { level: 'error', stream: { write: () => undefined } },
  health: {},
});
after(async () => {
  await app.close();
  await database.close();
});

async function tell(
  businessId: number,
  told: unknown,
  secret = feedbackSecret(serverSecret, businessId),
  age = 0,
) {
  const payload = JSON.stringify(told);
  const timestamp = new Date(Date.now() - age);
  const headers = {
    'content-type': 'application/json',
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(timestamp.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('msg_1', timestamp, payload),
  };
  const { statusCode } = await app.inject({
    method: 'POST',
    url: `/mail-feedback/${businessId}`,
    headers,
    payload,
  });
  return statusCode;
}

/** A reader with a letter that was sent. */
async function openSent(): Promise<{ shop: Shop; ann: number; messageId: string }> {
  const shop = await openShop(undefined, { database });
  await startSending(shop);
  const offerId = await addOffer(shop, 'pro');
  const ann = await addReader(shop, 'ann', 'en', 'Ann@Example.com');
  await sell(shop, opening, { offerId, customerIds: [ann] });
  await writeAll(shop);
  await sendAll(shop, async () => undefined);
  const [message] = await messagesOf(shop);
  return { shop, ann, messageId: `<message-${shop.businessId}-${message?.id}@billing.example.com>` };
}

const bounce = { TypeFeedback: 'Bounce', Reason: '550 no such user' };

test('a bounce that the provider signs marks the letter and the address, which gets none until it is changed', async () => {
  const { shop, ann, messageId } = await openSent();
  assert.equal(await tell(shop.businessId, { Feedback: [{ ...bounce, MessageId: messageId }] }), 204);
  assert.equal(await tell(shop.businessId, { Feedback: [{ ...bounce, MessageId: messageId }] }), 204);
  const [first] = await messagesOf(shop);
  assert.deepEqual([first?.state, first?.last_error], ['Bounced', '550 no such user']);
  const { rows } = await shop.pool.query('select address, kind from bounced_address where business_id = $1', [
    shop.businessId,
  ]);
  assert.deepEqual(rows, [{ address: 'ann@example.com', kind: 'Bounce' }]);
  await shop.tick(opening, at('2026-01-02T09:00Z'));
  await writeAll(shop);
  assert.deepEqual(
    (await messagesOf(shop)).map(({ kind, state }) => [kind, state]),
    [
      ['SubscriptionStarted', 'Bounced'],
      ['InvoiceIssued', 'Withheld'],
    ],
  );
  await shop.pool.query(`update customer set email = 'new@example.com' where business_id = $1 and id = $2`, [
    shop.businessId,
    ann,
  ]);
  await shop.tick(at('2026-01-02T09:00Z'), at('2026-02-02T09:00Z'));
  await writeAll(shop);
  assert.equal((await messagesOf(shop)).at(-1)?.state, 'Queued');
});

test('providers that write of email.bounced and email.complained are understood', async () => {
  const { shop } = await openSent();
  assert.equal(
    await tell(shop.businessId, { type: 'email.complained', data: { to: ['ann@example.com'] } }),
    204,
  );
  assert.equal((await messagesOf(shop))[0]?.state, 'Complained');
  assert.equal(await tell(shop.businessId, { type: 'email.opened', data: {} }), 204);
});

test('what is not signed, is too old, or is about letters that we never sent, marks nothing', async () => {
  const { shop, messageId } = await openSent();
  const { shop: other } = await openSent();
  const told = { Feedback: [{ ...bounce, MessageId: messageId }] };
  assert.equal(await tell(shop.businessId, told, feedbackSecret(serverSecret, other.businessId)), 400);
  assert.equal(await tell(shop.businessId, told, undefined, 3_600_000), 400);
  assert.equal(await tell(999_999, told), 400);
  assert.equal(await tell(other.businessId, told), 204);
  assert.equal(
    await tell(shop.businessId, { Feedback: [{ ...bounce, Address: 'stranger@example.com' }] }),
    204,
  );
  assert.equal(
    await tell(shop.businessId, {
      Feedback: [{ ...bounce, MessageId: messageId, Address: 'stranger@example.com' }],
    }),
    204,
  );
  const plain = await app.inject({ method: 'POST', url: `/mail-feedback/${shop.businessId}`, payload: told });
  assert.equal(plain.statusCode, 400);
  const { rows } = await shop.pool.query('select from bounced_address where business_id = any($1)', [
    [shop.businessId, other.businessId],
  ]);
  assert.equal(rows.length, 0);
  assert.equal((await messagesOf(shop))[0]?.state, 'Sent');
});

test('the link at the foot asks, the button does it; the letters that are owed still come', async () => {
  const shop = await openShop(undefined, { database });
  await startSending(shop);
  const offerId = await addOffer(shop, 'trial', { durationTrial: 14, unitTrial: 'Day', amountTrial: 0 });
  const ann = await addReader(shop, 'ann', 'fr');
  const bob = await addReader(shop, 'bob');
  await sell(shop, opening, { offerId, customerIds: [ann, bob] });
  const { businessId } = shop;
  const url = `/unsubscribe/${unsubscribeToken(serverSecret, { businessId, customerId: ann })}`;
  const isOut = async () => (await loadCustomerCorrespondence(shop.kysely, businessId, ann)).isUnsubscribed;
  const asked = await app.inject({ url, headers: { 'accept-language': 'fr' } });
  assert.equal(asked.statusCode, 200);
  assert.match(asked.body, /<button type="submit">Ne plus recevoir ce type de message/);
  assert.match(String(asked.headers['content-security-policy']), /default-src 'none'/);
  assert.equal(await isOut(), false);
  const done = await app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  });
  assert.equal(done.statusCode, 200);
  assert.match(done.body, /Done: you will get no more/);
  assert.equal(await isOut(), true);
  await shop.tick(opening, at('2026-01-10T09:00Z'));
  const written = await writeAll(shop);
  assert.deepEqual(written, ['SubscriptionStarted ann', 'SubscriptionStarted bob', 'TrialEnding bob']);
  const letter = (await messagesOf(shop)).at(-1);
  assert.match(letter?.body_html ?? '', /No more messages of this kind<\/a>/);
  assert.equal(letter?.unsubscribe_url, `https://shop.example/unsubscribe/${bob}`);
  const owed = (await messagesOf(shop))[0];
  assert.equal(owed?.unsubscribe_url, null);
  for (const token of ['1.1.aaaaaaaaaaaaaaaaaaaaaa', 'x', `${url.slice(13, -1)}A`])
    assert.equal((await app.inject({ url: `/unsubscribe/${token}` })).statusCode, 404, token);
});

test('whoever is anonymised leaves letters without a name, an address or a text', async () => {
  const { shop, ann } = await openSent();
  await shop.tick(opening, opening);
  await shop.pool.query(
    `update invoice set state = 'Paid', amount_paid = amount_total, paid_at = issued_at where business_id = $1`,
    [shop.businessId],
  );
  await shop.pool.query(
    `update subscription set state = 'EndedTerminated', ended_at = started_at, next_renewal_at = null where business_id = $1`,
    [shop.businessId],
  );
  await writeAll(shop);
  await shop.run(opening, (context) => anonymiseCustomer(context, ann));
  const rows = await messagesOf(shop);
  assert.deepEqual(
    rows.map(({ kind, state, recipient, subject, body_text, body_html }) => [
      kind,
      state,
      recipient,
      subject,
      body_text,
      body_html,
    ]),
    [
      ['SubscriptionStarted', 'Sent', '', '', '', null],
      ['InvoiceIssued', 'Kept', '', '', '', null],
    ],
  );
  assert.doesNotMatch(JSON.stringify(rows), /ann@example/i);
});
