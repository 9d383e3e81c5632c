/** Gateways that fail, hang up before they answer, or lose what they had to tell: nobody is charged twice. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { collectingOf } from '../../../tests/support/collecting.ts';
import { paymentsByPost } from '../../../tests/support/payments-by-post.ts';
import { addCustomers, addOffer, sell } from '../../../tests/support/sales.ts';
import { at, opening, openShop } from '../../../tests/support/shop.ts';
import { registerPaymentPermission } from '../../customers/register-payment-permission.ts';
import { openTestDatabase } from '../../database/testing.ts';
import { accept } from '../../domain/refusal/outcome.ts';
import { writeSettings } from '../accounts/enter-settings.ts';
import { lookUpPending, resolveUnanswered } from './collect.ts';

const database = await openTestDatabase(undefined, { maxConnections: 8 });
after(() => database.close());

/** One customer a gateway, each with an invoice that is due at the opening. */
async function openTwo() {
  const post = paymentsByPost();
  const shop = await openShop(undefined, { database, segment: { chargeDelayDays: 0 } });
  const settings = new Map([['ApiKey', 'key-1']]);
  await shop.run(opening, async (context) =>
    accept(await writeSettings(context, post.access, post.gateway, settings, settings)),
  );
  const offerId = await addOffer(shop, 'pro');
  const gateways = ['post', 'simulator'];
  const customerIds = await addCustomers(shop, gateways);
  for (const [index, gateway] of gateways.entries())
    await shop.run(opening, (context) =>
      registerPaymentPermission(context, customerIds[index] ?? 0, {
        gateway,
        typePayment: 'Card',
        gatewayToken: `ok-${gateway}`,
        displayName: gateway,
      }),
    );
  await sell(shop, opening, { offerId, customerIds });
  const failures: string[] = [];
  const options = { access: post.access, onGatewayFailure: (gateway: string) => failures.push(gateway) };
  const states = async () => {
    const { rows } = await sql<{
      state: string;
    }>`select c.reference || ' ' || h.state || ' ' || i.state as state
      from charge h join customer c on c.business_id = h.business_id and c.id = h.customer_id
      join invoice i on i.business_id = h.business_id and i.id = h.invoice_id
      where h.business_id = ${shop.businessId} order by 1`.execute(shop.kysely);
    return rows.map(({ state }) => state);
  };
  return { shop, post, options, failures, states };
}

const day = at('2026-01-02T00:00Z');

test('a gateway that is down stops neither the tick nor the others, and is asked later', async () => {
  const { shop, post, options, failures, states } = await openTwo();
  post.isDown = true;
  await shop.tick(opening, day, options);
  assert.deepEqual([...new Set(failures)], ['post']);
  assert.deepEqual(await states(), ['post Sent DueToProcess', 'simulator Succeeded Paid']);
  post.isDown = false;
  await resolveUnanswered(await collectingOf(shop, day, post.access), 0);
  assert.deepEqual(await states(), ['post Succeeded Paid', 'simulator Succeeded Paid']);
  assert.equal(post.charged.length, 1);
});

test('an answer that is lost on its way is asked for, by two workers too, and nobody is charged again', async () => {
  const { shop, post, options, states } = await openTwo();
  const charge = post.gateway.charge.bind(post.gateway);
  const dropping = {
    ...post.gateway,
    async charge(...asked: Parameters<typeof charge>): ReturnType<typeof charge> {
      await charge(...asked);
      throw new Error('the connection was reset');
    },
  };
  const access = { ...post.access, gateways: new Map([...post.access.gateways, ['post', dropping]]) };
  await shop.tick(opening, day, { ...options, access });
  assert.deepEqual(await states(), ['post Sent DueToProcess', 'simulator Succeeded Paid']);
  const workers = await Promise.all([1, 2].map(() => collectingOf(shop, day, access)));
  await Promise.all(workers.map((collecting) => resolveUnanswered(collecting, 0)));
  assert.deepEqual(await states(), ['post Succeeded Paid', 'simulator Succeeded Paid']);
  assert.equal(post.charged.length, 1);
});

test('a gateway whose news never come is asked what became of a pending charge', async () => {
  const { shop, post, options, states } = await openTwo();
  post.charge = { kind: 'Pending', reference: 'p1' };
  await shop.tick(opening, day, options);
  assert.deepEqual(await states(), ['post Pending DuePending', 'simulator Succeeded Paid']);
  post.charge = { kind: 'Declined', reason: 'InsufficientFunds', reference: 'p1' };
  await lookUpPending(await collectingOf(shop, day, post.access), 0);
  assert.deepEqual(await states(), ['post Failed DueAuto', 'simulator Succeeded Paid']);
  assert.equal(post.charged.length, 1);
});

test('without its gateway, a method is none: the invoice waits for a payment by hand', async () => {
  const { shop, options, states } = await openTwo();
  await sql`update gateway_account set is_enabled = false where business_id = ${shop.businessId}`.execute(
    shop.kysely,
  );
  await shop.tick(opening, day, options);
  assert.deepEqual(await states(), ['simulator Succeeded Paid']);
});
