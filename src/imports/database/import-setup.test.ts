import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, refuse } from '../../domain/refusal/outcome.ts';
import { setupYaml, validMapping } from '../testing.ts';
import { createImportPort } from './create-import-port.ts';
import { findRefused } from './find-refused.ts';
import { acquireImportLock } from './import-lock.ts';
import { at, openImporter, opening, shopYaml } from './testing.ts';

const customers = 'kind: customers\nfields: { ReferenceCustomer: id }\n';
const csv = 'id\nc1\n';

test('what is created is found equal, in every field that a mapping can give', async (context) => {
  const setup = shopYaml
    .replace('currency: EUR', 'currency: EUR\n  pricesIncludeTax: true')
    .replace(
      'segment:',
      'segment:\n  billing: { mode: FixedDay, day: 5, draftHours: 2, paymentTermDays: 15 }',
    );
  const importer = await openImporter(context, setup);
  const first = await importer.import(customers, csv);
  assert.equal(first.setup.length, 9);
  assert.deepEqual((await importer.import(customers, csv)).setup, []);
  assert.deepEqual(
    await importer.query(`select concat_ws(' ', kind, clock_mode, clock_at = '2026-01-01') from business`),
    ['Sandbox Frozen t'],
  );
  assert.deepEqual(
    await importer.query(
      `select concat_ws(' ', billing_mode, billing_day, draft_hours, payment_term_days, prices_include_tax) from segment`,
    ),
    ['FixedDay 5 2 15 t'],
  );
});

test('a sandbox without an instant gets a clock that runs, a live business the real one', async (context) => {
  const clocks = [];
  for (const business of ['{ name: Test, kind: sandbox }', '{ name: Test, kind: live }']) {
    const setup = setupYaml.replace(/business:.*/, `business: ${business}`);
    const importer = await openImporter(context, setup);
    await importer.import(customers, csv);
    clocks.push(...(await importer.query(`select concat_ws(' ', kind, clock_mode, clock_at) from business`)));
  }
  assert.deepEqual(clocks, ['Sandbox Running 2030-01-01 00:00:00+00', 'Live Real']);
});

test('another segment shares the tax of its rate, or takes the profile that is named', async (context) => {
  const importer = await openImporter(context);
  await importer.import(customers, csv);
  const segment = (reference: string, tax: string) =>
    validMapping(
      setupYaml
        .replace('reference: test\n', `reference: ${reference}\n`)
        .replace('tax: { ratePerTenThousand: 2000 }', `tax: ${tax}`) + customers,
    );
  const { database } = importer;
  const apply = async (mapping: ReturnType<typeof segment>) => {
    const port = createImportPort({ database, agent: { name: 'test' }, realNow: () => opening });
    const lock = await port.acquireLock(mapping.mapping);
    try {
      const { catalogue } = await port.loadInstallation(mapping.mapping);
      assert.equal(catalogue.features.length, 3);
      const none = { features: [], offers: [], pricingTables: [], discounts: [] };
      await port.applySetup({ business: null, segment: mapping.mapping.segment, catalogue: none });
    } finally {
      await lock?.release();
    }
  };
  await apply(segment('same', '{ ratePerTenThousand: 2000 }'));
  await apply(segment('other', '{ ratePerTenThousand: 550 }'));
  await apply(segment('named', '{ profile: rate-550 }'));
  await assert.rejects(
    apply(segment('lost', '{ profile: nothing }')),
    /tax profile nothing, which does not exist/,
  );
  assert.deepEqual(
    await importer.query(
      `select s.reference || ' ' || t.reference from segment s join tax_profile t on t.id = s.tax_profile_id order by s.id`,
    ),
    ['test rate-2000', 'same rate-2000', 'other rate-550', 'named rate-550'],
  );
});

test('an import whose lock is lost writes no further', async (context) => {
  const importer = await openImporter(context);
  await importer.import(customers, csv);
  const { database } = importer;
  const { mapping } = validMapping(shopYaml + customers);
  const port = createImportPort({
    database,
    agent: { name: 'test' },
    realNow: () => at('2030-01-01T00:00Z'),
  });
  const lock = await port.acquireLock(mapping);
  await port.loadInstallation(mapping);
  assert.equal(await acquireImportLock(database.pool, 'Test'), null);
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
     and database = (select oid from pg_database where datname = current_database())`,
  );
  const next = await acquireImportLock(database.pool, 'Test');
  assert.ok(next);
  const empty = { features: [], offers: [], pricingTables: [], discounts: [] };
  await assert.rejects(
    async () => port.applySetup({ business: null, segment: null, catalogue: empty }),
    /kept other imports out was lost/,
  );
  await lock?.release();
  await next.release();
});

test('the refused of many are found by halving', async () => {
  const items = Array.from({ length: 1_000 }, (_, index) => index);
  const bad = new Set([0, 1, 499, 500, 999]);
  let attempts = 0;
  const refused = await findRefused(items, async (part) => {
    attempts += 1;
    return part.some((item) => bad.has(item)) ? refuse('Error.Subscription.NotFound') : accept(null);
  });
  assert.deepEqual([...refused.keys()], [...bad]);
  assert.ok(attempts < 100, String(attempts));
  assert.equal((await findRefused(items, async () => accept(null))).size, 0);
});
