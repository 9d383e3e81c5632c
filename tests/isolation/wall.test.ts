/** The second wall by itself: statements without any condition, in a transaction of one business. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql, type Transaction } from 'kysely';
import { inBusiness } from '../../src/database/business-scope.ts';
import type { Tables } from '../../src/database/table-types.ts';
import { accept, refuse } from '../../src/domain/refusal/outcome.ts';
import { type ApiShop, openBothApis } from '../support/both-apis.ts';
import { opening } from '../support/shop.ts';
import { fillShop } from '../support/something-of-everything.ts';
import { contentOf, tablesWith } from './content.ts';

const apis = await openBothApis();
after(() => apis.close());
let own: ApiShop;
let other: ApiShop;
let tables: readonly string[];

before(async () => {
  own = await apis.open();
  await fillShop(own, 'ours');
  other = await apis.open();
  await fillShop(other, 'zebra');
  tables = await tablesWith(own, 'business_id');
  assert.ok(tables.length > 25);
});

/** Undone in the end, whatever it did. */
async function asOwn<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
  const scope = { businessId: own.businessId, agentId: null, now: opening };
  let done: T | undefined;
  await inBusiness(own.kysely, scope, async (transaction) => {
    done = await work(transaction);
    return refuse('Error.Customer.NotFound');
  });
  if (done === undefined) throw new Error('nothing was done');
  return done;
}

test('a statement without a condition reads the rows of its own business alone', async () => {
  let withRows = 0;
  for (const table of tables) {
    const owners = await asOwn(async (transaction) => {
      const found = await sql<{
        business_id: number;
      }>`select distinct business_id from ${sql.table(table)}`.execute(transaction);
      return found.rows.map(({ business_id }) => business_id);
    });
    assert.ok(
      owners.every((owner) => owner === own.businessId),
      `${table}: ${owners}`,
    );
    withRows += owners.length;
  }
  assert.ok(withRows > 15, 'there was something to read');
});

test('an update or a delete that names the other business touches no row', async () => {
  const before = await contentOf(other);
  for (const table of tables) {
    for (const statement of [
      sql`update ${sql.table(table)} set business_id = business_id where business_id = ${other.businessId}`,
      sql`delete from ${sql.table(table)} where business_id = ${other.businessId}`,
    ]) {
      const touched = await asOwn(
        async (transaction) => (await statement.execute(transaction)).numAffectedRows,
      );
      assert.equal(touched, 0n, table);
    }
  }
  assert.deepEqual(await contentOf(other), before);
});

test('a row cannot be written into the other business, nor moved there', async () => {
  const before = await contentOf(other);
  const isRefused = /row-level security policy/;
  for (const table of tables) {
    const { rows } = await own.pool.query(`select 1 from ${table} where business_id = $1 limit 1`, [
      own.businessId,
    ]);
    if (rows.length === 0) continue;
    // A guarantee of an issued document may refuse first: what counts is that nothing gets there.
    const copy = sql`insert into ${sql.table(table)}
      select r.* from ${sql.table(table)} t,
        jsonb_populate_record(t, jsonb_build_object('business_id', ${other.businessId}::bigint)) r limit 1`;
    await assert.rejects(
      asOwn((transaction) => copy.execute(transaction)),
      isRefused,
      table,
    );
  }
  await assert.rejects(
    asOwn((transaction) => sql`update customer set business_id = ${other.businessId}`.execute(transaction)),
    isRefused,
  );
  assert.deepEqual(await contentOf(other), before);
});

test('without a business named, the role sees nothing', async () => {
  const seen = await own.kysely.transaction().execute(async (transaction) => {
    await sql`set local role tacite_tenant`.execute(transaction);
    return accept((await transaction.selectFrom('customer').select('id').execute()).length);
  });
  assert.deepEqual(seen, accept(0));
});
