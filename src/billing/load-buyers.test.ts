/** Who looks at a balance does not keep its buyer from being billed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCustomers, addOffer, sell } from '../../tests/support/sales.ts';
import { opening, openShop } from '../../tests/support/shop.ts';
import { findBalanceLines } from './find-balance-lines.ts';
import { claimDueBuyers, lockBuyers } from './load-buyers.ts';

test('a buyer whose balance is being read is still free to be billed; one being billed is not', async (t) => {
  const shop = await openShop(t);
  const customerIds = await addCustomers(shop, ['ada']);
  const [customerId] = customerIds;
  await sell(shop, opening, { offerId: await addOffer(shop, 'pro'), customerIds });
  const segments = await shop.segments();
  const claim = () => shop.do(opening, (context) => claimDueBuyers(context, opening, 10));
  await shop.do(opening, async (reading) => {
    const page = await findBalanceLines(reading, segments, { customerId }, { page: 1, sizePage: 10 });
    assert.ok(page.ok && page.value.items.length === 1);
    assert.deepEqual(await claim(), customerIds);
  });
  await shop.do(opening, async (billing) => {
    await lockBuyers(billing, customerIds);
    assert.deepEqual(await claim(), []);
  });
});
