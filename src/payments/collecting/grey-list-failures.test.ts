import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { addCustomers, addOffer, sell } from '../../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../../tests/support/shop.ts';
import type { NewSegment } from '../../accounts/create-segment.ts';
import { greyListCustomer } from '../../customers/grey-list-customer.ts';
import { mayUsePaymentForms } from '../../customers/leave-grey-list.ts';
import { registerPaymentPermission } from '../../customers/register-payment-permission.ts';
import { openTestDatabase } from '../../database/testing.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { recordNews } from '../news/record-news.ts';

const database = await openTestDatabase(undefined, { maxConnections: 8 });
after(() => database.close());

function register(shop: Shop, now: Instant, customerId: number, gatewayToken: string) {
  const permission = {
    gateway: 'simulator',
    typePayment: 'Card',
    displayName: 'Card',
    gatewayToken,
  } as const;
  return shop.run(now, (context) => registerPaymentPermission(context, customerId, permission));
}

/** A customer with a monthly subscription whose card has no funds; charges are tried on days 0, 3, 5 and 7. */
async function openFailing(segment: Partial<NewSegment>, token = 'no-funds-1') {
  const shop = await openShop(undefined, { database, segment });
  const offerId = await addOffer(shop, 'pro');
  const [customerId = 0] = await addCustomers(shop, ['ada']);
  await register(shop, opening, customerId, token);
  await sell(shop, opening, { offerId, customerIds: [customerId] });
  return { shop, customerId };
}

async function logOf(shop: Shop): Promise<readonly string[]> {
  const { rows } = await sql<{ told: string }>`
    select to_char(occurred_at, 'MM-DD') || case when is_grey_listed then ' in ' else ' out ' end || cause
      || coalesce(': ' || reason, '') || ' by ' || actor as told
    from grey_listing where business_id = ${shop.businessId} order by id`.execute(shop.kysely);
  return rows.map(({ told }) => told);
}

async function count(shop: Shop, table: 'charge' | 'event', type = ''): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)} t
    where business_id = ${shop.businessId} and ${type} in ('', to_jsonb(t) ->> 'type')`.execute(shop.kysely);
  return rows[0]?.count ?? 0;
}

test('charges that fail again and again put a customer on the grey list, where nothing is charged', async () => {
  const { shop } = await openFailing({ greyListCharges: 3, greyListChargeDays: 30 });
  await shop.tick(opening, at('2026-01-05T00:00Z'));
  assert.deepEqual(await logOf(shop), [], 'two have failed');
  await shop.tick(at('2026-01-05T00:00Z'), at('2026-03-20T00:00Z'));
  assert.deepEqual(await logOf(shop), ['01-06 in FailedCharges: 3 failed charges within 30 days by tick']);
  assert.equal(await count(shop, 'event', 'CustomerIsGreyListed'), 1);
  assert.equal(await count(shop, 'charge'), 3);
  const { rows } = await sql<{ state: string }>`select state from invoice
    where business_id = ${shop.businessId} order by id`.execute(shop.kysely);
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['ProblemOverdue', 'DueOffline', 'DueOffline'],
  );
});

test('failures count within the days of the segment, and not at all where their number is 0', async () => {
  const slow = await openFailing({ greyListCharges: 3, greyListChargeDays: 2 });
  const never = await openFailing({ greyListCharges: 0 });
  for (const { shop } of [slow, never]) {
    await shop.tick(opening, at('2026-03-20T00:00Z'));
    assert.deepEqual(await logOf(shop), []);
    assert.equal(await count(shop, 'charge'), 12);
  }
});

test('what waits for the payer to authenticate has not failed', async () => {
  const { shop } = await openFailing({ greyListCharges: 1 }, 'authenticate-1');
  await shop.tick(opening, at('2026-01-05T00:00Z'));
  assert.deepEqual(await logOf(shop), []);
});

test('a new method ends it where the segment says so, and what failed before is forgiven', async () => {
  const { shop, customerId } = await openFailing({ greyListCharges: 2, leavesGreyListByMethod: true });
  await shop.tick(opening, at('2026-01-05T00:00Z'));
  assert.equal(await shop.do(at('2026-01-05T00:00Z'), (c) => mayUsePaymentForms(c, customerId)), true);
  await register(shop, at('2026-01-05T00:00Z'), customerId, 'no-funds-1');
  assert.equal((await logOf(shop)).length, 1, 'the method is the same');
  await register(shop, at('2026-01-06T00:00Z'), customerId, 'no-funds-2');
  assert.deepEqual((await logOf(shop)).slice(1), [
    '01-06 out NewMethod: A new payment method was registered by test',
  ]);
});

test('a new method undoes neither what an agent decided nor anything where the segment says nothing', async () => {
  const strict = await openFailing({ greyListCharges: 2 });
  await strict.shop.tick(opening, at('2026-01-05T00:00Z'));
  const byAgent = await openFailing({ leavesGreyListByMethod: true });
  await byAgent.shop.run(opening, (context) =>
    greyListCustomer(context, byAgent.customerId, { isGreyListed: true, reason: 'Fraud' }),
  );
  for (const { shop, customerId } of [strict, byAgent]) {
    const now = at('2026-01-06T00:00Z');
    assert.equal(await shop.do(now, (context) => mayUsePaymentForms(context, customerId)), false);
    await register(shop, now, customerId, 'ok-2');
    assert.equal((await logOf(shop)).length, 1);
  }
});

test('direct debits that the bank returns count, each once, told twice and by two at once', async () => {
  const { shop } = await openFailing({ greyListCharges: 1 }, 'ok-1');
  await shop.tick(opening, opening);
  const { rows } = await sql<{ key: string }>`select idempotency_key as key from charge
    where business_id = ${shop.businessId}`.execute(shop.kysely);
  const news = {
    kind: 'ChargeReversed',
    idempotencyKey: rows[0]?.key ?? '',
    reversalReference: 'r-1',
    cause: 'Return',
    code: 'MD06',
    reason: 'Rejected',
    amount: 1_200,
  } as const;
  const segments = await shop.segments();
  const tell = () => shop.do(opening, (context) => recordNews(context, segments, 'simulator', [news]));
  await Promise.all([tell(), tell()]);
  await tell();
  assert.deepEqual(await logOf(shop), ['01-01 in FailedCharges: 1 failed charges within 30 days by test']);
  assert.equal(await count(shop, 'event', 'CustomerIsGreyListed'), 1);
});
