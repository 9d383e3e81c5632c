/** The statements of accounts against the books, whatever happened. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { loadSegmentsById } from '../../src/accounts/segment.ts';
import { openTestDatabase } from '../../src/database/testing.ts';
import { loadStatement, type StatementPeriod } from '../../src/documents/statement/load-statement.ts';
import { movementKinds } from '../../src/domain/billing/statement.ts';
import { instant } from '../../src/domain/calendar/instant.ts';
import { sum } from '../../src/domain/money/mul-div.ts';
import { opening, type Shop } from '../support/shop.ts';
import { loadCustomers } from './reckon.ts';
import { simulate } from './simulate.ts';

const database = await openTestDatabase(undefined, { maxConnections: 8 });
after(() => database.close());

/** A seed whose months have every kind of movement, a withdrawn dispute among them, which is rare. */
const everyKind = 24;
const DAY_MS = 86_400_000;
const end = instant(opening + 400 * DAY_MS);

function read(shop: Shop, customerId: number, period: StatementPeriod) {
  return shop.run(end, async (context) =>
    loadStatement(
      context,
      await loadSegmentsById(context.transaction, context.businessId),
      customerId,
      period,
    ),
  );
}

test('a statement adds up, continues the one before it, and closes with what the books say', async () => {
  const told = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 1, max: 150 }),
      async (seed, days) => {
        const shop = await simulate(database, { customers: 12, months: 4, seed });
        const middle = instant(opening + days * DAY_MS);
        for (const { id, reference, balance } of await loadCustomers(shop)) {
          const { statement: whole } = await read(shop, id, { startAt: null, endAt: null });
          assert.equal(whole.openingAmount, 0);
          assert.equal(whole.closingAmount, balance, `${reference} of ${seed}`);
          const { statement: first } = await read(shop, id, { startAt: null, endAt: middle });
          const { statement: second } = await read(shop, id, { startAt: middle, endAt: null });
          assert.equal(second.openingAmount, first.closingAmount);
          assert.deepEqual([...first.lines, ...second.lines], whole.lines);
          for (const { openingAmount, closingAmount, lines, sums } of [first, second]) {
            assert.equal(closingAmount, openingAmount + sum(lines.map(({ amount }) => amount)));
            assert.equal(closingAmount, openingAmount + sum(movementKinds.map((kind) => sums[kind])));
            assert.equal(lines.at(-1)?.balance ?? closingAmount, closingAmount);
          }
          for (const { kind } of whole.lines) told.add(kind);
        }
      },
    ),
    { numRuns: 3, endOnFailure: true, examples: [[everyKind, 60]] },
  );
  assert.deepEqual([...told].sort(), [...movementKinds].sort());
});
