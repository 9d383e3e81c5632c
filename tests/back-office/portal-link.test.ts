/** The address of a customer's portal, made for an agent who sends it on. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { publicUrl } from '../support/hosted.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

test('an agent makes the address of a portal; who made it is kept', async () => {
  const shop = await server.open();
  const made = await shop.post('/Distribution/Customers', { ReferenceCustomer: 'acme', Name: 'Acme' });
  const path = `/Distribution/Customers/${made.number('Id')}`;
  const link = await shop.post(`${path}/PortalLink`, {}, 200);
  assert.match(link.text('Url'), new RegExp(`^${publicUrl}/portal-auth/[\\w.~-]{20,}$`));
  const { items } = await shop.get('/Organization/AuditEntries?SizePage=5');
  assert.ok(items.some((entry) => JSON.stringify(entry).includes('Customer.PortalLinkMade')));
  await shop.post(`${path}/Suspend`, {}, 200);
  assert.equal(await shop.refusal('POST', `${path}/PortalLink`, {}), '403 Error.Customer.Suspended');
  assert.equal(
    await shop.refusal('POST', '/Distribution/Customers/999999/PortalLink', {}),
    '404 Error.Customer.NotFound',
  );
});
