import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { addCustomers, addOffer, sell, setPaymentType } from '../../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../../tests/support/shop.ts';
import { loadBusiness } from '../../accounts/business.ts';
import { replaceDunningSteps } from '../../accounts/dunning-steps.ts';
import { setCustomerClock } from '../../customers/set-customer-clock.ts';
import { openTestDatabase } from '../../database/testing.ts';
import { type DunningStep, defaultDunningSteps } from '../../domain/collecting/dunning-steps.ts';
import { tickAt } from '../../tick/tick-business.ts';
import { recordPayment } from '../record-payment.ts';
import { applyDunning } from './apply-dunning.ts';
import { pauseDunning } from './pause-dunning.ts';

const database = await openTestDatabase(undefined, { maxConnections: 8 });
after(() => database.close());

/** Customers who each owe 12.00 since the opening, payable on 31 January. */
async function openUnpaid(count: number, dunningSteps: readonly DunningStep[] = defaultDunningSteps) {
  const shop = await openShop(undefined, { database, segment: { dunningSteps } });
  const offerId = await addOffer(shop, 'yearly', { unitRecurrence: 'Year' });
  const customerIds = await addCustomers(
    shop,
    Array.from({ length: count }, (_, index) => `c${index + 1}`),
  );
  await setPaymentType(shop, opening, customerIds, 'ExternalBank');
  await sell(shop, opening, { offerId, customerIds });
  await shop.tick(opening, opening);
  return { shop, customerIds, customerId: customerIds[0] ?? 0 };
}

async function measuresOf(shop: Shop): Promise<readonly string[]> {
  const { rows } = await sql<{
    told: string;
  }>`select c.reference || ' ' || to_char(m.applied_at, 'MM-DD') || ' '
      || m.action || coalesce(' ' || m.level, '') as told
    from dunning_measure m join customer c on c.business_id = m.business_id and c.id = m.customer_id
    where m.business_id = ${shop.businessId} order by c.reference, m.id`.execute(shop.kysely);
  return rows.map(({ told }) => told);
}

async function stateOf(shop: Shop): Promise<string | undefined> {
  const { rows } = await sql<{
    told: string;
  }>`select string_agg(s.state || ' ' || c.is_grey_listed, ' ') as told
    from subscription s join customer c on c.business_id = s.business_id and c.id = s.buyer_id
    where s.business_id = ${shop.businessId}`.execute(shop.kysely);
  return rows[0]?.told;
}

