import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addCustomers, addOffer, sell } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import { type BackOfficeShop, openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

/** A shop with two customers on a monthly offer since its opening: the ids by reference. */
async function openTwo(): Promise<{ shop: BackOfficeShop; ann: number; bob: number }> {
  const shop = await server.open();
  const customerIds = await addCustomers(shop, ['ann', 'bob']);
  await sell(shop, opening, { offerId: await addOffer(shop, 'pro'), customerIds });
  const [ann = 0, bob = 0] = customerIds;
  return { shop, ann, bob };
}

function invoicesOf({ kysely }: BackOfficeShop, customerId: number) {
  return kysely
    .selectFrom('invoice')
    .select(['full_number', 'issued_at', 'amount_subtotal'])
    .where('customer_id', '=', customerId)
    .orderBy('id')
    .execute();
}

test('a customer with a frozen clock lives months while its business stands still', async () => {
  const { shop, ann, bob } = await openTwo();
  const path = `/Distribution/Customers/${ann}/TestClock`;
  assert.equal((await shop.get(path)).text('ModeClock'), 'Business');
  assert.equal((await shop.send('PUT', path, { ModeClock: 'Frozen' })).status, 200);
  const moved = await shop.post(`${path}/Advance`, { DateClock: '2026-03-15T00:00:00Z' }, 200);
  assert.deepEqual(moved.pick('ModeClock', 'DateClock', 'CountRenewed'), {
    ModeClock: 'Frozen',
    DateClock: '2026-03-15T00:00:00.00Z',
    CountRenewed: 2,
  });
  const days = (await invoicesOf(shop, ann)).map(({ issued_at }) =>
    new Date(issued_at ?? 0).toISOString().slice(0, 10),
  );
  assert.deepEqual(days, ['2026-01-01', '2026-02-01', '2026-03-01']);
  assert.equal((await invoicesOf(shop, bob)).length, 0);
});

test('the tick of the business leaves such a customer alone, and bills the others', async () => {
  const { shop, ann, bob } = await openTwo();
  await shop.send('PUT', `/Distribution/Customers/${ann}/TestClock`, { ModeClock: 'Frozen' });
  await shop.moveTo('2026-02-15T00:00:00Z');
  assert.equal((await invoicesOf(shop, ann)).length, 0);
  assert.equal((await invoicesOf(shop, bob)).length, 2);
});

test('requests about a customer are answered in its time', async () => {
  const { shop, ann } = await openTwo();
  const path = `/Distribution/Customers/${ann}/TestClock`;
  await shop.send('PUT', path, { ModeClock: 'Frozen' });
  await shop.post(`${path}/Advance`, { DateClock: '2026-03-15T00:00:00Z' }, 200);
  const shown = await shop.get(path);
  assert.equal(shown.text('DateClock'), '2026-03-15T00:00:00.00Z');
  const refused = await shop.refusal('POST', `${path}/Advance`, { DateClock: '2026-03-14T00:00:00Z' });
  assert.equal(refused, '422 Error.Clock.Backwards');
});

test('a clock is taken away once the business has caught up, not while it is ahead', async () => {
  const { shop, ann } = await openTwo();
  const path = `/Distribution/Customers/${ann}/TestClock`;
  await shop.send('PUT', path, { ModeClock: 'Frozen' });
  await shop.post(`${path}/Advance`, { DateClock: '2026-02-15T00:00:00Z' }, 200);
  assert.equal(await shop.refusal('DELETE', path), '422 Error.Clock.Backwards');
  await shop.moveTo('2026-02-16T00:00:00Z');
  await shop.remove(path);
  assert.equal((await shop.get(path)).text('ModeClock'), 'Business');
});

test('a live business has real time only, for its customers too; nobody has a clock', async () => {
  const shop = await server.open({ business: { kind: 'Live', clock: { mode: 'Real' } } });
  const [ann] = await addCustomers(shop, ['ann']);
  const path = `/Distribution/Customers/${ann}/TestClock`;
  assert.match(await shop.refusal('PUT', path, { ModeClock: 'Frozen' }), /Error\.Clock\.NotMovable$/);
  assert.match(
    await shop.refusal('POST', `${path}/Advance`, { DateClock: '2030-01-01T00:00:00Z' }),
    /Error\.Clock\.NotMovable$/,
  );
  const nobody = '/Distribution/Customers/999999/TestClock';
  for (const [method, url, body] of [
    ['GET', nobody, undefined],
    ['PUT', nobody, { ModeClock: 'Frozen' }],
    ['DELETE', nobody, undefined],
    ['POST', `${nobody}/Advance`, { DateClock: '2030-01-01T00:00:00Z' }],
  ] as const)
    assert.equal(await shop.refusal(method, url, body), '404 Error.Customer.NotFound');
});
