import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readBalance, readLedger } from '../../tests/support/ledger.ts';
import { addCustomers, addOffer, sell } from '../../tests/support/sales.ts';
import { at, opening, openShop, type Shop, type ShopOptions } from '../../tests/support/shop.ts';
import { openTestDatabase } from '../database/testing.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { accept } from '../domain/refusal/outcome.ts';
import { addBalanceLine } from './add-balance-line.ts';
import { billDueBuyers } from './bill-due-buyers.ts';
import { verifyBusiness } from './verify/verify-business.ts';

const database = await openTestDatabase(undefined, { maxConnections: 6 });
after(() => database.close());
const open = (options: ShopOptions = {}) => openShop(undefined, { database, ...options });

/** `F-2026-000001 2026-01-01 1000+200`. */
async function invoicesOf(shop: Shop): Promise<string[]> {
  const faults: string[] = [];
  await verifyBusiness(shop.kysely, shop.businessId, ({ code }) => faults.push(code));
  assert.deepEqual(faults, []);
  const ledger = await readLedger(shop.kysely, shop.businessId);
  return ledger.map(
    ({ fullNumber, issuedAt, subtotal, tax }) => `${fullNumber} ${issuedAt?.slice(0, 10)} ${subtotal}+${tax}`,
  );
}

async function dueOf(shop: Shop): Promise<string[]> {
  const balance = await readBalance(shop.kysely, shop.businessId);
  return balance.filter(({ state }) => state === 'Due').map(({ type, amount }) => `${type} ${amount}`);
}

/** A subscriber at 10.00 a month with a line on the balance. */
async function shopWithLine(amount: number, now: Instant, keyCharge?: string): Promise<Shop> {
  const shop = await open();
  const [customerId] = await addCustomers(shop, ['ada']);
  assert.ok(customerId !== undefined);
  await sell(shop, opening, { offerId: await addOffer(shop, 'pro'), customerIds: [customerId] });
  await shop.tick(opening, now);
  await addLine(shop, now, customerId, amount, keyCharge);
  return shop;
}

async function addLine(
  shop: Shop,
  now: Instant,
  customerId: number,
  amount: number,
  keyCharge?: string,
): Promise<void> {
  const line = { customerId, segmentId: shop.segment.id, amount, keyCharge, label: 'By hand' };
  await shop.run(now, (context) => addBalanceLine(context, line));
}

const tenth = at('2026-01-10T00:00Z');

test('a credit greater than what is due is carried until it is used up', async () => {
  const shop = await shopWithLine(-2_500, tenth);
  await shop.tick(tenth, at('2026-02-01T09:00Z'));
  assert.deepEqual(await dueOf(shop), ['AutoBillingReport -1500']);
  await shop.tick(at('2026-02-01T09:00Z'), at('2026-03-01T09:00Z'));
  assert.deepEqual(await dueOf(shop), ['AutoBillingReport -500']);
  await shop.tick(at('2026-03-01T09:00Z'), at('2026-04-01T08:00Z'));
  assert.deepEqual(await dueOf(shop), []);
  assert.deepEqual(await invoicesOf(shop), [
    'F-2026-000001 2026-01-01 1000+200',
    'F-2026-000002 2026-04-01 500+100',
  ]);
});

test('a balance of zero is settled without a document', async () => {
  const shop = await shopWithLine(-1_000, tenth);
  await shop.tick(tenth, at('2026-03-01T09:00Z'));
  assert.deepEqual(await invoicesOf(shop), [
    'F-2026-000001 2026-01-01 1000+200',
    'F-2026-000002 2026-03-01 1000+200',
  ]);
  const states = (await readBalance(shop.kysely, shop.businessId)).map(({ state, amount }) => [
    state,
    amount,
  ]);
  assert.deepEqual(states.sort(), [
    ['Adjustment', -1_000],
    ['Adjustment', 1_000],
    ['Billed', 1_000],
    ['Billed', 1_000],
  ]);
});

test('a carried credit keeps the charge keys that it comes from', async () => {
  const shop = await shopWithLine(-2_500, tenth, 'book');
  await shop.tick(tenth, at('2026-02-01T09:00Z'));
  assert.deepEqual((await dueOf(shop)).sort(), ['AutoBillingReport -2500', 'AutoBillingReport 1000']);
});

test('a lone carried credit stays as it is, month after month', async () => {
  const shop = await open();
  const [customerId] = await addCustomers(shop, ['ada']);
  await sell(shop, opening, {
    offerId: await addOffer(shop, 'free', { amountRecurrence: 0 }),
    customerIds: [customerId ?? 0],
  });
  await addLine(shop, opening, customerId ?? 0, -700);
  await shop.tick(opening, at('2026-06-01T00:00Z'));
  assert.equal((await readBalance(shop.kysely, shop.businessId)).length, 2);
  assert.deepEqual(await dueOf(shop), ['AutoBillingReport -700']);
});

