import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCustomers, addOffer, sell } from '../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../tests/support/shop.ts';
import { accepted } from '../accounts/testing.ts';
import { upsertAddresses } from '../customers/upsert-addresses.ts';
import { loadPrintedDocument } from './load-printed-document.ts';

function moveTo(shop: Shop, customerId: number, city: string) {
  const fields = {
    company: 'Ann SARL',
    addressLine1: '1 rue Haute',
    city,
    country: 'FR',
    taxInformation: 'FR1',
  };
  return shop.do(opening, (context) => upsertAddresses(context, 'Billing', [{ customerId, fields }]));
}

test('a draft prints its buyer as it is now, an issued document as it was', async (context) => {
  const shop = await openShop(context, { segment: { draftHours: 24 } });
  const offerId = await addOffer(shop, 'pro');
  const customerIds = await addCustomers(shop, ['ann']);
  const [ann = 0] = customerIds;
  await moveTo(shop, ann, 'Lyon');
  await sell(shop, opening, { offerId, customerIds });
  await shop.tick(opening, at('2026-01-01T10:00Z'));
  const { id } = await shop.kysely.selectFrom('invoice').select('id').executeTakeFirstOrThrow();
  const printedCity = async () => {
    const { fullNumber, buyer } = accepted(await loadPrintedDocument(shop.kysely, shop.businessId, id));
    return [fullNumber !== null, buyer.billingAddress?.city, buyer.vatNumber];
  };
  assert.deepEqual(await printedCity(), [false, 'Lyon', 'FR1']);
  await moveTo(shop, ann, 'Nantes');
  assert.deepEqual(await printedCity(), [false, 'Nantes', 'FR1']);
  await shop.tick(at('2026-01-01T10:00Z'), at('2026-01-03T00:00Z'));
  await moveTo(shop, ann, 'Paris');
  assert.deepEqual(await printedCity(), [true, 'Nantes', 'FR1']);
});
