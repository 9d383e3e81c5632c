import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { methodRoutes } from '../../src/api/gateways/method-routes.ts';
import { anonymiseCustomer } from '../../src/customers/anonymise-customer.ts';
import { RequestLimits } from '../../src/http/request-limits.ts';
import { buildServer } from '../../src/http/server.ts';
import { resolveRegistrations } from '../../src/payments/registration/resolve-registrations.ts';
import { runErrands } from '../../src/payments/run-errands.ts';
import { collectingOf } from '../support/collecting.ts';
import { paymentsByPost } from '../support/payments-by-post.ts';
import { addCustomers } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import { type BackOfficeShop, openBackOffice } from './back-office.ts';

const post = paymentsByPost();
const server = await openBackOffice({ access: post.access });
after(() => server.close());

const unlimited = { burst: 1_000_000, tokensPerSecond: 1_000_000 };
const pages = buildServer({
  apis: [methodRoutes(server.database.kysely, post.access)],
  log: { level: 'silent' },
  health: {},
  limits: new RequestLimits({ requests: unlimited, failures: unlimited }),
});
after(() => pages.close());

async function openWithCustomer() {
  const shop = await server.open();
  const [customerId = 0] = await addCustomers(shop, ['ada']);
  const base = `/Distribution/Customers/${customerId}/PaymentPermissions`;
  return { shop, customerId, base, path: `${base}/Registration` };
}

async function methodsOf(shop: BackOfficeShop, base: string): Promise<readonly unknown[]> {
  const { items } = await shop.get(base);
  return items.map((item) => item.pick('TypeGateway', 'StatePermission', 'NameDisplay', 'IsDefault'));
}

test('a payer chooses among the test cards, comes back, and pays with it', async () => {
  const { shop, base, path } = await openWithCustomer();
  const begun = await shop.post(path, { TypePayment: 'Card', UrlReturn: 'https://shop.example/thanks?a=1' });
  const url = new URL(begun.text('Url')).pathname;
  const shown = await pages.inject({ url: `${url}?lang=fr` });
  assert.equal(shown.statusCode, 200);
  assert.match(shown.body, /Paie toujours/);
  assert.doesNotMatch(shown.body, /FR76/, 'accounts are for direct debits');
  const chosen = await pages.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'number=4200460037003700',
  });
  assert.equal(chosen.statusCode, 303);
  const back = new URL(String(chosen.headers.location)).pathname;
  for (let time = 0; time < 2; time += 1) {
    const returned = await pages.inject({ url: back });
    assert.equal(returned.headers.location, 'https://shop.example/thanks?a=1&registration=Registered');
  }
  assert.deepEqual(await methodsOf(shop, base), [
    { TypeGateway: 'simulator', StatePermission: 'Valid', NameDisplay: 'Visa •••• 3700', IsDefault: true },
  ]);
});

test('a card that is refused at registration is none, and the payer reads why', async () => {
  const { shop, base, path } = await openWithCustomer();
  const begun = await shop.post(path, { TypePayment: 'Card' });
  const url = new URL(begun.text('Url')).pathname;
  const waiting = await pages.inject({ url: url.replace('/simulator/', '/method-registered/') });
  assert.match(waiting.body, /not answered yet/);
  const chosen = await pages.inject({ method: 'POST', url, payload: 'number=4205420256025607' });
  const returned = await pages.inject({ url: `${String(chosen.headers.location)}?lang=fr` });
  assert.match(returned.body, /refusé/);
  assert.deepEqual(await methodsOf(shop, base), []);
  for (const wrong of ['/simulator/1/00', `/simulator/1/${'0'.repeat(32)}`, '/method-registered/zz/..'])
    assert.equal((await pages.inject({ url: wrong })).statusCode, 404);
});

test('a payer who never comes back is found out, or forgotten after a day', async () => {
  const { shop, base, path } = await openWithCustomer();
  await shop.post('/Organization/Gateways/post', { Settings: { ApiKey: 'key-1' } }, 200);
  const begin = () => shop.post(path, { TypePayment: 'Card', NameGateway: 'post' });
  const begun = await begin();
  assert.match(begun.text('Url'), /^https:\/\/post\.example\/[0-9a-f]{32}$/);
  const collecting = () => collectingOf(shop, opening, post.access);
  post.registration = { kind: 'Pending' };
  await resolveRegistrations(await collecting(), '0 s');
  assert.deepEqual(await methodsOf(shop, base), []);
  const method = {
    token: 'tok-1',
    typePayment: 'DirectDebit',
    displayName: 'FR •••• 0189',
    country: 'FR',
    expiresAt: null,
    mandate: { reference: 'RUM-1', signedAt: opening, scheme: 'Core' },
  } as const;
  post.registration = { kind: 'Registered', method };
  await resolveRegistrations(await collecting(), '0 s');
  await resolveRegistrations(await collecting(), '0 s');
  const known = {
    TypeGateway: 'post',
    StatePermission: 'Valid',
    NameDisplay: 'FR •••• 0189',
    IsDefault: true,
  };
  assert.deepEqual(await methodsOf(shop, base), [known]);
  const { rows } = await shop.pool.query(
    'select mandate_reference, mandate_scheme from payment_permission where business_id = $1',
    [shop.businessId],
  );
  assert.deepEqual(rows, [{ mandate_reference: 'RUM-1', mandate_scheme: 'Core' }]);
  post.registration = { kind: 'Pending' };
  await begin();
  await shop.pool.query(
    `update method_registration set begun_at = begun_at - interval '2 days' where business_id = $1`,
    [shop.businessId],
  );
  await resolveRegistrations(await collecting(), '0 s');
  const states = await shop.pool.query<{ state: string }>(
    'select state from method_registration where business_id = $1 order by begun_at',
    [shop.businessId],
  );
  assert.deepEqual(states.rows.map(({ state }) => state).sort(), ['Expired', 'Registered']);
});

