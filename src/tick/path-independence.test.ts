/** However often and wherever a clock is stopped on its way, it leaves the same documents behind (domain.md §12). */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { readBalance, readLedger, readPeriods } from '../../tests/support/ledger.ts';
import { addCustomers, addDiscount, addFeature, addOffer, sell } from '../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../tests/support/shop.ts';
import { verifyBusiness } from '../billing/verify/verify-business.ts';
import { openTestDatabase } from '../database/testing.ts';
import { type Instant, instant } from '../domain/calendar/instant.ts';

const database = await openTestDatabase();
after(() => database.close());

const HOUR_MS = 3_600_000;
/** Nearly three months: every kind of term below comes up, invoices become overdue. */
const until = at('2026-03-25T00:00Z');
const hours = (until - opening) / HOUR_MS;

/** Starts on different days, units and modes of billing, so that hardly two things fall due together. */
async function openVariedShop(): Promise<Shop> {
  const shop = await openShop(undefined, { database, segment: { overdueAfterDays: 20 } });
  await addFeature(shop, 'seats', 'Limitation');
  const seats = [{ quantityMax: null, increment: 2, amountPerIncrement: 333, amountCeiling: null }];
  const features = [{ reference: 'seats', quantityIncluded: 1, quantityCurrent: 4, steps: seats }];
  const fixed = await shop.addSegment({ reference: 'fixed', billingMode: 'FixedDay', billingDay: 31 });
  const drafting = await shop.addSegment({ reference: 'drafting', draftHours: 75 });
  const strict = await shop.addSegment({ reference: 'strict', blocksRenewalWithoutPaymentMethod: true });
  // Patterns hold the number of their segment, which differs from one shop to the next.
  await sql`update number_series n set pattern = left(n.kind::text, 1) || '-' || s.reference || '-{NNNN}' from segment s
    where s.business_id = n.business_id and s.id = n.segment_id and n.business_id = ${shop.businessId}`.execute(
    shop.kysely,
  );
  const flat = { typeOff: 'Flat', valueOff: 450, targetFee: 'AllRecurring', countPeriods: 3 } as const;
  const discountIds = [await addDiscount(shop, 'flat', flat)];
  for (const segment of [shop.segment, fixed, drafting, strict]) {
    const offers = [
      await addOffer(shop, 'monthly', { features, amountUpFront: 700 }, segment.id),
      await addOffer(shop, 'weekly', { unitRecurrence: 'Week', amountRecurrence: 199 }, segment.id),
      await addOffer(shop, 'twice', { countRecurrences: 2, amountTermination: 50 }, segment.id),
      await addOffer(shop, 'tried', { durationTrial: 17, unitTrial: 'Day', amountTrial: 0 }, segment.id),
    ];
    for (const [index, offerId] of offers.entries()) {
      const customerIds = await addCustomers(shop, [`${segment.reference}-${index}`], segment);
      const startAt = instant(opening + (index * 61 + segment.reference.length * 7) * HOUR_MS);
      const isDelayed = index > 0;
      await sell(shop, opening, {
        offerId,
        customerIds,
        segmentId: segment.id,
        ...(isDelayed && { startAt, isDelayed }),
        discountIds: segment === shop.segment ? discountIds : [],
      });
    }
  }
  return shop;
}

async function play(shop: Shop, stops: readonly Instant[]) {
  let from = opening;
  for (const stop of [...stops, until]) {
    await shop.tick(from, stop);
    from = stop;
  }
  const faults: string[] = [];
  await verifyBusiness(shop.kysely, shop.businessId, ({ code }) => faults.push(code));
  assert.deepEqual(faults, []);
  return {
    documents: await readLedger(shop.kysely, shop.businessId),
    periods: await readPeriods(shop.kysely, shop.businessId),
    balance: await readBalance(shop.kysely, shop.businessId),
  };
}

const straight = play(await openVariedShop(), []);

test('going straight gives invoices of all kinds of terms, some of them overdue', async () => {
  const { documents, periods } = await straight;
  assert.ok(documents.length > 25, `${documents.length} documents`);
  const states = documents.map(({ state }) => state);
  assert.deepEqual([...new Set(states)].sort(), ['DueOffline', 'ProblemOverdue']);
  const ends = periods.map(({ state }) => state);
  assert.deepEqual([...new Set(ends)].sort(), ['ActiveRunning', 'EndedComplete', 'SuspendedNoPaymentInfo']);
});

test('stopping at any hours on the way gives the same documents, numbers and dates', async () => {
  const expected = await straight;
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 0, max: hours }), { maxLength: 30 }), async (stops) => {
      const instants = stops.sort((a, b) => a - b).map((hour) => instant(opening + hour * HOUR_MS));
      assert.deepEqual(await play(await openVariedShop(), instants), expected);
    }),
    { numRuns: 3 },
  );
});

test('so does a batch of one', async () => {
  const expected = await straight;
  const shop = await openVariedShop();
  await shop.tick(opening, until, { batchSize: 1 });
  assert.deepEqual(await play(shop, []), expected);
});
