import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addCustomers, addOffer, sell } from '../support/sales.ts';
import { at, opening } from '../support/shop.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const path = '/Organization/TestClock';

test('a frozen clock is moved forward, and what falls due on the way is done', async () => {
  const shop = await server.open();
  const offerId = await addOffer(shop, 'pro', { amountRecurrence: 1_000 });
  await sell(shop, opening, { offerId, customerIds: await addCustomers(shop, ['ada']) });
  assert.deepEqual((await shop.get(path)).pick('ModeClock', 'DateClock', 'IdBusiness'), {
    ModeClock: 'Frozen',
    DateClock: '2026-01-01T09:00:00.00Z',
    IdBusiness: shop.businessId,
  });
  const moved = await shop.patch(path, { DateClock: '2026-02-15T00:00:00Z' });
  assert.deepEqual(moved.pick('ModeClock', 'DateClock', 'CountRenewed', 'CountInvoiced', 'CountFinalised'), {
    ModeClock: 'Frozen',
    DateClock: '2026-02-15T00:00:00.00Z',
    CountRenewed: 1,
    CountInvoiced: 2,
    CountFinalised: 0,
  });
  const [entry] = (await shop.get('/Organization/AuditEntries?Action=Clock.Moved')).items;
  assert.match(entry?.text('Actor') ?? '', /^key:/);
});

test('a clock runs on from where it is moved to, and is frozen where it stands', async () => {
  const shop = await server.open();
  const running = await shop.patch(path, { ModeClock: 'Running', DateClock: '2026-03-01T00:00:00Z' });
  assert.equal(running.text('ModeClock'), 'Running');
  assert.ok(at(running.text('DateClock')) >= at('2026-03-01T00:00Z'));
  const frozen = await shop.patch(path, { ModeClock: 'Frozen' });
  assert.equal(frozen.text('ModeClock'), 'Frozen');
  assert.ok(at(frozen.text('DateClock')) >= at('2026-03-01T00:00Z'));
  assert.equal((await shop.get(path)).text('DateClock'), frozen.text('DateClock'));
  const { CountRenewed, DateClock } = (await shop.patch(path, {})).pick('CountRenewed', 'DateClock');
  assert.deepEqual([CountRenewed, DateClock], [0, frozen.text('DateClock')]);
});

test('a sandbox in real time gets a test clock; a live business never does', async () => {
  const sandbox = await server.open({ business: { clock: { mode: 'Real' } } });
  assert.equal((await sandbox.get(path)).text('ModeClock'), 'Real');
  assert.equal((await sandbox.patch(path, {})).text('ModeClock'), 'Real');
  const far = new Date(Date.now() + 86_400_000).toISOString();
  assert.equal(await sandbox.refusal('PATCH', path, { DateClock: far }), '403 Error.Clock.NotMovable');
  const moved = await sandbox.patch(path, { ModeClock: 'Running', DateClock: far });
  assert.equal(moved.text('ModeClock'), 'Running');
  assert.ok(Date.parse(moved.text('DateClock')) >= Date.parse(far) - 10);
  const live = await server.open({ business: { kind: 'Live', clock: { mode: 'Real' } } });
  for (const body of [{ ModeClock: 'Frozen' }, { ModeClock: 'Running' }, { DateClock: far }])
    assert.equal(await live.refusal('PATCH', path, body), '403 Error.Clock.NotMovable');
  assert.equal((await live.get(path)).text('ModeClock'), 'Real');
});

test('a clock goes forward only, by owners and admins only', async () => {
  const shop = await server.open();
  const before = { DateClock: '2025-12-31T00:00:00Z' };
  const { answer } = await shop.send('PATCH', path, before);
  assert.deepEqual(
    [answer.list()[0]?.text('Error'), answer.list()[0]?.text('Target')],
    ['Error.Clock.Backwards', 'DateClock'],
  );
  assert.equal(await shop.refusal('PATCH', path, { ModeClock: 'Real' }), '422 Error.Input.Invalid');
  const developer = await shop.as('Developer');
  assert.equal((await developer.get(path)).text('ModeClock'), 'Frozen');
  assert.equal(
    await developer.refusal('PATCH', path, { DateClock: '2026-02-01T00:00:00Z' }),
    '403 Error.Api.Permission.Missing',
  );
});