test('a gateway forgets what was removed, once it answers', async () => {
  const { shop, base, path } = await openWithCustomer();
  await shop.post('/Organization/Gateways/post', { Settings: { ApiKey: 'key-1' } }, 200);
  const begun = await shop.post(path, { TypePayment: 'Card', NameGateway: 'post' });
  const key = begun.text('KeyRegistration');
  const method = {
    token: 'tok-2',
    typePayment: 'Card',
    displayName: 'Visa',
    country: null,
    expiresAt: null,
    mandate: null,
  } as const;
  post.registration = { kind: 'Registered', method };
  await pages.inject({ url: `/method-registered/${shop.businessId.toString(36)}/${key}` });
  const { items } = await shop.get(base);
  await shop.remove(`${base}/${items[0]?.number('Id')}`);
  post.isDown = true;
  const collecting = await collectingOf(shop, opening, post.access);
  await runErrands(collecting);
  assert.deepEqual(collecting.failures, ['post']);
  post.isDown = false;
  await shop.pool.query('update payment_permission set forget_at = now() where business_id = $1', [
    shop.businessId,
  ]);
  await runErrands(await collectingOf(shop, opening, post.access));
  await runErrands(await collectingOf(shop, opening, post.access));
  assert.deepEqual(post.forgotten, ['tok-2']);
});

test('of somebody who is anonymised, the gateway keeps nothing, and then neither do we', async () => {
  const { shop, customerId, path } = await openWithCustomer();
  await shop.post('/Organization/Gateways/post', { Settings: { ApiKey: 'key-1' } }, 200);
  const begun = await shop.post(path, { TypePayment: 'Card', NameGateway: 'post' });
  const key = begun.text('KeyRegistration');
  const method = { token: 'tok-3', typePayment: 'Card', displayName: 'Visa', country: null } as const;
  post.registration = { kind: 'Registered', method: { ...method, expiresAt: null, mandate: null } };
  await pages.inject({ url: `/method-registered/${shop.businessId.toString(36)}/${key}` });
  await shop.run(opening, (context) => anonymiseCustomer(context, customerId));
  await runErrands(await collectingOf(shop, opening, post.access));
  assert.equal(post.forgotten.at(-1), 'tok-3');
  const { rows } = await shop.pool.query(
    'select gateway_token, forget_at from payment_permission where business_id = $1',
    [shop.businessId],
  );
  assert.deepEqual(rows, [{ gateway_token: '', forget_at: null }]);
});

test('who tries out cards on the forms enters the grey list, and the forms close', async () => {
  const { shop, customerId, path } = await openWithCustomer();
  await shop.patch(`/Organization/Segments/${shop.segment.id}`, { GreyListForms: 3, GreyListFormHours: 1 });
  const fail = async () => {
    const url = new URL((await shop.post(path, { TypePayment: 'Card' })).text('Url')).pathname;
    const chosen = await pages.inject({ method: 'POST', url, payload: 'number=4205420256025607' });
    // Twice: a page that is loaded again is no other attempt.
    for (let time = 0; time < 2; time += 1) await pages.inject({ url: String(chosen.headers.location) });
  };
  await fail();
  await fail();
  const log = async () => {
    const { items } = await shop.get(`/Distribution/Customers/${customerId}/GreyListings`);
    return items.map((item) => item.pick('IsGreyListed', 'Cause', 'Actor'));
  };
  assert.deepEqual(await log(), []);
  await fail();
  const entered = { IsGreyListed: true, Cause: 'FormActivity', Actor: 'customer' };
  assert.deepEqual(await log(), [entered]);
  assert.equal(await shop.refusal('POST', path, { TypePayment: 'Card' }), '403 Error.Customer.GreyListed');
  await shop.post(`/Distribution/Customers/${customerId}/UnGreyList`, {}, 200);
  await fail();
  assert.equal((await log()).length, 2, 'what failed before is forgiven');
});

test('what cannot be registered is refused', async () => {
  const { shop, path } = await openWithCustomer();
  const wrong = { TypePayment: 'Card', UrlReturn: 'javascript:alert(1)' };
  assert.equal(await shop.refusal('POST', path, wrong), '422 Error.Input.Invalid');
  const disabled = { TypePayment: 'Card', NameGateway: 'post' };
  assert.equal(await shop.refusal('POST', path, disabled), '409 Error.Gateway.NotEnabled');
  const nobody = path.replace(/\d+/, '999999');
  assert.equal(await shop.refusal('POST', nobody, { TypePayment: 'Card' }), '404 Error.Customer.NotFound');
  await shop.post('/Organization/Gateways/post', { Settings: { ApiKey: 'key-1' } }, 200);
  post.isDown = true;
  assert.equal(await shop.refusal('POST', path, disabled), '409 Error.Gateway.Unavailable');
  post.isDown = false;
});
