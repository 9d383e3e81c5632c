import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
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
        Name: 'Offline',
        TitleLocalized: 'Virement, chèque, espèces et autres',
        StateGateway: 'Enabled',
        CanCharge: false,
        CanRecordPayment: true,
      },
    ],
  );
  assert.equal((await shop.get(`${path}?TypePayment=ExternalBank`)).number('TotalItems'), 1);
  assert.equal((await shop.get(`${path}?TypePayment=Card`)).number('TotalItems'), 1);
  assert.equal((await shop.get(`${path}?Page=2`)).items.length, 0);
});

test('gateways are the affair of those who integrate', async () => {
  const shop = await server.open();
  assert.equal((await (await shop.as('Developer')).get(path)).number('TotalItems'), 2);
  assert.equal(await (await shop.as('Support')).refusal('GET', path), '403 Error.Api.Permission.Missing');
});
