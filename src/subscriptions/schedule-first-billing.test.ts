import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCustomers, numberedReferences } from '../../tests/support/sales.ts';
import { at, openShop, type Shop } from '../../tests/support/shop.ts';
import type { NewSegment } from '../accounts/create-segment.ts';
import { scheduleFirstBilling } from './schedule-first-billing.ts';

const now = at('2026-01-15T10:00Z');
const startedAt = at('2026-01-10T08:00Z');

async function schedule(shop: Shop, buyerIds: readonly number[]): Promise<readonly string[]> {
  const segments = await shop.segments();
  const started = buyerIds.map((buyerId) => ({ buyerId, segmentId: shop.segment.id, startedAt }));
  await shop.do(now, (context) => scheduleFirstBilling(context, segments, started));
  const { rows } = await shop.pool.query<{ dates: string }>(
    `select concat_ws(' ', reference, to_char(billing_anchor_at, 'DD HH24'), to_char(next_billing_at, 'MM-DD HH24')) as dates
     from customer order by id`,
  );
  return rows.map(({ dates }) => dates);
}

test('a first start fixes the day and bills at once; who has a day, or is billed by hand, keeps to that', async (t) => {
  const shop = await openShop(t);
  const ids = await addCustomers(shop, numberedReferences(4));
  await shop.pool.query(`update customer set next_billing_at = '2026-02-03T00:00Z' where reference = 'c2'`);
  await shop.pool.query(`update customer set is_billed_automatically = false where reference = 'c3'`);
  await shop.pool.query(`update customer set billing_anchor_at = '2025-12-07T12:00Z' where reference = 'c4'`);
  const expected = ['c1 10 08 01-15 10', 'c2 02-03 00', 'c3', 'c4 07 12 01-15 10'];
  assert.deepEqual(await schedule(shop, ids), expected);
  assert.deepEqual(await schedule(shop, [...ids, ...ids]), expected);
  assert.deepEqual(await schedule(shop, []), expected);
});

test('a segment with a fixed day bills on it, one that is billed by hand never', async (t) => {
  const dates = async (segment: Partial<NewSegment>) => {
    const shop = await openShop(t, { segment: { timeZone: 'UTC', ...segment } });
    return schedule(shop, await addCustomers(shop, ['c1']));
  };
  assert.deepEqual(await dates({ billingMode: 'FixedDay', billingDay: 20 }), ['c1 10 08 01-20 00']);
  assert.deepEqual(await dates({ billingMode: 'Manual' }), ['c1']);
});
