/** What the tick does to subscriptions at the end of their periods, on the real database. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { subscriptionOf } from '../../tests/support/busy-shop.ts';
import { readLedger, readPeriods } from '../../tests/support/ledger.ts';
import { addCustomers, addFeature, addOffer, sell, setPaymentType } from '../../tests/support/sales.ts';
import { at, opening, openShop, type Shop, type ShopOptions } from '../../tests/support/shop.ts';
import { verifyBusiness } from '../billing/verify/verify-business.ts';
import { openTestDatabase } from '../database/testing.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { recordPayment } from '../payments/record-payment.ts';
import { terminateSubscriptions } from '../subscriptions/terminate-subscriptions.ts';
import { upgradeSubscription } from '../subscriptions/upgrade-subscription.ts';

const database = await openTestDatabase();
after(() => database.close());
const open = (options: ShopOptions = {}) => openShop(undefined, { database, ...options });

/** `pro ActiveRunning 1: … 2: …` of each subscription, and each invoice by its date and net. */
async function storyOf(shop: Shop): Promise<{ subscriptions: string[][]; invoices: string[] }> {
  const faults: string[] = [];
  await verifyBusiness(shop.kysely, shop.businessId, ({ code }) => faults.push(code));
  assert.deepEqual(faults, []);
  const periods = await readPeriods(shop.kysely, shop.businessId);
  const ledger = await readLedger(shop.kysely, shop.businessId);
  return {
    subscriptions: periods.map(({ offer, state, periods: own }) => [`${offer} ${state}`, ...own.map(short)]),
    invoices: ledger.map(({ issuedAt, subtotal }) => short(`${issuedAt} ${subtotal}`)),
  };
}

/** Seconds are always zero here. */
function short(text: string): string {
  return text.replaceAll(':00.000Z', '');
}

async function eventsOf(shop: Shop, subscriptionId: number): Promise<string[]> {
  const { rows } = await shop.pool.query<{ type: string }>(
    'select type from event where business_id = $1 and subscription_id = $2 order by id',
    [shop.businessId, subscriptionId],
  );
  return rows.map(({ type }) => type.replace('Subscription', ''));
}

async function sellOne(shop: Shop, offerId: number, now: Instant = opening): Promise<number> {
  const [id] = await sell(shop, now, { offerId, customerIds: await addCustomers(shop, ['ada']) });
  assert.ok(id !== undefined);
  return id;
}

test('a delayed start waits for its date, then is billed at once', async () => {
  const shop = await open();
  const offerId = await addOffer(shop, 'pro');
  const startAt = at('2026-01-20T08:00Z');
  const customerIds = await addCustomers(shop, ['ada']);
  const [id] = await sell(shop, opening, { offerId, customerIds, isDelayed: true, startAt });
  await shop.tick(opening, at('2026-01-20T07:59Z'));
  assert.deepEqual(await storyOf(shop), { subscriptions: [['pro DraftDelayedStart']], invoices: [] });
  await shop.tick(at('2026-01-20T07:59Z'), at('2026-02-20T08:00Z'));
  assert.deepEqual(await storyOf(shop), {
    subscriptions: [
      [
        'pro ActiveRunning',
        '1: 2026-01-20T08:00 … 2026-02-20T08:00',
        '2: 2026-02-20T08:00 … 2026-03-20T08:00',
      ],
    ],
    invoices: ['2026-01-20T08:00 1000', '2026-02-20T08:00 1000'],
  });
  assert.deepEqual(await eventsOf(shop, id ?? 0), ['Started', 'Renewed']);
});

test('a delayed start of somebody who cannot pay falls back to a draft', async () => {
  const shop = await open({ segment: { allowsUnpaidStart: false } });
  const offerId = await addOffer(shop, 'pro');
  const startAt = at('2026-01-20T08:00Z');
  await sell(shop, opening, {
    offerId,
    customerIds: await addCustomers(shop, ['ada']),
    isDelayed: true,
    startAt,
  });
  await shop.tick(opening, at('2026-02-20T08:00Z'));
  assert.deepEqual(await storyOf(shop), { subscriptions: [['pro DraftAgent']], invoices: [] });
});

