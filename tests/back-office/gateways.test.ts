import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { gatewayRoutes } from '../../src/api/gateways/gateway-routes.ts';
import { RequestLimits } from '../../src/http/request-limits.ts';
import { buildServer } from '../../src/http/server.ts';
import { paymentsByPost } from '../support/payments-by-post.ts';
import { openBackOffice } from './back-office.ts';

const post = paymentsByPost();
const server = await openBackOffice({ access: post.access });
after(() => server.close());

const path = '/Organization/Gateways';

test('the gateways that exist are listed with what they can do', async () => {
  const shop = await server.open();
  const { items } = await shop.get(`${path}?lang=fr`);
  assert.deepEqual(
    items.map((item) => item.pick('Name', 'TitleLocalized', 'StateGateway', 'CanCharge', 'CanRecordPayment')),
    [
      {
        Name: 'simulator',
        TitleLocalized: 'Simulateur de cartes et de prélèvements',
        StateGateway: 'Enabled',
        CanCharge: true,
        CanRecordPayment: false,
      },
      {
        Name: 'post',
        TitleLocalized: 'Par la poste',
        StateGateway: 'Disabled',
        CanCharge: true,
        CanRecordPayment: false,
      },
      {
        Name: 'Offline',
        TitleLocalized: 'Virement, chèque, espèces et autres',
        StateGateway: 'Enabled',
        CanCharge: false,
        CanRecordPayment: true,
      },
    ],
  );
  assert.equal((await shop.get(`${path}?TypePayment=ExternalBank`)).number('TotalItems'), 1);
  assert.equal((await shop.get(`${path}?TypePayment=Card`)).number('TotalItems'), 2);
  assert.equal((await shop.get(`${path}?Page=2`)).items.length, 0);
});

test('gateways are the affair of those who integrate', async () => {
  const shop = await server.open();
  assert.equal((await (await shop.as('Developer')).get(path)).number('TotalItems'), 3);
  assert.equal(await (await shop.as('Support')).refusal('GET', path), '403 Error.Api.Permission.Missing');
});

const ownPath = `${path}/post`;

test('an account is entered with what the gateway asks for, checked by its server, and its secrets never shown', async () => {
  const shop = await server.open();
  assert.equal(await shop.refusal('GET', `${path}/pigeon`), '404 Error.Gateway.NotFound');
  const enter = (Settings: Record<string, string>) => shop.refusal('POST', ownPath, { Settings });
  assert.equal(await shop.refusal('POST', `${ownPath}/Enable`), '422 Error.Input.Missing');
  assert.equal(await enter({ Region: 'eu' }), '422 Error.Input.Missing');
  assert.equal(await enter({ ApiKey: 'no key' }), '422 Error.Input.Invalid');
  assert.equal(await enter({ ApiKey: 'key-1', Shoes: '42' }), '422 Error.Input.Invalid');
  assert.equal(await enter({ ApiKey: 'key-wrong' }), '409 Error.Gateway.Settings.Refused');
  post.isDown = true;
  assert.equal(await enter({ ApiKey: 'key-1' }), '409 Error.Gateway.Unavailable');
  post.isDown = false;
  const entered = await shop.post(ownPath, { Settings: { ApiKey: 'key-verysecret', Region: 'eu' } }, 200);
  assert.deepEqual(entered.pick('StateGateway', 'PathNews'), {
    StateGateway: 'Enabled',
    PathNews: `/gateways/post/${shop.businessId.toString(36)}`,
  });
  // What is not named stays.
  await shop.post(ownPath, { Settings: { Region: 'fr' } }, 200);
  const { raw, answer } = await shop.send('GET', ownPath);
  assert.ok(!raw.includes('verysecret'));
  assert.match(raw, /"Name":"ApiKey",[^}]*"DateSet":"/);
  assert.match(raw, /"Value":"fr"/);
  assert.equal(answer.pick('StateGateway').StateGateway, 'Enabled');
  const stored = await shop.pool.query<{ row: string }>(
    `select gateway_account::text || encode(sealed_secrets, 'escape') as row from gateway_account
     where business_id = $1`,
    [shop.businessId],
  );
  assert.ok(stored.rows.every(({ row }) => !row.includes('verysecret')));
});

test('an account is disabled and enabled again, by administrators only, and the audit tells', async () => {
  const shop = await server.open();
  await shop.post(ownPath, { Settings: { ApiKey: 'key-1' } }, 200);
  const developer = await shop.as('Developer');
  assert.equal(await developer.refusal('POST', `${ownPath}/Disable`), '403 Error.Api.Permission.Missing');
  assert.equal(
    (await shop.post(`${ownPath}/Disable`, {}, 200)).pick('StateGateway').StateGateway,
    'Disabled',
  );
  assert.equal((await shop.post(`${ownPath}/Enable`, {}, 200)).pick('StateGateway').StateGateway, 'Enabled');
  await shop.post(`${path}/simulator/Disable`, {}, 200);
  const { rows } = await shop.pool.query<{ action: string }>(
    `select action from audit_entry where business_id = $1 and action like 'Gateway.%' order by id`,
    [shop.businessId],
  );
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['Gateway.SettingsChanged', 'Gateway.Disabled', 'Gateway.Enabled', 'Gateway.Disabled'],
  );
});

const unlimited = { burst: 1_000_000, tokensPerSecond: 1_000_000 };

test('what a gateway tells is taken in when it is signed; whoever it is not for hears the same', async () => {
  const shop = await server.open();
  await shop.post(ownPath, { Settings: { ApiKey: 'key-1' } }, 200);
  const app = buildServer({
    apis: [gatewayRoutes(server.database.kysely, post.access)],
    log: { level: 'silent' },
    health: {},
    limits: new RequestLimits({ requests: unlimited, failures: unlimited }),
  });
  const deliver = async (to: string, key: string, news: unknown) => {
    const headers = { 'x-key': key, 'content-type': 'application/json' };
    const sent = await app.inject({ method: 'POST', url: to, headers, payload: JSON.stringify(news) });
    return `${sent.statusCode}${sent.body}`;
  };
  const own = `/gateways/post/${shop.businessId.toString(36)}`;
  const foreign = { kind: 'ReversalWithdrawn', reversalReference: 'unheard-of' };
  assert.equal(await deliver(own, 'key-1', [foreign]), '200');
  assert.equal(await deliver(own, 'key-2', [foreign]), '400');
  assert.equal(await deliver('/gateways/post/zzzzzz', 'key-1', [foreign]), '400');
  assert.equal(await deliver('/gateways/pigeon/1', 'key-1', [foreign]), '400');
  assert.equal(await deliver('/gateways/post/%00', 'key-1', [foreign]), '400');
  assert.equal((await deliver(own, 'key-1', 'x'.repeat(1_100_000))).slice(0, 3), '413');
  const { items } = await shop.get('/Organization/GatewayNews');
  assert.deepEqual(
    items.map((item) => item.pick('NameGateway', 'Reason')),
    [{ NameGateway: 'post', Reason: 'UnknownReversal' }],
  );
  await app.close();
});
