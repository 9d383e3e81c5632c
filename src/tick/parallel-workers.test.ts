/** Any number of workers share the tick of one business and leave behind what one would have (domain.md §12). */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readBalance, readLedger, readPeriods, withoutNumbers } from '../../tests/support/ledger.ts';
import { addCustomers, addFeature, addOffer, numberedReferences, sell } from '../../tests/support/sales.ts';
import { at, opening, openShop, type Shop } from '../../tests/support/shop.ts';
import { startTickProcess } from '../../tests/support/tick-process.ts';
import { verifyBusiness } from '../billing/verify/verify-business.ts';
import { openDatabase } from '../database/connect.ts';
import { openTestDatabase } from '../database/testing.ts';
import { tickThrough } from './tick-business.ts';

const database = await openTestDatabase(undefined, { maxConnections: 4 });
after(() => database.close());

/** With two subscriptions each. */
const BUYERS = 1_000;
/** Small, so that there is always a batch for everybody. */
const batchSize = 40;
/** Two billings of each buyer, one renewal of each subscription; a quarter of the invoices through drafts. */
const until = at('2026-02-10T00:00Z');

async function openLargeShop(): Promise<Shop> {
  const shop = await openShop(undefined, { database });
  await addFeature(shop, 'seats', 'Limitation');
  const seats = [{ quantityMax: null, increment: 1, amountPerIncrement: 333, amountCeiling: null }];
  const features = [{ reference: 'seats', quantityIncluded: 1, quantityCurrent: 4, steps: seats }];
  const drafting = await shop.addSegment({ reference: 'drafting', draftHours: 24 });
  const mainIds = await addCustomers(shop, numberedReferences((BUYERS * 3) / 4, 'main-'));
  const draftingIds = await addCustomers(shop, numberedReferences(BUYERS / 4, 'drafting-'), drafting);
  const sellTo = async (reference: string, segmentId: number, customerIds: readonly number[]) => {
    const offerId = await addOffer(shop, reference, { features }, segmentId);
    await sell(shop, opening, { offerId, customerIds, segmentId });
  };
  await sellTo('pro', shop.segment.id, mainIds);
  await sellTo('pro', drafting.id, draftingIds);
  // Renewed last are those of the buyers that are billed first: a worker that does not wait bills too little.
  await sellTo('extra', drafting.id, draftingIds.toReversed());
  await sellTo('extra', shop.segment.id, mainIds.toReversed());
  await shop.pool.query('analyze');
  return shop;
}

async function outcomeOf(shop: Shop) {
  const faults: string[] = [];
  const { documents } = await verifyBusiness(shop.kysely, shop.businessId, ({ code }) => faults.push(code));
  assert.deepEqual(faults, [], 'numbers continuous, seals chained, sums right');
  assert.equal(documents, BUYERS * 2);
  return {
    documents: withoutNumbers(await readLedger(shop.kysely, shop.businessId)),
    periods: await readPeriods(shop.kysely, shop.businessId),
    balance: await readBalance(shop.kysely, shop.businessId),
  };
}

async function playAlone() {
  const shop = await openLargeShop();
  await shop.tick(opening, until);
  return outcomeOf(shop);
}

const alone = playAlone();

for (const workers of [2, 4]) {
  test(`${workers} workers in one process`, async () => {
    const shop = await openLargeShop();
    const { connectionString } = database;
    const counts = await Promise.all(
      Array.from({ length: workers }, async () => {
        const own = await openDatabase({ connectionString, maxConnections: 1 });
        try {
          return await tickThrough(own.kysely, shop.businessId, opening, until, { batchSize });
        } finally {
          await own.close();
        }
      }),
    );
    assert.deepEqual(await outcomeOf(shop), await alone);
    const together = (name: 'renewed' | 'invoiced' | 'finalised') =>
      counts.reduce((total, count) => total + count[name], 0);
    assert.deepEqual(
      [together('renewed'), together('invoiced'), together('finalised')],
      [BUYERS * 2, BUYERS * 2, BUYERS / 2],
      'what each says it did is what was done',
    );
    assert.ok(
      counts.every(({ invoiced }) => invoiced > 0),
      'each of them had its share',
    );
  });

  test(`${workers} workers in processes of their own`, async (t) => {
    const shop = await openLargeShop();
    const processes = Array.from({ length: workers }, () =>
      startTickProcess(t, shop, { from: opening, until, batchSize }),
    );
    const codes = await Promise.all(processes.map(({ ended }) => ended));
    assert.deepEqual(
      codes,
      Array.from({ length: workers }, () => 0),
    );
    assert.deepEqual(await outcomeOf(shop), await alone);
  });
}