test('on a fixed day, all that fell due since is billed; by hand, nothing is', async () => {
  const fixed = await open({ segment: { billingMode: 'FixedDay', billingDay: 31 } });
  const manual = await open({ segment: { billingMode: 'Manual' } });
  for (const shop of [fixed, manual]) {
    const offerId = await addOffer(shop, 'weekly', { unitRecurrence: 'Week' });
    await sell(shop, opening, { offerId, customerIds: await addCustomers(shop, ['ada']) });
    await shop.tick(opening, at('2026-03-15T00:00Z'));
  }
  // Weeks begin on 1, 8, 15, 22, 29 January; 5, 12, 19, 26 February. The day begins at midnight in Paris.
  assert.deepEqual(await invoicesOf(fixed), [
    'F-2026-000001 2026-01-30 5000+1000',
    'F-2026-000002 2026-02-27 4000+800',
  ]);
  assert.deepEqual(await invoicesOf(manual), []);
  assert.equal((await dueOf(manual)).length, 11);
});

test('a buyer whose tax is unknown does not hold up the others, and is tried again the next day', async () => {
  const anyone = { buyerRegion: null, buyerKind: null, keyCharge: null, from: null, to: null, mention: null };
  const rules = {
    kind: 'Table' as const,
    rows: [{ ...anyone, buyerCountry: 'FR', ratePerTenThousand: 2_000 }],
  };
  const shop = await open({ business: { taxProfile: { reference: 'fr', name: 'France only', rules } } });
  const offerId = await addOffer(shop, 'pro');
  const [stranger, known] = await addCustomers(shop, ['stranger', 'known']);
  await shop.pool.query(
    `insert into customer_address (business_id, customer_id, kind, country) values ($1, $2, 'Billing', 'US')`,
    [shop.businessId, stranger],
  );
  await sell(shop, opening, { offerId, customerIds: [stranger ?? 0, known ?? 0] });
  await shop.tick(opening, at('2026-01-02T12:00Z'));
  assert.deepEqual(await invoicesOf(shop), ['F-2026-000001 2026-01-01 1000+200']);
  const { rows } = await shop.pool.query<{ occurred_at: Instant }>(
    `select occurred_at from event where business_id = $1 and type = 'CustomerBillingFailed' order by id`,
    [shop.businessId],
  );
  assert.deepEqual(
    rows.map(({ occurred_at }) => occurred_at),
    [opening, at('2026-01-02T09:00Z')],
  );
  await shop.pool.query(`update customer_address set country = 'FR' where customer_id = $1`, [stranger]);
  await shop.tick(at('2026-01-02T12:00Z'), at('2026-01-03T09:00Z'));
  assert.deepEqual(await invoicesOf(shop), [
    'F-2026-000001 2026-01-01 1000+200',
    'F-2026-000002 2026-01-03 1000+200',
  ]);
});

test('a batch takes the earliest buyers, and only so many', async () => {
  const shop = await open();
  const offerId = await addOffer(shop, 'pro');
  await sell(shop, opening, { offerId, customerIds: await addCustomers(shop, ['late']), startAt: opening });
  await shop.pool.query(`update customer set next_billing_at = next_billing_at + interval '1 hour'
    where business_id = ${shop.businessId}`);
  await sell(shop, opening, { offerId, customerIds: await addCustomers(shop, ['ada', 'bob']) });
  const segments = await shop.segments();
  const until = at('2026-01-01T12:00Z');
  const bill = () => shop.do(until, (context) => billDueBuyers(context, segments, until, 2));
  assert.deepEqual(await bill(), { buyerCount: 2, invoiceCount: 2 });
  assert.deepEqual(
    (await readLedger(shop.kysely, shop.businessId)).map(({ buyer }) => buyer),
    ['ada', 'bob'],
  );
  assert.deepEqual(await bill(), { buyerCount: 1, invoiceCount: 1 });
  assert.deepEqual(await bill(), { buyerCount: 0, invoiceCount: 0 });
});

test('a line written while a batch holds its buyer neither waits for it nor hides the buyer', async () => {
  const shop = await open();
  const [customerId] = await addCustomers(shop, ['ada']);
  await sell(shop, opening, { offerId: await addOffer(shop, 'pro'), customerIds: [customerId ?? 0] });
  const segments = await shop.segments();
  const bill = () =>
    shop.run(opening, async (context) => {
      const batch = await billDueBuyers(context, segments, opening, 10);
      // Another session, while this one has not committed: it would wait for ever.
      await addLine(shop, opening, customerId ?? 0, 55);
      return accept(batch);
    });
  assert.deepEqual(await bill(), { buyerCount: 1, invoiceCount: 1 });
  assert.deepEqual(await dueOf(shop), ['Manual 55']);
  await shop.pool.query('update customer set next_billing_at = $1 where id = $2', [
    new Date(opening).toISOString(),
    customerId,
  ]);
  const line = { customerId: customerId ?? 0, segmentId: shop.segment.id, amount: 77, label: 'Not yet' };
  await shop.run(opening, async (context) => {
    await addBalanceLine(context, line);
    const others = await shop.do(opening, (other) => billDueBuyers(other, segments, opening, 10));
    assert.deepEqual(others, { buyerCount: 1, invoiceCount: 1 });
    return accept(null);
  });
  assert.deepEqual(await dueOf(shop), ['Manual 77']);
});
