import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { openTestBusiness, testNow } from '../accounts/testing.ts';
import { openTestDatabase } from '../database/testing.ts';
import { inTransaction } from '../database/transaction.ts';
import { instant } from '../domain/calendar/instant.ts';
import { accept } from '../domain/refusal/outcome.ts';
import { findCustomer } from './find-customer.ts';
import { type CustomerRow, upsertCustomers } from './upsert-customers.ts';

const database = await openTestDatabase(undefined, { maxConnections: 8 });
after(() => database.close());
const { kysely } = database;
const business = await openTestBusiness(kysely);
const { segment } = business;
const later = instant(testNow + 3_600_000);

const thousand = Array.from({ length: 1_000 }, (_, index) => ({
  reference: `bulk-${index}`,
  name: `Customer ${index}`,
  email: `customer${index}@example.com`,
  metadata: { line: String(index), file: 'one' },
}));

async function countRows(prefix: string): Promise<number> {
  const row = await kysely
    .selectFrom('customer')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('business_id', '=', business.businessId)
    .where('reference', 'like', `${prefix}%`)
    .executeTakeFirstOrThrow();
  return row.count;
}

test('a batch is created once, then unchanged, then changed only where it differs', async () => {
  const first = await business.do((context) => upsertCustomers(context, segment, thousand));
  assert.deepEqual(
    [first.created, first.changed, first.unchanged, first.byReference.size],
    [1_000, 0, 0, 1_000],
  );
  const otherOrder = thousand.map((row) => ({ ...row, metadata: { file: 'one', line: row.metadata.line } }));
  const again = await business.do((context) => upsertCustomers(context, segment, otherOrder), later);
  assert.deepEqual([again.created, again.changed, again.unchanged], [0, 0, 1_000]);
  const moved = thousand.map((row, index) => (index === 7 ? { ...row, name: 'Renamed' } : row));
  const third = await business.do((context) => upsertCustomers(context, segment, moved), later);
  assert.deepEqual([third.created, third.changed, third.unchanged], [0, 1, 999]);
  assert.equal(third.byReference.get('bulk-7')?.change, 'changed');
  assert.equal(third.byReference.get('bulk-7')?.id, first.byReference.get('bulk-7')?.id);
  const rows = await kysely
    .selectFrom('customer')
    .select(['reference', 'name', 'updated_at'])
    .where('business_id', '=', business.businessId)
    .where('reference', 'in', ['bulk-7', 'bulk-8'])
    .orderBy('reference')
    .execute();
  assert.deepEqual(rows, [
    { reference: 'bulk-7', name: 'Renamed', updated_at: later },
    { reference: 'bulk-8', name: 'Customer 8', updated_at: testNow },
  ]);
});

test('one event for each that is created, none for the others', async () => {
  const rows = await kysely
    .selectFrom('event')
    .select(['type'])
    .where('business_id', '=', business.businessId)
    .execute();
  assert.equal(rows.length, 1_000);
  assert.ok(rows.every((row) => row.type === 'CustomerAdded'));
});

test('fields that are not given stay; the later of two rows of one reference wins', async () => {
  const rows: CustomerRow[] = [
    { reference: 'twice', name: 'First', email: 'first@example.com' },
    { reference: 'twice', name: 'Second', email: undefined },
  ];
  const upserted = await business.do((context) => upsertCustomers(context, segment, rows));
  assert.deepEqual([upserted.created, upserted.byReference.size], [1, 1]);
  await business.do((context) => upsertCustomers(context, segment, [{ reference: 'twice', language: 'en' }]));
  const customer = await business.do((context) => findCustomer(context, segment.id, 'twice'));
  assert.deepEqual(
    [customer?.name, customer?.email, customer?.language, customer?.metadata],
    ['Second', 'first@example.com', 'en', {}],
  );
});

