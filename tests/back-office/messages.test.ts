import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { tellAgents } from '../../src/messages/tell-agents.ts';
import { addReader, sendAll, startSending, writeAll } from '../messages/post-office.ts';
import { addOffer, sell } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

test('what was written is read in the mailbox, each filter keeps what it names', async () => {
  const shop = await server.open();
  const at = new Date(opening).toISOString();
  for (const [name, language] of [
    ['ann', 'fr'],
    ['bob', 'en'],
  ] as const)
    await shop.kysely
      .insertInto('agent')
      .values({
        business_id: shop.businessId,
        name,
        role: 'Admin',
        email: `${name}@example.com`,
        language,
        created_at: at,
        updated_at: at,
      })
      .execute();
  await shop.do(opening, (context) =>
    tellAgents(context, 'Integration', 'WebhookPaused', {
      url: 'https://shop.example/hook',
      business: 'Shop',
    }),
  );
  const found = async (query: string) =>
    (await shop.get(`/Notification/Messages?${query}`)).items
      .map((item) => item.text('Recipient').slice(0, 3))
      .join();
  const expected: Readonly<Record<string, string>> = {
    '': 'bob,ann',
    'Recipient=ANN': 'ann',
    'TypeMessage=WebhookPaused': 'bob,ann',
    'TypeMessage=Other': '',
    'StateMessage=Queued': 'bob,ann',
    'StateMessage=Sent': '',
    'DateCreationMin=2026-01-01T09:00:00Z&DateCreationMax=2026-01-01T09:00:00Z': 'bob,ann',
    'DateCreationMax=2026-01-01T08:59:59Z': '',
    'SizePage=1&Page=2': 'ann',
  };
  for (const [query, wanted] of Object.entries(expected)) assert.equal(await found(query), wanted, query);
  const [, ann] = (await shop.get('/Notification/Messages')).items;
  const shown = await shop.get(`/Notification/Messages/${ann?.number('Id')}`);
  assert.match(shown.text('Subject'), /^Shop\u00a0: un webhook a été mis en pause$/);
  assert.match(shown.text('Text'), /gardés 60 jours/);
  assert.equal(await shop.refusal('GET', '/Notification/Messages/999999'), '404 Error.Message.NotFound');
});

/** One reader with an invoice, everything written; answers the ids. */
async function openWritten() {
  const shop = await server.open();
  await startSending(shop);
  const offerId = await addOffer(shop, 'pro');
  const ann = await addReader(shop, 'ann');
  await sell(shop, opening, { offerId, customerIds: [ann] });
  await shop.tick(opening, opening);
  await writeAll(shop);
  const [invoice] = (await shop.get('/Finance/invoices')).items;
  return { shop, ann, invoiceId: invoice?.number('Id') ?? 0 };
}

test('letters to a customer are in its history, with their texts and the names of their files', async () => {
  const { shop, ann, invoiceId } = await openWritten();
  const { items } = await shop.get(`/Notification/Messages?IdCustomer=${ann}`);
  assert.deepEqual(
    items.map((item) => item.text('TypeMessage')),
    ['InvoiceIssued', 'SubscriptionStarted'],
  );
  const [letter] = items;
  assert.deepEqual(letter?.at('Attachments'), ['F-2026-000001.pdf']);
  assert.match(letter?.text('Html') ?? '', /^<!doctype html>/);
  assert.equal((await shop.get(`/Notification/Messages?IdInvoice=${invoiceId}`)).items.length, 1);
  assert.equal((await shop.get(`/Notification/Messages?IdCustomer=${ann + 1}`)).items.length, 0);
});

test('an agent has an invoice sent again, to its customer or to another address', async () => {
  const { shop, invoiceId } = await openWritten();
  const path = `/Finance/invoices/${invoiceId}/Send`;
  const sent = await shop.post(path, {}, 202);
  assert.deepEqual(sent.body, { IdInvoice: invoiceId, Recipient: 'ann@example.com' });
  await shop.post(path, { Recipient: 'accountant@example.com' }, 202);
  assert.deepEqual((await writeAll(shop)).slice(2), ['InvoiceIssued ann', 'InvoiceIssued accountant']);
  assert.equal(
    await shop.refusal('POST', path, { Recipient: 'not an address' }),
    '422 Error.Message.Address.Invalid',
  );
  assert.equal(await shop.refusal('POST', '/Finance/invoices/999999/Send', {}), '404 Error.Invoice.NotFound');
  await shop.pool.query(`update customer set email = '' where business_id = $1`, [shop.businessId]);
  assert.equal(await shop.refusal('POST', path, {}), '422 Error.Message.Recipient.Missing');
  const support = await shop.as('Support');
  assert.equal(await support.refusal('POST', path, {}), '403 Error.Api.Permission.Missing');
});

