import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addCustomers, addOffer, numberedReferences, sell } from '../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../tests/support/shop.ts';
import { openTestDatabase } from '../database/testing.ts';
import type { TickFailure } from '../tick/tick-business.ts';
import { finaliseDrafts, finaliseDueDrafts } from './finalise-due-drafts.ts';
import { verifyBusiness } from './verify/verify-business.ts';

const database = await openTestDatabase();
after(() => database.close());

async function shopWithDrafts(count: number): Promise<Shop> {
  const shop = await openShop(undefined, { database, segment: { draftHours: 48 } });
  const customerIds = await addCustomers(shop, numberedReferences(count));
  await sell(shop, opening, { offerId: await addOffer(shop, 'pro'), customerIds });
  await shop.tick(opening, opening);
  return shop;
}

async function documentsOf(shop: Shop) {
  const { rows } = await shop.pool.query(
    `select id, number, state, type_payment, issued_at, finalise_at, payment_limit_at, payment_scheduled_at
     from invoice where business_id = $1 order by number nulls last, id`,
    [shop.businessId],
  );
  return rows;
}

async function isClean(shop: Shop): Promise<void> {
  const faults: string[] = [];
  await verifyBusiness(shop.kysely, shop.businessId, ({ code }) => faults.push(code));
  assert.deepEqual(faults, []);
}

const now = at('2026-01-03T09:00Z');

test('drafts are issued in batches, each number once', async () => {
  const shop = await shopWithDrafts(5);
  const segments = await shop.segments();
  const counts = [];
  for (const _ of [1, 2, 3, 4])
    counts.push(await shop.do(now, (context) => finaliseDueDrafts(context, segments, now, 2)));
  assert.deepEqual(counts, [2, 2, 1, 0]);
  const documents = await documentsOf(shop);
  assert.deepEqual(
    documents.map(({ number, state, finalise_at }) => [number, state, finalise_at]),
    [1, 2, 3, 4, 5].map((number) => [number, 'DueOffline', null]),
  );
  await isClean(shop);
});

test('a draft may be issued before its time', async () => {
  const shop = await shopWithDrafts(2);
  const segments = await shop.segments();
  const [, second] = await documentsOf(shop);
  const early = at('2026-01-01T10:00Z');
  assert.equal(await shop.do(early, (context) => finaliseDrafts(context, segments, [second.id])), 1);
  const [issued, draft] = await documentsOf(shop);
  assert.deepEqual([issued.id, issued.number, issued.issued_at], [second.id, 1, early]);
  assert.deepEqual([draft.number, draft.state], [null, 'Draft']);
  await isClean(shop);
});

test('a buyer that pays by card since the draft was written is charged, and the invoice says so', async () => {
  const shop = await shopWithDrafts(1);
  await shop.pool.query(`update customer set type_payment = 'Card' where business_id = $1`, [
    shop.businessId,
  ]);
  await shop.pool.query(
    `insert into payment_permission (business_id, customer_id, gateway, type_payment, state, gateway_token, created_at)
     select business_id, id, 'simulator', 'Card', 'Valid', 'ok-1', created_at from customer where business_id = $1`,
    [shop.businessId],
  );
  await shop.tick(opening, now);
  const [document] = await documentsOf(shop);
  assert.deepEqual(
    [document.state, document.type_payment, document.payment_scheduled_at],
    ['Paid', 'Card', now],
  );
  await isClean(shop);
});

test('a draft that no longer adds up is set aside without a number; the others are issued without a gap', async () => {
  const shop = await shopWithDrafts(2);
  const [first] = await documentsOf(shop);
  await shop.pool.query('update invoice_line set amount_subtotal = 999 where invoice_id = $1', [first.id]);
  const failures: TickFailure[] = [];
  await shop.tick(opening, now, { onFailure: (failure) => failures.push(failure) });
  assert.deepEqual(
    failures.map(({ kind, subjectId }) => [kind, subjectId]),
    [['Finalising', Number(first.id)]],
  );
  assert.deepEqual((await documentsOf(shop)).map(({ id, number }) => [id === first.id, number]).sort(), [
    [false, 1],
    [true, null],
  ]);
  const { rows } = await shop.pool.query(
    `select last_number from number_series where business_id = $1 and kind = 'Debit'`,
    [shop.businessId],
  );
  assert.deepEqual(rows, [{ last_number: 1 }]);
});
