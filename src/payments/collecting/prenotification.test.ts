import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { addCustomers, addOffer, sell } from '../../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../../tests/support/shop.ts';
import { registerPaymentPermission } from '../../customers/register-payment-permission.ts';
import { updatePaymentSettings } from '../../customers/update-payment-settings.ts';
import { openTestDatabase } from '../../database/testing.ts';
import type { Instant } from '../../domain/calendar/instant.ts';

const database = await openTestDatabase(undefined, { maxConnections: 8 });
after(() => database.close());

function register(
  shop: Shop,
  now: Instant,
  customerId: number,
  typePayment: 'Card' | 'DirectDebit',
  token: string,
) {
  const permission = { gateway: 'simulator', typePayment, gatewayToken: token, displayName: token } as const;
  return shop.run(now, (context) => registerPaymentPermission(context, customerId, permission));
}

async function openWithCustomer(prenotificationDays: number) {
  const segment = { chargeDelayDays: 3, prenotificationDays };
  const shop = await openShop(undefined, { database, segment });
  const [customerId = 0] = await addCustomers(shop, ['ada']);
  const offerId = await addOffer(shop, 'yearly', { unitRecurrence: 'Year' });
  const bill = () => sell(shop, opening, { offerId, customerIds: [customerId] });
  return { shop, customerId, bill };
}

async function chargedOn(shop: Shop): Promise<readonly string[]> {
  const { rows } = await sql<{
    day: string;
  }>`select to_char(charged_at at time zone 'Europe/Paris', 'MM-DD HH24:MI')
    as day from charge where business_id = ${shop.businessId} order by id`.execute(shop.kysely);
  return rows.map(({ day }) => day);
}

async function planOf(shop: Shop): Promise<string | undefined> {
  const { rows } = await sql<{
    told: string;
  }>`select state || ' ' || to_char(payment_scheduled_at, 'MM-DD') || ' '
    || to_char(payment_limit_at, 'MM-DD') as told from invoice where business_id = ${shop.businessId}`.execute(
    shop.kysely,
  );
  return rows[0]?.told;
}

test('a direct debit is planned, and payable, on the day until which it is announced: not before', async () => {
  const { shop, customerId, bill } = await openWithCustomer(14);
  await register(shop, opening, customerId, 'DirectDebit', 'ok-1');
  await bill();
  await shop.tick(opening, opening);
  assert.equal(await planOf(shop), 'DueAuto 01-15 01-15');
  await shop.tick(opening, at('2026-01-15T08:59Z'));
  assert.deepEqual(await chargedOn(shop), []);
  await shop.tick(at('2026-01-15T08:59Z'), at('2026-01-16T00:00Z'));
  assert.deepEqual(await chargedOn(shop), ['01-15 10:00']);
});

test('less was agreed with the customer, and the segment charges no earlier than it does any other method', async () => {
  for (const [agreed, day] of [
    [5, '01-06 10:00'],
    [1, '01-04 10:00'],
  ] as const) {
    const { shop, customerId, bill } = await openWithCustomer(14);
    await shop.run(opening, (context) =>
      updatePaymentSettings(context, customerId, { prenotificationDays: agreed }),
    );
    await register(shop, opening, customerId, 'DirectDebit', 'ok-1');
    await bill();
    await shop.tick(opening, at('2026-02-01T00:00Z'));
    assert.deepEqual(await chargedOn(shop), [day]);
  }
});

test('a card needs no announcement; a mandate given instead of it waits for the rest of the days', async () => {
  const { shop, customerId, bill } = await openWithCustomer(14);
  await register(shop, opening, customerId, 'Card', 'revoked-1');
  await bill();
  await shop.tick(opening, at('2026-01-06T00:00Z'));
  assert.deepEqual(await chargedOn(shop), ['01-04 10:00']);
  await register(shop, at('2026-01-06T00:00Z'), customerId, 'DirectDebit', 'ok-2');
  await shop.tick(at('2026-01-06T00:00Z'), at('2026-01-10T00:00Z'));
  assert.equal(await planOf(shop), 'DueAuto 01-15 01-04');
  await shop.tick(at('2026-01-10T00:00Z'), at('2026-02-01T00:00Z'));
  assert.deepEqual(await chargedOn(shop), ['01-04 10:00', '01-15 10:00']);
});

test('a returned debit is charged again without another announcement', async () => {
  const { shop, customerId, bill } = await openWithCustomer(14);
  await register(shop, opening, customerId, 'DirectDebit', 'no-funds-1');
  await bill();
  await shop.tick(opening, at('2026-01-23T00:00Z'));
  assert.deepEqual(await chargedOn(shop), ['01-15 10:00', '01-21 10:00']);
});
