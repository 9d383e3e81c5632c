import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { addCustomers, addFeature, addOffer, sell } from '../../tests/support/sales.ts';
import { opening, openShop, type Shop } from '../../tests/support/shop.ts';
import type { Context } from '../accounts/context.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import type { UsageChange } from '../domain/subscription/usage-change.ts';
import { updateUsages } from './update-usages.ts';

const perUnit = [{ quantityMax: null, increment: 1, amountPerIncrement: 500, amountCeiling: null }];

async function openUsedShop(t: TestContext): Promise<Shop> {
  const shop = await openShop(t);
  await addFeature(shop, 'seats', 'Limitation');
  await addFeature(shop, 'mails', 'Consumption');
  const features = [{ reference: 'seats', quantityIncluded: 1, steps: perUnit }, { reference: 'mails' }];
  const offerId = await addOffer(shop, 'pro', { amountRecurrence: 1_000, features });
  await sell(shop, opening, { offerId, customerIds: await addCustomers(shop, ['ada']) });
  return shop;
}

function change(featureReference: string, change: UsageChange) {
  return (context: Context) =>
    updateUsages(context, [{ featureReference, customerReference: 'ada', change }]);
}

const one = (feature: string) => change(feature, { kind: 'Increment', increment: 1 });

/** Does `first`, lets `second` run into its locks, and only then commits `first`. */
async function inTurn<T>(
  shop: Shop,
  first: (context: Context) => Promise<Outcome<unknown>>,
  second: () => Promise<T>,
): Promise<T> {
  const { promise: waiting, reject, resolve } = Promise.withResolvers<{ readonly second: Promise<T> }>();
  shop
    .run(opening, async (context) => {
      const done = await first(context);
      const blocked = second();
      resolve({ second: blocked });
      while ((await countBlocked(shop)) === 0);
      return done;
    })
    .catch(reject);
  return (await waiting).second;
}

async function countBlocked({ pool }: Shop): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::integer as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]?.count ?? 0;
}

test('an increment that waits for another counts on from what that one leaves', async (t) => {
  const shop = await openUsedShop(t);
  for (const feature of ['mails', 'seats']) {
    const [after] = await inTurn(shop, one(feature), () => shop.run(opening, one(feature)));
    assert.equal(after?.quantityCurrent, 2);
  }
  const { rows } = await shop.pool.query('select label, amount from balance_line where amount = 500');
  assert.equal(rows.length, 1, 'the one seat that is not included is charged once');
});

test('a change that waits for the end of its subscription finds nothing that runs', async (t) => {
  const shop = await openUsedShop(t);
  const end = async ({ transaction, businessId }: Context) => {
    await transaction
      .updateTable('subscription')
      .set({ state: 'EndedTerminated', next_renewal_at: null })
      .where('business_id', '=', businessId)
      .execute();
    return accept(undefined);
  };
  assert.deepEqual(await inTurn(shop, end, () => shop.refusals(opening, one('mails'))), [
    'Error.Api.Usage.NoneMatching',
  ]);
});

test('what is left as it was makes no event; what is told again is in the history again', async (t) => {
  const shop = await openUsedShop(t);
  const countOf = async (table: string, condition: string) =>
    (await shop.pool.query(`select from ${table} where ${condition}`)).rowCount;
  const events = () => countOf('event', "type = 'SubscriptionFeaturesUpdated'");
  const three = change('mails', { kind: 'Quantity', quantity: 3 });
  for (let round = 0; round < 2; round += 1) await shop.run(opening, three);
  await shop.run(opening, change('mails', { kind: 'None' }));
  assert.equal(await events(), 1);
  assert.equal(await countOf('usage_event', 'quantity_after = 3'), 2);
});