async function countEvents(shop: Shop, type: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from event
    where business_id = ${shop.businessId} and type = ${type}`.execute(shop.kysely);
  return rows[0]?.count ?? 0;
}

async function invoiceIdOf(shop: Shop): Promise<number> {
  const { id } = await shop.kysely
    .selectFrom('invoice')
    .select('id')
    .where('business_id', '=', shop.businessId)
    .executeTakeFirstOrThrow();
  return id;
}

async function pay(shop: Shop, now: ReturnType<typeof at>): Promise<void> {
  const invoiceId = await invoiceIdOf(shop);
  await shop.run(now, (context) =>
    recordPayment(context, { invoiceId, amount: 1_200, typePayment: 'ExternalBank', paidAt: now }),
  );
}

const whole = [
  'c1 02-03 SendReminder 1',
  'c1 02-10 SendReminder 2',
  'c1 02-20 SendReminder 3',
  'c1 03-02 SuspendSubscriptions',
  'c1 03-02 GreyList',
];

test('an unpaid invoice takes each step on its day, in one move of the clock as in many', async () => {
  const { shop } = await openUnpaid(1);
  await shop.tick(opening, at('2026-06-01T00:00Z'));
  assert.deepEqual(await measuresOf(shop), whole);
  assert.equal(await stateOf(shop), 'SuspendedPaymentDue true');
  for (const level of [1, 2, 3]) assert.equal(await countEvents(shop, `CustomerReminded${level}`), 1);
  assert.equal(await countEvents(shop, 'CustomerSuspendedForNonPayment'), 1);
  assert.equal(await countEvents(shop, 'CustomerIsGreyListed'), 1);

  const { shop: other } = await openUnpaid(1);
  let from = opening;
  for (let day = 0; day < 90; day += 1) {
    const until = at(new Date(opening + day * 86_400_000).toISOString());
    await other.tick(from, until);
    from = until;
  }
  assert.deepEqual(await measuresOf(other), whole);
});

test('what is paid is left alone, and what was suspended for it restarts at the next tick', async () => {
  const { shop } = await openUnpaid(1);
  await shop.tick(opening, at('2026-03-10T00:00Z'));
  assert.equal(await stateOf(shop), 'SuspendedPaymentDue true');
  await pay(shop, at('2026-03-10T00:00Z'));
  await shop.tick(at('2026-03-10T00:00Z'), at('2026-03-10T01:00Z'));
  assert.equal(await stateOf(shop), 'ActiveRunning true');
  const { ended_at } = await shop.kysely
    .selectFrom('dunning_measure')
    .select('ended_at')
    .where('business_id', '=', shop.businessId)
    .where('action', '=', 'SuspendSubscriptions')
    .executeTakeFirstOrThrow();
  assert.equal(ended_at, at('2026-03-10T00:00Z'));

  const { shop: early } = await openUnpaid(1);
  await early.tick(opening, at('2026-02-05T00:00Z'));
  await pay(early, at('2026-02-05T00:00Z'));
  await early.tick(at('2026-02-05T00:00Z'), at('2026-06-01T00:00Z'));
  assert.deepEqual(await measuresOf(early), whole.slice(0, 1));
});

test('after a pause dunning goes on with the next step, and the others keep their distance', async () => {
  const { shop, customerId } = await openUnpaid(1);
  const now = at('2026-02-05T00:00Z');
  await shop.tick(opening, now);
  const until = at('2026-03-01T00:00Z');
  await shop.run(now, (context) => pauseDunning(context, { customerId }, { until, reason: 'promised' }));
  await shop.tick(now, at('2026-06-01T00:00Z'));
  assert.deepEqual(await measuresOf(shop), [
    'c1 02-03 SendReminder 1',
    'c1 03-01 SendReminder 2',
    'c1 03-11 SendReminder 3',
    'c1 03-21 SuspendSubscriptions',
    'c1 03-21 GreyList',
  ]);
});

test('a pause of one invoice may be ended before its date', async () => {
  const { shop } = await openUnpaid(1);
  const invoiceId = await invoiceIdOf(shop);
  const until = at('2026-05-01T00:00Z');
  await shop.run(opening, (context) => pauseDunning(context, { invoiceId }, { until }));
  await shop.tick(opening, at('2026-02-05T00:00Z'));
  assert.deepEqual(await measuresOf(shop), []);
  const now = at('2026-02-05T00:00Z');
  await shop.run(now, (context) => pauseDunning(context, { invoiceId }, { until: null }));
  await shop.tick(now, now);
  assert.deepEqual(await measuresOf(shop), ['c1 02-05 SendReminder 1']);
});

test('an invoice that is years late when dunning begins gets one step at a time', async () => {
  const { shop } = await openUnpaid(1, []);
  await shop.tick(opening, at('2026-12-01T00:00Z'));
  await shop.run(at('2026-12-01T00:00Z'), (context) =>
    replaceDunningSteps(context, shop.segment.id, defaultDunningSteps),
  );
  await tickAt(shop.kysely, shop.businessId, at('2026-12-01T00:00Z'));
  await tickAt(shop.kysely, shop.businessId, at('2026-12-02T00:00Z'));
  assert.deepEqual(await measuresOf(shop), ['c1 12-01 SendReminder 1']);
  await tickAt(shop.kysely, shop.businessId, at('2026-12-08T00:00Z'));
  assert.deepEqual(await measuresOf(shop), ['c1 12-01 SendReminder 1', 'c1 12-08 SendReminder 2']);
});

test('steps that are changed and changed back are not done twice', async () => {
  const { shop } = await openUnpaid(1);
  const now = at('2026-02-21T00:00Z');
  await shop.tick(opening, now);
  for (const steps of [defaultDunningSteps.slice(0, 1), defaultDunningSteps])
    await shop.run(now, (context) => replaceDunningSteps(context, shop.segment.id, steps));
  await shop.tick(now, at('2026-06-01T00:00Z'));
  const told = await measuresOf(shop);
  assert.equal(new Set(told.map((one) => one.slice(9))).size, told.length);
  assert.equal(told.length, 5);
});

test('the last step may give the invoice up', async () => {
  const { shop } = await openUnpaid(1, [{ days: 90, action: 'MarkUncollectible', level: null }]);
  await shop.tick(opening, at('2026-06-01T00:00Z'));
  assert.equal(await countEvents(shop, 'InvoiceDebitUncollectible'), 1);
  assert.deepEqual(await measuresOf(shop), ['c1 05-01 MarkUncollectible']);
  const { rows: writeOffs } = await sql<{ amount: number; reason: string; actor: string }>`
    select amount, reason, actor from write_off where business_id = ${shop.businessId}`.execute(shop.kysely);
  assert.deepEqual(writeOffs, [
    { amount: 1_200, reason: 'Dunning: invoice F-2026-000001 unpaid after 90 days', actor: 'tick' },
  ]);
});

test('several workers at once do each step of each invoice once', async () => {
  const { shop } = await openUnpaid(30);
  const segments = await shop.segments();
  const now = at('2026-02-04T00:00Z');
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let batch = 0; batch < 8; batch += 1)
        await shop.do(now, (context) => applyDunning(context, segments, now, 5));
    }),
  );
  const told = await measuresOf(shop);
  assert.equal(new Set(told).size, told.length);
  await shop.tick(now, now);
  assert.equal((await measuresOf(shop)).length, 30);
  assert.equal(await countEvents(shop, 'CustomerReminded1'), 30);
});

test('a batch that is cut off leaves nothing behind and is done again', async () => {
  const { shop } = await openUnpaid(2);
  const now = at('2026-02-04T00:00Z');
  const segments = await shop.segments();
  await assert.rejects(
    shop.do(now, async (context) => {
      await applyDunning(context, segments, now, 10);
      throw new Error('killed');
    }),
    /killed/,
  );
  assert.deepEqual(await measuresOf(shop), []);
  await shop.tick(now, now);
  assert.equal((await measuresOf(shop)).length, 2);
});

test('a customer with a clock of its own is dunned in its own time', async () => {
  const { shop, customerId } = await openUnpaid(2);
  const business = await loadBusiness(shop.kysely, shop.businessId);
  assert.ok(business);
  await shop.run(opening, (context) =>
    setCustomerClock(context, business, customerId, { mode: 'Frozen' }, opening),
  );
  await shop.tick(opening, at('2026-02-04T00:00Z'));
  assert.deepEqual(await measuresOf(shop), ['c2 02-03 SendReminder 1']);
});
