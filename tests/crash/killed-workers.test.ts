/** A worker may be killed at any moment, or lose its connection: nothing is lost, nothing is done twice. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyBusiness } from '../../src/billing/verify/verify-business.ts';
import { openDatabase } from '../../src/database/connect.ts';
import { openTestDatabase } from '../../src/database/testing.ts';
import { instant } from '../../src/domain/calendar/instant.ts';
import { tickThrough } from '../../src/tick/tick-business.ts';
import { readBalance, readLedger, readPeriods, withoutNumbers } from '../support/ledger.ts';
import { addCustomers, addFeature, addOffer, numberedReferences, sell } from '../support/sales.ts';
import { at, opening, openShop, type Shop } from '../support/shop.ts';
import { startTickProcess } from '../support/tick-process.ts';

const database = await openTestDatabase(undefined, { maxConnections: 4 });
after(() => database.close());

const KILLS = 20;
const batchSize = 15;
const until = at('2026-02-20T00:00Z');
const DAY_MS = 86_400_000;

/** Buyers that start on ten days, in two segments, one of them with drafts: some 200 batches until the end. */
async function openSpreadShop(): Promise<Shop> {
  const shop = await openShop(undefined, { database });
  await addFeature(shop, 'seats', 'Limitation');
  const seats = [{ quantityMax: null, increment: 1, amountPerIncrement: 333, amountCeiling: null }];
  const features = [{ reference: 'seats', quantityIncluded: 1, quantityCurrent: 4, steps: seats }];
  const drafting = await shop.addSegment({ reference: 'drafting', draftHours: 30 });
  for (const segment of [shop.segment, drafting]) {
    const offerId = await addOffer(shop, 'pro', { features }, segment.id);
    for (let day = 1; day <= 10; day += 1) {
      const references = numberedReferences(25, `${segment.reference}-${day}-`);
      const customerIds = await addCustomers(shop, references, segment);
      const startAt = instant(opening + day * DAY_MS);
      await sell(shop, opening, { offerId, customerIds, segmentId: segment.id, isDelayed: true, startAt });
    }
  }
  await shop.pool.query('analyze');
  return shop;
}

async function outcomeOf(shop: Shop) {
  const faults: string[] = [];
  await verifyBusiness(shop.kysely, shop.businessId, ({ code }) => faults.push(code));
  assert.deepEqual(faults, [], 'numbers continuous, seals chained, sums right');
  const { rows: events } = await shop.pool.query(
    'select type, count(*) from event where business_id = $1 group by type order by type',
    [shop.businessId],
  );
  return {
    documents: withoutNumbers(await readLedger(shop.kysely, shop.businessId)),
    periods: await readPeriods(shop.kysely, shop.businessId),
    balance: await readBalance(shop.kysely, shop.businessId),
    events,
  };
}

async function playUndisturbed() {
  const shop = await openSpreadShop();
  await shop.tick(opening, until);
  return outcomeOf(shop);
}

const undisturbed = playUndisturbed();

test(`a worker that is killed ${KILLS} times leaves what an undisturbed one does`, async (t) => {
  const shop = await openSpreadShop();
  // Has nothing to do, and leaves compiled code for those that are killed.
  assert.equal(await startTickProcess(t, shop, { from: opening, until: opening, batchSize }).ended, 0);
  let killed = 0;
  for (;;) {
    const { child, isTicking, ended } = startTickProcess(t, shop, { from: opening, until, batchSize });
    await isTicking;
    if (killed === KILLS) {
      assert.equal(await ended, 0);
      break;
    }
    await afterBatches(child, Math.floor(Math.random() * 4));
    // Anywhere within a batch or between two.
    await pause(Math.random() * 40);
    child.kill('SIGKILL');
    assert.equal(await ended, 'SIGKILL', `it was done after ${killed} kills: give it more to do`);
    killed += 1;
  }
  assert.deepEqual(await outcomeOf(shop), await undisturbed);
});

/** Resolves after so many batches from now on, or at the end of the process. */
async function afterBatches(
  child: ReturnType<typeof startTickProcess>['child'],
  count: number,
): Promise<void> {
  if (count === 0) return;
  let left = count;
  await new Promise<void>((resolve) => {
    child.on('message', () => {
      left -= 1;
      if (left <= 0) resolve();
    });
    child.once('exit', () => resolve());
  });
}

test(`a worker that loses its connection ${KILLS} times goes on when it is started again`, async () => {
  const shop = await openSpreadShop();
  const url = new URL(shop.database.connectionString);
  url.searchParams.set('application_name', 'victim');
  const own = await openDatabase({ connectionString: url.href, maxConnections: 1 });
  const terminate = () =>
    shop.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'victim' and datname = current_database()`);
  let lost = 0;
  let isDone = false;
  async function work(): Promise<void> {
    while (!isDone) {
      try {
        await tickThrough(own.kysely, shop.businessId, opening, until, { batchSize });
        isDone = true;
      } catch (error) {
        assert.match(String(error), /terminat|ECONNRESET|EPIPE|not queryable/i);
        lost += 1;
      }
    }
  }
  async function disturb(): Promise<void> {
    while (!isDone && lost < KILLS) {
      await pause(Math.random() * 50);
      await terminate();
    }
  }
  try {
    const disturbing = disturb();
    await work().finally(() => {
      isDone = true;
    });
    await disturbing;
  } finally {
    await own.close();
  }
  assert.ok(lost >= KILLS, `it was done after ${lost} losses: give it more to do`);
  assert.deepEqual(await outcomeOf(shop), await undisturbed);
});
