import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corrupt, putBack } from '../../../tests/support/corruption.ts';
import { addCustomers, addOffer, numberedReferences, sell } from '../../../tests/support/sales.ts';
import { opening, openShop } from '../../../tests/support/shop.ts';
import type { Fault } from './fault.ts';
import { openCorruptibleShop, verify } from './testing.ts';
import { verifyBusiness } from './verify-business.ts';

const shop = await openCorruptibleShop();

test('a database to which all that can happen has happened is clean', async () => {
  const { faults, counts } = await verify(shop);
  assert.deepEqual(faults, []);
  const { rows } = await shop.pool.query(
    `select (select count(*) from invoice where number is not null) as documents,
      (select count(*) from invoice_line l join invoice i on i.id = l.invoice_id and i.number is not null) as lines,
      (select count(*) from subscription) as subscriptions, (select count(*) from subscription_period) as periods`,
  );
  assert.deepEqual({ ...counts }, { ...rows[0], faults: 0 });
  assert.ok(counts.documents > 30 && counts.lines > 100 && counts.subscriptions > 20);
});

test('the printed seller is part of every seal', async (t) => {
  t.after(() => putBack(shop.pool));
  await corrupt(shop.pool, `update seller_snapshot set content = content || '{"iban": "FR76"}'`);
  const { faults, counts } = await verify(shop);
  assert.deepEqual(new Set(faults.map(({ code }) => code)), new Set(['Document.Seal']));
  assert.equal(faults.length, counts.documents);
});

test('another business is neither read nor blamed', async (t) => {
  const other = await openShop(undefined, { database: shop.database });
  t.after(() => putBack(shop.pool));
  await corrupt(shop.pool, `update invoice set hash = repeat('a', 64)`);
  const { counts } = await verify(other);
  assert.deepEqual({ ...counts }, { documents: 0, lines: 0, subscriptions: 0, periods: 0, faults: 0 });
});

test('a series is followed from batch to batch', async (t) => {
  const large = await openShop(t);
  const offerId = await addOffer(large, 'pro');
  const customerIds = await addCustomers(large, numberedReferences(2_001));
  await sell(large, opening, { offerId, customerIds });
  await large.tick(opening, opening);
  const seen: number[] = [];
  const found: Fault[] = [];
  const run = () =>
    verifyBusiness(
      large.kysely,
      large.businessId,
      (fault) => found.push(fault),
      ({ documents }) => seen.push(documents),
    );
  assert.equal((await run()).documents, 2_001);
  assert.deepEqual(found, []);
  assert.deepEqual([...new Set(seen)], [1_000, 2_000, 2_001]);
  await corrupt(large.pool, `update invoice set previous_hash = repeat('b', 64) where number = 1001`);
  await run();
  assert.deepEqual(
    found.map(({ code }) => code),
    ['Document.Chain', 'Document.Seal'],
  );
});
