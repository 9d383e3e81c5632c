import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCustomers, addOffer } from '../../tests/support/sales.ts';
import { opening, openShop, type Shop } from '../../tests/support/shop.ts';
import { createSubscriptions } from '../subscriptions/create-subscriptions.ts';
import { deleteOffer } from './delete-offer.ts';
import { lockOfferToSell } from './lock-offer-to-sell.ts';

/** Until somebody waits for a lock: the other one has begun. */
async function untilSomebodyWaits({ pool }: Shop): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rowCount !== 0) return;
  }
}

test('an offer that is being subscribed to is deleted by nobody', async (t) => {
  const shop = await openShop(t);
  const offerId = await addOffer(shop, 'pro');
  const [customerId = 0] = await addCustomers(shop, ['ann']);
  const deletions: Promise<readonly string[]>[] = [];
  await shop.do(opening, async (context) => {
    assert.deepEqual(await lockOfferToSell(context, offerId, 'ReferenceOffer'), {
      ok: true,
      value: undefined,
    });
    deletions.push(shop.refusals(opening, (other) => deleteOffer(other, offerId)));
    await untilSomebodyWaits(shop);
    await createSubscriptions(context, [
      {
        segmentId: shop.segment.id,
        offerId,
        customerId,
        buyerId: customerId,
        state: 'DraftAgent',
        wantedStartAt: null,
        isMigration: false,
        terms: {},
        features: [],
        discountIds: [],
      },
    ]);
  });
  assert.deepEqual(await Promise.all(deletions), [['Error.Offer.InUse']]);
});

test('an offer that is being deleted is sold to nobody', async (t) => {
  const shop = await openShop(t);
  const offerId = await addOffer(shop, 'pro');
  const sales: Promise<readonly string[]>[] = [];
  await shop.run(opening, async (context) => {
    const deleted = await deleteOffer(context, offerId);
    sales.push(shop.refusals(opening, (other) => lockOfferToSell(other, offerId, 'ReferenceOffer')));
    await untilSomebodyWaits(shop);
    return deleted;
  });
  assert.deepEqual(await Promise.all(sales), [['Error.Offer.NotFound']]);
});