test('bounces told by an agent mark the letter and its address; lifted, letters go there again', async () => {
  const { shop, ann } = await openWritten();
  await sendAll(shop, async () => undefined);
  const [letter] = (await shop.get(`/Notification/Messages?IdCustomer=${ann}`)).items;
  const id = letter?.number('Id') ?? 0;
  const told = await shop.post(
    '/Notification/Messages/Bounces',
    { Feedback: [{ TypeFeedback: 'Bounce', MessageId: `message-${shop.businessId}-${id}`, Reason: 'full' }] },
    200,
  );
  assert.deepEqual(told.body, { Addresses: ['ann@example.com'] });
  const marked = await shop.get(`/Notification/Messages/${id}`);
  assert.deepEqual(marked.pick('StateMessage', 'LastError'), { StateMessage: 'Bounced', LastError: 'full' });
  const correspondence = `/Distribution/Customers/${ann}/Correspondence`;
  assert.equal((await shop.get(correspondence)).at('IsAddressBounced'), true);
  const [address] = (await shop.get('/Notification/BouncedAddresses?Address=ANN')).items;
  assert.deepEqual(address?.pick('Address', 'TypeFeedback', 'Reason', 'IdMessage'), {
    Address: 'ann@example.com',
    TypeFeedback: 'Bounce',
    Reason: 'full',
    IdMessage: id,
  });
  assert.equal((await shop.get('/Notification/BouncedAddresses?Address=bob')).items.length, 0);
  await shop.remove('/Notification/BouncedAddresses?Address=ann@example.com');
  assert.equal(
    await shop.refusal('DELETE', '/Notification/BouncedAddresses?Address=ann@example.com'),
    '404 Error.BouncedAddress.NotFound',
  );
  assert.equal((await shop.get(correspondence)).at('IsAddressBounced'), false);
  const again = await shop.post(`/Notification/Messages/${id}/Send`, {}, 202);
  assert.deepEqual(again.pick('StateMessage', 'CountAttempts'), { StateMessage: 'Queued', CountAttempts: 0 });
  assert.equal(
    await shop.refusal('POST', `/Notification/Messages/${id}/Send`, {}),
    '403 Error.Message.State',
  );
  assert.equal(
    await shop.refusal('POST', '/Notification/Messages/999999/Send', {}),
    '404 Error.Message.NotFound',
  );
});

test('the secret of inbound reports is told to whoever may change integrations', async () => {
  const shop = await server.open();
  const path = '/Notification/Messages/Bounces/Secret';
  const told = await shop.post(path, {}, 200);
  assert.match(told.text('Secret'), /^whsec_/);
  assert.equal(told.text('Path'), `/mail-feedback/${shop.businessId}`);
  const support = await shop.as('Support');
  assert.equal(await support.refusal('POST', path, {}), '403 Error.Api.Permission.Missing');
});

test('how a segment writes is read and changed, each setting kept where it is not named', async () => {
  const shop = await server.open();
  const path = `/Organization/Segments/${shop.segment.id}/Correspondence`;
  const usual = {
    IsInvoiceSent: true,
    IsPdfAttached: true,
    IsReminderLetterAttached: false,
    Cc: [],
    Bcc: [],
    TrialNoticeDays: 7,
    RenewalNotice: 'Consumers',
    RenewalNoticeDays: 60,
  };
  const names = [...Object.keys(usual), 'IsSending', 'SenderName', 'ReplyTo', 'AccentColour'];
  assert.deepEqual((await shop.get(path)).pick(...names), usual);
  const change = {
    IsSending: false,
    IsInvoiceSent: false,
    SenderName: 'Shop',
    ReplyTo: 'answers@example.com',
    Cc: ['books@example.com'],
    AccentColour: '#AA0000',
    RenewalNotice: 'Everybody',
  };
  const changed = { ...usual, ...change, AccentColour: '#aa0000' };
  assert.deepEqual((await shop.patch(path, change)).pick(...names), changed);
  await shop.patch(path, {});
  assert.deepEqual((await shop.get(path)).pick(...names), changed);
  const cleared = await shop.patch(path, {
    Clear: ['IsSending', 'SenderName', 'ReplyTo', 'Cc', 'AccentColour'],
    IsInvoiceSent: true,
    RenewalNotice: 'Consumers',
  });
  assert.deepEqual(cleared.pick(...names), usual);
  for (const wrong of [
    { ReplyTo: 'nobody' },
    { Cc: ['a', 'b'] },
    { AccentColour: 'red' },
    { RenewalNoticeDays: 30 },
    { TrialNoticeDays: 61 },
  ])
    assert.equal(await shop.refusal('PATCH', path, wrong), '422 Error.Input.Invalid');
  const unknown = '/Organization/Segments/999999/Correspondence';
  assert.equal(await shop.refusal('GET', unknown), '404 Error.Segment.NotFound');
  assert.equal(await shop.refusal('PATCH', unknown, {}), '404 Error.Segment.NotFound');
});

test('which letters a customer gets is read and changed', async () => {
  const shop = await server.open();
  const ann = await addReader(shop, 'ann');
  const path = `/Distribution/Customers/${ann}/Correspondence`;
  const names = ['IsInvoiceSent', 'Cc', 'IsUnsubscribed'] as const;
  assert.deepEqual((await shop.get(path)).pick(...names), { Cc: [], IsUnsubscribed: false });
  const change = { IsInvoiceSent: false, Cc: ['books@example.com'], IsUnsubscribed: true };
  assert.deepEqual((await shop.patch(path, change)).pick(...names), change);
  assert.deepEqual((await shop.patch(path, { Clear: ['IsInvoiceSent', 'Cc'] })).pick(...names), {
    Cc: [],
    IsUnsubscribed: true,
  });
  const unknown = '/Distribution/Customers/999999/Correspondence';
  assert.equal(await shop.refusal('GET', unknown), '404 Error.Customer.NotFound');
  assert.equal(await shop.refusal('PATCH', unknown, {}), '404 Error.Customer.NotFound');
});
