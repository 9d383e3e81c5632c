/** Events tell of the payment method that they are about, not of whichever the customer has newest. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { addCustomers, addOffer, sell } from '../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../tests/support/shop.ts';
import { anonymiseCustomer } from '../customers/anonymise-customer.ts';
import { deleteCustomer } from '../customers/delete-customer.ts';
import { mergeCustomers } from '../customers/merge-customers.ts';
import { registerPaymentPermission } from '../customers/register-payment-permission.ts';
import { removePaymentPermission } from '../customers/remove-payment-permission.ts';
import { updatePaymentSettings } from '../customers/update-payment-settings.ts';
import { openTestDatabase } from '../database/testing.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { loadEventFacts } from '../events/load-event-facts.ts';

const database = await openTestDatabase(undefined, { maxConnections: 8 });
after(() => database.close());

function register(
  shop: Shop,
  now: Instant,
  customerId: number,
  gatewayToken: string,
  more: { readonly typePayment?: 'Card' | 'DirectDebit'; readonly expiresAt?: Instant } = {},
) {
  const permission = { gateway: 'simulator', gatewayToken, displayName: gatewayToken };
  return shop.run(now, (context) =>
    registerPaymentPermission(context, customerId, { ...permission, typePayment: 'Card', ...more }),
  );
}

/** `type method`, of the events of these types, in the order in which they happened. */
async function toldBy(shop: Shop, types: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: number }>`select id from event
    where business_id = ${shop.businessId} and type = any(${types}) order by id`.execute(shop.kysely);
  const facts = await shop.do(opening, (context) =>
    loadEventFacts(
      context,
      rows.map(({ id }) => id),
    ),
  );
  return facts.map(({ type, permission }) => `${type} ${permission?.display_name}`);
}

test('a charge of the former method is told with it, though the customer has another one meanwhile', async () => {
  const shop = await openShop(undefined, { database, segment: { chargeDelayDays: 0 } });
  const offerId = await addOffer(shop, 'pro');
  const [customerId = 0] = await addCustomers(shop, ['ada']);
  await register(shop, opening, customerId, 'mandate-1', { typePayment: 'DirectDebit' });
  await sell(shop, opening, { offerId, customerIds: [customerId] });
  const asked = at('2026-01-01T10:00Z');
  await shop.tick(opening, asked);
  await register(shop, asked, customerId, 'card-2');
  await shop.tick(asked, at('2026-01-20T00:00Z'));
  assert.deepEqual(
    await toldBy(shop, [
      'CustomerPaymentMethodUpdated',
      'CustomerChargingPending',
      'CustomerChargingSucceeded',
      'InvoiceDebitPaid',
    ]),
    [
      'CustomerPaymentMethodUpdated mandate-1',
      'CustomerChargingPending mandate-1',
      'CustomerPaymentMethodUpdated card-2',
      'CustomerChargingSucceeded mandate-1',
      'InvoiceDebitPaid mandate-1',
    ],
  );
});

test('of two cards, the older is announced and expired by its own name', async () => {
  const shop = await openShop(undefined, { database });
  const [keptId = 0, duplicateId = 0] = await addCustomers(shop, ['kept', 'duplicate']);
  await register(shop, opening, keptId, 'card-1', { expiresAt: at('2026-02-15T00:00Z') });
  await shop.run(opening, (context) =>
    updatePaymentSettings(context, keptId, { typePayment: 'ExternalBank' }),
  );
  await register(shop, opening, duplicateId, 'card-2');
  await shop.run(opening, (context) => mergeCustomers(context, keptId, duplicateId));
  await shop.tick(opening, at('2026-03-01T00:00Z'));
  assert.deepEqual(await toldBy(shop, ['GatewayPermissionSoonExpired', 'GatewayPermissionExpired']), [
    'GatewayPermissionSoonExpired card-1',
    'GatewayPermissionExpired card-1',
  ]);
});

test('a merged customer that takes a method over is told of with that one, older than its own removed one', async () => {
  const shop = await openShop(undefined, { database });
  const [keptId = 0, duplicateId = 0] = await addCustomers(shop, ['kept', 'duplicate']);
  await register(shop, opening, duplicateId, 'card-1');
  const id = await register(shop, opening, keptId, 'card-2');
  await shop.run(opening, (context) => removePaymentPermission(context, keptId, id));
  await shop.run(opening, (context) => mergeCustomers(context, keptId, duplicateId));
  assert.deepEqual(await toldBy(shop, ['CustomerPaymentMethodUpdated']), [
    'CustomerPaymentMethodUpdated card-1',
    'CustomerPaymentMethodUpdated card-2',
    'CustomerPaymentMethodUpdated card-2',
    'CustomerPaymentMethodUpdated card-1',
  ]);
});

test('events from before they named a method tell of the newest, and none of a deleted customer is left', async () => {
  const shop = await openShop(undefined, { database });
  const [customerId = 0] = await addCustomers(shop, ['ada']);
  await register(shop, opening, customerId, 'card-1');
  await register(shop, opening, customerId, 'card-2');
  await sql`update event set permission_id = null where business_id = ${shop.businessId}`.execute(
    shop.kysely,
  );
  const updated = ['CustomerPaymentMethodUpdated'];
  assert.deepEqual(await toldBy(shop, updated), [
    'CustomerPaymentMethodUpdated card-2',
    'CustomerPaymentMethodUpdated card-2',
  ]);
  await shop.run(opening, (context) => anonymiseCustomer(context, customerId));
  assert.deepEqual(await toldBy(shop, updated), [
    'CustomerPaymentMethodUpdated ',
    'CustomerPaymentMethodUpdated ',
  ]);
  await shop.run(opening, (context) => deleteCustomer(context, customerId));
  assert.deepEqual(await toldBy(shop, updated), []);
});
