import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { addCustomers, addFeature, addOffer, numberedReferences, sell } from '../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../tests/support/shop.ts';
import { openTestDatabase } from '../database/testing.ts';
import type { TickFailure } from './tick-business.ts';

const database = await openTestDatabase();
after(() => database.close());

const february = at('2026-02-01T10:00Z');

/** Ten customers with a subscription each; the steps of the fourth one's feature are beyond reading. */
async function openPoisoned(): Promise<{ shop: Shop; poisonedId: number; buyerId: number }> {
  const shop = await openShop(undefined, { database });
  await addFeature(shop, 'mails', 'Consumption');
  const offerId = await addOffer(shop, 'pro', { features: [{ reference: 'mails', quantityIncluded: 10 }] });
  const customerIds = await addCustomers(shop, numberedReferences(10));
  const ids = await sell(shop, opening, { offerId, customerIds });
  await shop.tick(opening, at('2026-01-02T00:00Z'));
  const [poisonedId = 0, buyerId = 0] = [ids[3], customerIds[3]];
  await setSteps(shop, poisonedId, '[{"increment": "many"}]');
  return { shop, poisonedId, buyerId };
}

function setSteps(shop: Shop, subscriptionId: number, steps: string) {
  return sql`update subscription_feature set steps = ${steps}::jsonb
    where business_id = ${shop.businessId} and subscription_id = ${subscriptionId}`.execute(shop.kysely);
}

async function countInvoices({ kysely, businessId }: Shop): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from invoice where business_id = ${businessId}`.execute(kysely);
  return rows[0]?.count ?? 0;
}

function setAsideOf({ kysely, businessId }: Shop) {
  return kysely
    .selectFrom('tick_failure')
    .select(['kind', 'subject_id', 'failures'])
    .where('business_id', '=', businessId)
    .execute();
}

test('a subscription that cannot be renewed is set aside; all others are renewed and billed', async () => {
  for (const batchSize of [1_000, 4, 1]) {
    const { shop, poisonedId } = await openPoisoned();
    const failures: TickFailure[] = [];
    const options = { batchSize, onFailure: (failure: TickFailure) => failures.push(failure) };
    const counts = await shop.tick(at('2026-01-02T00:00Z'), february, options);
    assert.deepEqual([counts.renewed, counts.invoiced], [9, 9], String(batchSize));
    assert.deepEqual(
      failures.map(({ kind, subjectId }) => [kind, subjectId]),
      [['Renewal', poisonedId]],
    );
    assert.equal(await countInvoices(shop), 19);
    assert.deepEqual(await setAsideOf(shop), [{ kind: 'Renewal', subject_id: poisonedId, failures: 1 }]);
  }
});

test('it is left alone for a while, tried again, and forgotten once it is mended', async () => {
  const { shop, poisonedId } = await openPoisoned();
  await shop.tick(at('2026-01-02T00:00Z'), february);
  const failures: TickFailure[] = [];
  const options = { onFailure: (failure: TickFailure) => failures.push(failure) };
  await shop.tick(february, february, options);
  assert.deepEqual(failures, []);
  const itsPauseEnds = () =>
    sql`update tick_failure set failed_at = now() - interval '2 days', retry_at = now() - interval '1 day'
      where business_id = ${shop.businessId}`.execute(shop.kysely);
  await itsPauseEnds();
  await shop.tick(february, february, options);
  assert.equal(failures.length, 1);
  assert.deepEqual(await setAsideOf(shop), [{ kind: 'Renewal', subject_id: poisonedId, failures: 2 }]);
  await setSteps(shop, poisonedId, '[]');
  await itsPauseEnds();
  const counts = await shop.tick(february, february);
  assert.equal(counts.renewed, 1);
  assert.deepEqual(await setAsideOf(shop), []);
  // Its buyer had nothing to pay on the day; what it owes comes with the next one.
  await shop.tick(february, at('2026-03-01T10:00Z'));
  const { rows } = await sql<{ amount: number }>`
    select sum(amount_subtotal)::bigint as amount from invoice i where i.business_id = ${shop.businessId}
      and i.customer_id = (select buyer_id from subscription where id = ${poisonedId})`.execute(shop.kysely);
  assert.equal(rows[0]?.amount, 3_000);
});

test('a database that gives up sets nobody aside', async () => {
  const { shop } = await openPoisoned();
  await sql`create function give_up() returns trigger language plpgsql as $$
    begin raise exception 'no space left' using errcode = '53100'; end $$`.execute(shop.kysely);
  await sql`create trigger gives_up before insert on subscription_period execute function give_up()`.execute(
    shop.kysely,
  );
  try {
    const ticked = shop.tick(at('2026-01-02T00:00Z'), february, { batchSize: 1 });
    await assert.rejects(ticked, /no space left/);
  } finally {
    await sql`drop trigger gives_up on subscription_period`.execute(shop.kysely);
  }
  assert.deepEqual(await setAsideOf(shop), []);
});