test('a delayed upgrade takes effect at the term, without set-up fee or trial', async () => {
  const shop = await open();
  const id = await sellOne(shop, await addOffer(shop, 'pro'));
  const tried = { durationTrial: 1, unitTrial: 'Month', amountUpFront: 9_900 } as const;
  const offerId = await addOffer(shop, 'plus', { amountRecurrence: 4_000, ...tried });
  const segments = await shop.segments();
  const request = { subscriptionId: id, offerId, isImmediate: false, ignoresEngagement: false };
  const now = at('2026-01-10T00:00Z');
  await shop.tick(opening, now);
  await shop.run(now, (context) => upgradeSubscription(context, segments, request));
  await shop.tick(now, at('2026-03-01T09:00Z'));
  assert.deepEqual(await storyOf(shop), {
    subscriptions: [
      [
        'plus ActiveRunning',
        '1: 2026-02-01T09:00 … 2026-03-01T09:00',
        '2: 2026-03-01T09:00 … 2026-04-01T08:00',
      ],
      ['pro EndedUpgrade', '1: 2026-01-01T09:00 … 2026-02-01T09:00'],
    ],
    invoices: ['2026-01-01T09:00 1000', '2026-02-01T09:00 4000', '2026-03-01T09:00 4000'],
  });
  assert.deepEqual(await eventsOf(shop, id), ['Started', 'TerminatedForUpgrade']);
});

test('a termination at term lets the period run out; on a date, it cuts the period there', async () => {
  const moments = [{ kind: 'AtTerm' } as const, { kind: 'OnDate', at: at('2026-02-10T09:00Z') } as const];
  const stories = [];
  for (const moment of moments) {
    const shop = await open();
    const id = await sellOne(shop, await addOffer(shop, 'pro'));
    const now = at('2026-01-10T00:00Z');
    await shop.tick(opening, now);
    const segments = await shop.segments();
    const request = { moment, ignoresEngagement: false, hasProratedCredit: false };
    await shop.run(now, (context) => terminateSubscriptions(context, segments, [id], request));
    await shop.tick(now, at('2026-06-01T00:00Z'));
    stories.push(await storyOf(shop));
  }
  assert.deepEqual(stories, [
    {
      subscriptions: [['pro EndedTerminated', '1: 2026-01-01T09:00 … 2026-02-01T09:00']],
      invoices: ['2026-01-01T09:00 1000'],
    },
    {
      subscriptions: [
        [
          'pro EndedTerminated',
          '1: 2026-01-01T09:00 … 2026-02-01T09:00',
          '2: 2026-02-01T09:00 … 2026-02-10T09:00',
        ],
      ],
      invoices: ['2026-01-01T09:00 1000', '2026-02-01T09:00 1000'],
    },
  ]);
});

test('an engaged subscription is terminated at the end of its engagement, not before', async () => {
  const shop = await open();
  const id = await sellOne(shop, await addOffer(shop, 'pro', { countMinRecurrences: 3 }));
  const segments = await shop.segments();
  const request = { moment: { kind: 'AtTerm' }, ignoresEngagement: false, hasProratedCredit: false } as const;
  await shop.run(opening, (context) => terminateSubscriptions(context, segments, [id], request));
  await shop.tick(opening, at('2026-12-01T00:00Z'));
  const { subscriptions, invoices } = await storyOf(shop);
  assert.equal(subscriptions[0]?.at(0), 'pro EndedTerminated');
  assert.equal(subscriptions[0]?.at(-1), '3: 2026-03-01T09:00 … 2026-04-01T08:00');
  assert.equal(invoices.length, 3);
});

test('a count of recurrences ends by itself, its last usage billed, its buyer no longer scheduled', async () => {
  const shop = await open();
  await addFeature(shop, 'mails', 'Consumption');
  const steps = [{ quantityMax: null, increment: 1, amountPerIncrement: 10, amountCeiling: null }];
  const features = [{ reference: 'mails', quantityIncluded: 0, quantityCurrent: 0, steps }];
  const id = await sellOne(shop, await addOffer(shop, 'pro', { countRecurrences: 2, features }));
  await shop.tick(opening, at('2026-02-15T00:00Z'));
  await shop.pool.query('update subscription_feature set quantity_current = 7 where subscription_id = $1', [
    id,
  ]);
  await shop.tick(at('2026-02-15T00:00Z'), at('2026-12-01T00:00Z'));
  assert.deepEqual(await storyOf(shop), {
    subscriptions: [
      [
        'pro EndedComplete',
        '1: 2026-01-01T09:00 … 2026-02-01T09:00',
        '2: 2026-02-01T09:00 … 2026-03-01T09:00',
      ],
    ],
    invoices: ['2026-01-01T09:00 1000', '2026-02-01T09:00 1000', '2026-03-01T09:00 70'],
  });
  assert.deepEqual(await eventsOf(shop, id), ['Started', 'Renewed', 'History']);
  const { rows } = await shop.pool.query('select next_billing_at from customer where business_id = $1', [
    shop.businessId,
  ]);
  assert.deepEqual(rows, [{ next_billing_at: null }]);
});

