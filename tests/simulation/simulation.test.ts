import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { openTestDatabase } from '../../src/database/testing.ts';
import { reckon } from './reckon.ts';
import { simulate } from './simulate.ts';

const database = await openTestDatabase(undefined, { maxConnections: 8 });
after(() => database.close());

test('whatever customers, banks and agents do for months, the books agree to the cent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const { faults, charges } = await reckon(await simulate(database, { customers: 12, months: 4, seed }));
      assert.deepEqual(faults, []);
      assert.ok(charges > 10);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

test('the same seed tells the same story', async () => {
  const sums = async () => reckon(await simulate(database, { customers: 8, months: 3, seed: 7 }));
  assert.deepEqual(await sums(), await sums());
});
