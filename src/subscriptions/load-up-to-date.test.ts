/** A change that falls between the end of a period and the next tick acts on the period that runs then. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readBalance, readPeriods } from '../../tests/support/ledger.ts';
import { addCustomers, addOffer, sell, setPaymentType } from '../../tests/support/sales.ts';
import { at, opening, openShop, type Shop, type ShopOptions } from '../../tests/support/shop.ts';
import { openTestDatabase } from '../database/testing.ts';
import { startSubscriptions } from './start-subscriptions.ts';
import { suspendSubscription } from './suspend-subscription.ts';
import { terminateSubscriptions } from './terminate-subscriptions.ts';
import { upgradeSubscription } from './upgrade-subscription.ts';

const database = await openTestDatabase();
after(() => database.close());
const open = (options: ShopOptions = {}) => openShop(undefined, { database, ...options });

async function sellOne(shop: Shop, offerId: number): Promise<number> {
  const [id] = await sell(shop, opening, { offerId, customerIds: await addCustomers(shop, ['ada']) });
  assert.ok(id !== undefined);
  return id;
}

const atTerm = { moment: { kind: 'AtTerm' }, ignoresEngagement: false, hasProratedCredit: false } as const;

test('an upgrade after the end of the period, before the tick, bills the renewal and prorates in it', async () => {
  const shop = await open();
  const from = await addOffer(shop, 'small', { amountRecurrence: 3100 });
  const to = await addOffer(shop, 'large', { amountRecurrence: 6200 });
  const id = await sellOne(shop, from);
  const halfway = at('2026-02-15T09:00Z');
  const request = { subscriptionId: id, offerId: to, isImmediate: true, ignoresEngagement: false };
  const segments = await shop.segments();
  await shop.run(halfway, (context) => upgradeSubscription(context, segments, request));
  const periods = await readPeriods(shop.kysely, shop.businessId);
  assert.equal(periods.length, 2);
  const old = periods.find(({ offer }) => offer === 'small');
  assert.equal(old?.periods.length, 2, 'the second period was opened, then cut');
  const lines = await readBalance(shop.kysely, shop.businessId);
  const amounts = lines.map(({ amount }) => amount).sort((a, b) => a - b);
  // January and February on the old offer, half of February given back, half charged on the new one.
  assert.deepEqual(amounts, [-1550, 3100, 3100, 3100]);
});

test('a payment that is missing does not cancel a termination that was asked for', async () => {
  const shop = await open({ segment: { blocksRenewalWithoutPaymentMethod: true, allowsUnpaidStart: true } });
  const offerId = await addOffer(shop, 'pro', { amountRecurrence: 1000 });
  const [customerId] = await addCustomers(shop, ['ada']);
  assert.ok(customerId !== undefined);
  const [id] = await sell(shop, opening, { offerId, customerIds: [customerId] });
  assert.ok(id !== undefined);
  const segments = await shop.segments();
  const onDate = { ...atTerm, moment: { kind: 'OnDate', at: at('2026-03-10T09:00Z') } } as const;
  await shop.run(opening, (context) => terminateSubscriptions(context, segments, [id], onDate));
  await shop.tick(opening, at('2026-02-02T00:00Z'));
  const stateOf = async () =>
    (await shop.kysely.selectFrom('subscription').select(['state']).where('id', '=', id).executeTakeFirst())
      ?.state;
  assert.equal(await stateOf(), 'SuspendedNoPaymentInfo');
  await setPaymentType(shop, at('2026-02-05T00:00Z'), [customerId], 'ExternalBank');
  await shop.tick(at('2026-02-05T00:00Z'), at('2026-02-06T00:00Z'));
  assert.equal(await stateOf(), 'ActiveDelayedTermination');
  await shop.tick(at('2026-02-06T00:00Z'), at('2026-03-11T00:00Z'));
  assert.equal(await stateOf(), 'EndedTerminated');
});

test('a subscription whose last period was suspended cannot restart into one more', async () => {
  const shop = await open();
  const offerId = await addOffer(shop, 'once', { amountRecurrence: 1000, countRecurrences: 1 });
  const id = await sellOne(shop, offerId);
  await shop.run(at('2026-01-10T09:00Z'), (context) => suspendSubscription(context, id));
  const segments = await shop.segments();
  const codes = await shop.refusals(at('2026-01-11T09:00Z'), (context) =>
    startSubscriptions(context, segments, [id]),
  );
  assert.deepEqual(codes, ['Error.Subscription.State']);
});

test('a downgrade at term is held to the engagement that is left at the term', async () => {
  const shop = await open();
  const dear = await addOffer(shop, 'dear', { amountRecurrence: 5000, countMinRecurrences: 2 });
  const cheap = await addOffer(shop, 'cheap', { amountRecurrence: 1000 });
  const id = await sellOne(shop, dear);
  const segments = await shop.segments();
  const request = { subscriptionId: id, offerId: cheap, isImmediate: false, ignoresEngagement: false };
  const inFirst = at('2026-01-15T09:00Z');
  const codes = await shop.refusals(inFirst, (context) => upgradeSubscription(context, segments, request));
  assert.deepEqual(codes, ['Error.Subscription.Engaged']);
  const inLast = at('2026-02-15T09:00Z');
  await shop.run(inLast, (context) => upgradeSubscription(context, segments, request));
});