test('the date of the affiliation moves with the affiliation only', async () => {
  const upsert = (row: Omit<CustomerRow, 'reference'>, now = testNow) =>
    business.do((context) => upsertCustomers(context, segment, [{ reference: 'affiliated', ...row }]), now);
  const load = () => business.do((context) => findCustomer(context, segment.id, 'affiliated'));
  await upsert({});
  assert.equal((await load())?.affiliatedAt, null);
  await upsert({ referenceAffiliation: 'partner' }, later);
  await upsert({ referenceAffiliation: 'partner', name: 'Named' }, instant(later + 1_000));
  assert.equal((await load())?.affiliatedAt, later);
  await upsert({ name: 'Renamed' }, instant(later + 2_000));
  assert.deepEqual([(await load())?.affiliatedAt, (await load())?.referenceAffiliation], [later, 'partner']);
  await upsert({ referenceAffiliation: null });
  assert.deepEqual([(await load())?.affiliatedAt, (await load())?.referenceAffiliation], [null, null]);
});

test('overlapping batches at the same time, in opposite orders: no duplicate, no error, each counted once', async () => {
  const rows = Array.from({ length: 300 }, (_, index) => ({
    reference: `race-${index}`,
    name: `Racer ${index}`,
  }));
  const batches = [rows, [...rows].reverse(), rows.slice(100), [...rows.slice(0, 200)].reverse()];
  const results = await Promise.all(
    batches.map((batch) => business.do((context) => upsertCustomers(context, segment, batch))),
  );
  assert.equal(await countRows('race-'), 300);
  assert.equal(
    results.reduce((total, result) => total + result.created, 0),
    300,
  );
  assert.ok(results.every((result) => result.changed === 0));
  const ids = results.map((result) => result.byReference.get('race-150')?.id);
  assert.equal(new Set(ids).size, 1);
});

test('a reference that another transaction takes meanwhile is updated once that has committed', async () => {
  const rival = Promise.withResolvers<void>();
  const isWritten = Promise.withResolvers<void>();
  const first = inTransaction(kysely, async (transaction) => {
    const context = {
      businessId: business.businessId,
      agent: { name: 'test' },
      now: testNow,
      transaction,
    };
    await upsertCustomers(context, segment, [{ reference: 'contested', name: 'A', email: 'a@example.com' }]);
    isWritten.resolve();
    await rival.promise;
    return accept(undefined);
  });
  await isWritten.promise;
  const second = business.do((context) =>
    upsertCustomers(context, segment, [{ reference: 'contested', name: 'B' }]),
  );
  rival.resolve();
  await first;
  const { created, changed } = await second;
  assert.deepEqual([created, changed], [0, 1]);
  const customer = await business.do((context) => findCustomer(context, segment.id, 'contested'));
  assert.deepEqual([customer?.name, customer?.email], ['B', 'a@example.com']);
});

test('the same reference in another business or segment is another customer', async () => {
  const other = await openTestBusiness(kysely);
  const mine = await business.do((context) =>
    upsertCustomers(context, segment, [{ reference: 'shared', name: 'Mine' }]),
  );
  const theirs = await other.do((context) =>
    upsertCustomers(context, other.segment, [{ reference: 'shared', name: 'Theirs' }]),
  );
  assert.equal(theirs.created, 1);
  assert.notEqual(theirs.byReference.get('shared')?.id, mine.byReference.get('shared')?.id);
  const customer = await business.do((context) => findCustomer(context, segment.id, 'shared'));
  assert.equal(customer?.name, 'Mine');
  assert.equal(await other.do((context) => findCustomer(context, segment.id, 'shared')), undefined);
});

test('property: upserting twice equals upserting once, whatever the text', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((value) => !value.includes('\u0000'));
  const row = fc.record(
    {
      reference: fc.integer({ min: 0, max: 30 }).map((value) => `p-${value}`),
      name: text,
      metadata: fc.dictionary(text, text, { maxKeys: 5 }),
    },
    { requiredKeys: ['reference'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
      await business.do((context) => upsertCustomers(context, segment, rows));
      const again = await business.do((context) => upsertCustomers(context, segment, rows));
      assert.deepEqual([again.created, again.changed], [0, 0]);
    }),
    { numRuns: 30 },
  );
});
