/** How a segment and a customer correspond, over the Back Office API. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addReader } from '../messages/post-office.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

test('a segment says whether, how and with whom in copy it writes', async () => {
  const shop = await server.open();
  const path = `/Organization/Segments/${shop.segment.id}/Correspondence`;
  assert.deepEqual(
    (await shop.get(path)).pick('IsInvoiceSent', 'IsPdfAttached', 'Cc', 'TrialNoticeDays', 'IsSending'),
    {
      IsInvoiceSent: true,
      IsPdfAttached: true,
      Cc: [],
      TrialNoticeDays: 7,
    },
  );
  const settings = {
    IsSending: true,
    IsPdfAttached: false,
    SenderName: 'Facturation',
    ReplyTo: 'compta@example.com',
    Cc: ['archive@example.com'],
    Bcc: ['audit@example.com'],
    AccentColour: '#1D4E89',
    TrialNoticeDays: 3,
    RenewalNotice: 'Everybody',
    RenewalNoticeDays: 45,
  };
  const changed = await shop.patch(path, settings);
  assert.deepEqual(changed.pick(...Object.keys(settings)), { ...settings, AccentColour: '#1d4e89' });
  const cleared = await shop.patch(path, { Clear: ['IsSending', 'SenderName', 'Cc', 'AccentColour'] });
  assert.deepEqual(cleared.pick('IsSending', 'SenderName', 'AccentColour', 'Cc', 'ReplyTo'), {
    Cc: [],
    ReplyTo: 'compta@example.com',
  });
  for (const [body, refusal] of [
    [{ ReplyTo: 'nobody' }, '422 Error.Input.Invalid'],
    [{ AccentColour: 'blue' }, '422 Error.Input.Invalid'],
    [{ RenewalNoticeDays: 30 }, '422 Error.Input.Invalid'],
  ] as const)
    assert.equal(await shop.refusal('PATCH', path, body), refusal);
  const nowhere = '/Organization/Segments/999999/Correspondence';
  assert.equal(await shop.refusal('GET', nowhere), '404 Error.Segment.NotFound');
  assert.equal(await shop.refusal('PATCH', nowhere, {}), '404 Error.Segment.NotFound');
});

test('a customer may differ from its segment', async () => {
  const shop = await server.open();
  const ann = await addReader(shop, 'ann');
  const path = `/Distribution/Customers/${ann}/Correspondence`;
  const before = { Cc: [], IsUnsubscribed: false, IsAddressBounced: false };
  assert.deepEqual((await shop.get(path)).pick('IsInvoiceSent', ...Object.keys(before)), before);
  const changed = await shop.patch(path, {
    IsInvoiceSent: false,
    Cc: ['boss@example.com'],
    IsUnsubscribed: true,
  });
  assert.deepEqual(changed.pick('IsInvoiceSent', 'Cc', 'IsUnsubscribed'), {
    IsInvoiceSent: false,
    Cc: ['boss@example.com'],
    IsUnsubscribed: true,
  });
  const cleared = await shop.patch(path, { Clear: ['IsInvoiceSent', 'Cc'] });
  assert.deepEqual(cleared.pick('IsInvoiceSent', 'Cc'), { Cc: [] });
  assert.equal(
    await shop.refusal('GET', '/Distribution/Customers/999999/Correspondence'),
    '404 Error.Customer.NotFound',
  );
});

test('a mail provider is told where to report, and with which secret', async () => {
  const shop = await server.open();
  const told = await shop.post('/Notification/Messages/Bounces/Secret', {}, 200);
  assert.equal(told.text('Path'), `/mail-feedback/${shop.businessId}`);
  assert.match(told.text('Secret'), /^whsec_/);
  const readOnly = await shop.as('ReadOnly');
  assert.equal(
    await readOnly.refusal('POST', '/Notification/Messages/Bounces/Secret', {}),
    '403 Error.Api.Permission.Missing',
  );
});
