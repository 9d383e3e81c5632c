/** Customers use, start and terminate while workers renew and bill: nothing that was accepted is lost or doubled. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCustomers, addFeature, addOffer, numberedReferences, sell } from '../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../tests/support/shop.ts';
import { addBalanceLine } from '../billing/add-balance-line.ts';
import { verifyBusiness } from '../billing/verify/verify-business.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { terminateSubscriptions } from '../subscriptions/terminate-subscriptions.ts';
import { updateUsages } from '../usage/update-usages.ts';
import { tickAt } from './tick-business.ts';

const SUBSCRIBERS = 150;
const batchSize = 15;
const perUnit = [{ quantityMax: null, increment: 1, amountPerIncrement: 5, amountCeiling: null }];

async function openUsedShop(t: Parameters<typeof openShop>[0]) {
  const shop = await openShop(t, { maxConnections: 8 });
  await addFeature(shop, 'mails', 'Consumption');
  await addFeature(shop, 'seats', 'Limitation');
  const offerId = await addOffer(shop, 'pro', {
    features: [
      { reference: 'mails', quantityIncluded: 0, steps: perUnit },
      { reference: 'seats', quantityIncluded: 0, steps: perUnit },
    ],
  });
  const references = numberedReferences(SUBSCRIBERS);
  await sell(shop, opening, { offerId, customerIds: await addCustomers(shop, references) });
  return { shop, offerId, references };
}

/** Runs the work again and again until the ticks are done; answers how often it was done. */
async function whileTicking(
  isTicking: () => boolean,
  work: (round: number) => Promise<void>,
): Promise<number> {
  let rounds = 0;
  do {
    await work(rounds);
    rounds += 1;
  } while (isTicking());
  return rounds;
}

async function sumOf(shop: Shop, query: string): Promise<number> {
  const { rows } = await shop.pool.query<{ sum: number }>(query, [shop.businessId]);
  return Number(rows[0]?.sum ?? 0);
}

test('what is used, bought, terminated and added while two workers bill is kept, once', async (t) => {
  const { shop, offerId, references } = await openUsedShop(t);
  const segments = await shop.segments();
  let [mails, seats, lines, starts, ends] = [0, 0, 0, 0, 0];

  const use = (now: Instant, featureReference: string, round: number) => {
    const customerReference = references[(round * 37) % SUBSCRIBERS] ?? '';
    const change = { kind: 'Increment', increment: 1 } as const;
    return shop.run(now, (context) =>
      updateUsages(context, [{ featureReference, customerReference, change }]),
    );
  };
  const buyAndLeave = async (now: Instant, round: number) => {
    const [customerId] = await addCustomers(shop, [`new-${now}-${round}`]);
    assert.ok(customerId !== undefined);
    const ids = await sell(shop, now, { offerId, customerIds: [customerId] });
    starts += 1;
    if (round % 3 > 0) return;
    const request = { moment: { kind: 'Now' }, ignoresEngagement: false, hasProratedCredit: false } as const;
    await shop.run(now, (context) => terminateSubscriptions(context, segments, ids, request));
    ends += 1;
  };
  const addLine = async (now: Instant, round: number) => {
    const [customerId] = await addCustomers(shop, [references[(round * 11) % SUBSCRIBERS] ?? '']);
    const line = { customerId: customerId ?? 0, segmentId: shop.segment.id, amount: 3, label: 'Extra' };
    await shop.run(now, (context) => addBalanceLine(context, line));
  };

  for (const month of ['2026-01-01', '2026-02-01', '2026-03-01']) {
    const now = at(`${month}T09:00Z`);
    let ticking = true;
    const isTicking = () => ticking;
    const ticks = Promise.all([1, 2].map(() => tickAt(shop.kysely, shop.businessId, now, { batchSize })));
    const [mailRounds, seatRounds, , lineRounds] = await Promise.all([
      whileTicking(isTicking, async (round) => void (await use(now, 'mails', round))),
      whileTicking(isTicking, async (round) => void (await use(now, 'seats', round + 5))),
      whileTicking(isTicking, (round) => buyAndLeave(now, round)),
      whileTicking(isTicking, (round) => addLine(now, round)),
      ticks.finally(() => {
        ticking = false;
      }),
    ]);
    mails += mailRounds;
    seats += seatRounds;
    lines += lineRounds;
  }
  assert.ok(Math.min(mails, seats, lines, starts) > 10, `${[mails, seats, lines, starts, ends]}`);
  const end = at('2026-04-01T08:00Z');
  await tickAt(shop.kysely, shop.businessId, end);
  await tickAt(shop.kysely, shop.businessId, at('2026-05-01T08:00Z'));

  const faults: string[] = [];
  await verifyBusiness(shop.kysely, shop.businessId, ({ code, message }) => faults.push(code + message.en));
  assert.deepEqual(faults, []);
  const billedOf = (feature: string) =>
    sumOf(
      shop,
      `select sum(quantity_reported) from balance_line l join feature f on f.id = l.feature_id
      where l.business_id = $1 and f.reference = '${feature}' and l.state = 'Billed'`,
    );
  assert.equal(await billedOf('mails'), mails, 'every use is on one invoice');
  const currentSeats = await sumOf(
    shop,
    `select sum(quantity_current) from subscription_feature sf join feature f on f.id = sf.feature_id
     where sf.business_id = $1 and f.reference = 'seats'`,
  );
  assert.equal(currentSeats, seats);
  const extras = `select count(*) as sum from balance_line where business_id = $1 and label = 'Extra'`;
  assert.equal(await sumOf(shop, extras), lines);
  assert.equal(await sumOf(shop, `${extras} and state = 'Billed'`), lines);
  const bought = `select count(*) as sum from subscription where business_id = $1`;
  assert.equal(await sumOf(shop, bought), SUBSCRIBERS + starts);
  assert.equal(await sumOf(shop, `${bought} and state = 'EndedTerminated'`), ends);
  const unbilled = `select count(*) as sum from balance_line where business_id = $1 and state = 'Due'`;
  assert.equal(await sumOf(shop, unbilled), 0, 'nothing is left to bill');
});
