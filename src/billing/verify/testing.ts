/** A busy shop to corrupt, one thing at a time, and the check that each corruption is told as what it is. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openBusyShop } from '../../../tests/support/busy-shop.ts';
import { corrupt, keepCopies, putBack } from '../../../tests/support/corruption.ts';
import type { Shop } from '../../../tests/support/shop.ts';
import { openTestDatabase } from '../../database/testing.ts';
import type { Fault, FaultCode } from './fault.ts';
import { verifyBusiness } from './verify-business.ts';

/** What is corrupted, the codes that it is told by, and on which rows. */
export interface Corruption {
  readonly what: string;
  readonly statement: string;
  readonly codes: readonly FaultCode[];
  readonly ids: readonly number[];
}

export async function openCorruptibleShop(): Promise<Shop> {
  const database = await openTestDatabase();
  after(() => database.close());
  const shop = await openBusyShop(undefined, { database });
  await keepCopies(shop.pool);
  return shop;
}

export async function verify(of: Shop) {
  const faults: Fault[] = [];
  const counts = await verifyBusiness(of.kysely, of.businessId, (fault) => faults.push(fault));
  assert.equal(counts.faults, faults.length);
  return { faults, counts };
}

/** The `id` of the first row of a query. */
export async function idOf(shop: Shop, query: string): Promise<number> {
  const { rows } = await shop.pool.query<{ id: number }>(query);
  const [row] = rows;
  assert.ok(row, query);
  return row.id;
}

/** One test a corruption: told by these codes and no other, on these rows, in whole sentences. */
export async function testCorruptions(shop: Shop, corruptions: readonly Corruption[]): Promise<void> {
  const clean = await verify(shop);
  assert.deepEqual(clean.faults, []);
  for (const { what, statement, codes, ids } of corruptions) {
    test(`found: ${what}`, async (t) => {
      t.after(() => putBack(shop.pool));
      await corrupt(shop.pool, statement);
      const { faults, counts } = await verify(shop);
      assert.deepEqual([...new Set(faults.map(({ code }) => code))].sort(), codes);
      const told = new Set(faults.map(({ id }) => id));
      assert.deepEqual(
        ids.filter((id) => !told.has(id)),
        [],
      );
      for (const { message } of faults) assert.doesNotMatch(message.en + message.fr, /[{}]|undefined|NaN/);
      assert.equal(counts.subscriptions, clean.counts.subscriptions, 'the rest was looked at all the same');
    });
  }
}