test('without a way to pay nothing renews where the segment says so; with one it restarts there and then', async () => {
  const shop = await open({ segment: { blocksRenewalWithoutPaymentMethod: true } });
  const id = await sellOne(shop, await addOffer(shop, 'pro'));
  const paysAt = at('2026-02-10T12:00Z');
  await shop.tick(opening, paysAt);
  assert.deepEqual(await storyOf(shop), {
    subscriptions: [['pro SuspendedNoPaymentInfo', '1: 2026-01-01T09:00 … 2026-02-01T09:00']],
    invoices: ['2026-01-01T09:00 1000'],
  });
  await setPaymentType(shop, paysAt, await addCustomers(shop, ['ada']), 'ExternalBank');
  await shop.tick(paysAt, at('2026-03-10T12:00Z'));
  assert.deepEqual(await storyOf(shop), {
    subscriptions: [
      [
        'pro ActiveRunning',
        '1: 2026-01-01T09:00 … 2026-02-01T09:00',
        '2: 2026-02-10T12:00 … 2026-03-10T12:00',
        '3: 2026-03-10T12:00 … 2026-04-10T11:00',
      ],
    ],
    invoices: ['2026-01-01T09:00 1000', '2026-03-01T09:00 1000'],
  });
  assert.deepEqual(await eventsOf(shop, id), [
    'Started',
    'SuspendedPaymentInfoMissing',
    'Restarted',
    'Renewed',
  ]);
});

test('too much unpaid suspends at the renewal; paying restarts', async () => {
  const shop = await open({ segment: { cappingAmount: 2_399 } });
  const id = await sellOne(shop, await addOffer(shop, 'pro'));
  const paysAt = at('2026-03-05T00:00Z');
  await shop.tick(opening, paysAt);
  const { subscriptions } = await storyOf(shop);
  assert.deepEqual(subscriptions, [
    [
      'pro SuspendedPaymentDue',
      '1: 2026-01-01T09:00 … 2026-02-01T09:00',
      '2: 2026-02-01T09:00 … 2026-03-01T09:00',
    ],
  ]);
  const { rows } = await shop.pool.query<{ id: number }>(
    'select id from invoice where business_id = $1 order by number limit 1',
    [shop.businessId],
  );
  const payment = {
    invoiceId: rows[0]?.id ?? 0,
    amount: 1_200,
    typePayment: 'ExternalBank',
    paidAt: paysAt,
  } as const;
  await shop.run(paysAt, (context) => recordPayment(context, payment));
  await shop.tick(paysAt, paysAt);
  const after = await storyOf(shop);
  assert.equal(after.subscriptions[0]?.[0], 'pro ActiveRunning');
  assert.equal(after.subscriptions[0]?.at(-1), '3: 2026-03-05T00:00 … 2026-04-04T23:00');
  assert.deepEqual((await eventsOf(shop, id)).slice(-2), ['SuspendedPaymentDue', 'Restarted']);
});

test('a trial comes first, its paid periods are counted from its end', async () => {
  const shop = await open();
  const trial = { durationTrial: 10, unitTrial: 'Day', amountTrial: 100, amountUpFront: 300 } as const;
  await sellOne(shop, await addOffer(shop, 'pro', trial));
  await shop.tick(opening, at('2026-02-11T09:00Z'));
  assert.deepEqual(await storyOf(shop), {
    subscriptions: [
      [
        'pro ActiveRunning',
        '0: 2026-01-01T09:00 … 2026-01-11T09:00',
        '1: 2026-01-11T09:00 … 2026-02-11T09:00',
        '2: 2026-02-11T09:00 … 2026-03-11T09:00',
      ],
    ],
    invoices: ['2026-01-01T09:00 400', '2026-02-01T09:00 1000'],
  });
});

test('an immediate upgrade credits and charges the same share, which the next invoice bills', async () => {
  const shop = await open();
  const id = await sellOne(shop, await addOffer(shop, 'pro', { amountRecurrence: 3_100 }));
  const now = at('2026-01-11T09:00Z');
  await shop.tick(opening, now);
  const offerId = await addOffer(shop, 'plus', { amountRecurrence: 6_200 });
  const segments = await shop.segments();
  const request = { subscriptionId: id, offerId, isImmediate: true, ignoresEngagement: false };
  await shop.run(now, (context) => upgradeSubscription(context, segments, request));
  await shop.tick(now, at('2026-02-01T09:00Z'));
  const { invoices } = await storyOf(shop);
  // 21 of 31 days are left: 2100 come back, 4200 are charged, and February costs 6200.
  assert.deepEqual(invoices, ['2026-01-01T09:00 3100', '2026-02-01T09:00 8300']);
  assert.ok((await subscriptionOf(shop, 'ada', 'plus')) > id);
});
