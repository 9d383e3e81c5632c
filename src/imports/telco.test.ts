import assert from 'node:assert/strict';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runImport } from './run-import.ts';
import { MemoryPort, temporaryFolder, validMapping } from './testing.ts';

const root = join(import.meta.dirname, '..', '..');
const dataFile = join(root, '..', 'shared', 'data', 'telco-customers.csv');

async function run(context: TestContext, example: string, port: MemoryPort, isDryRun = false) {
  const path = join(await temporaryFolder(context), 'telco-customers.csv');
  await copyFile(dataFile, path);
  const mapping = validMapping(await readFile(join(root, 'examples', 'telco', example), 'utf8'));
  const outcome = await runImport({ path, mapping, isDryRun }, port);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.report;
}

function sumOfAmounts({ subscriptions }: MemoryPort): number {
  return subscriptions.reduce((sum, { terms }) => sum + (terms.amountRecurrence ?? 0), 0);
}

function countBy<T>(items: Iterable<T>, keyOf: (item: T) => unknown): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[String(keyOf(item))] = (counts[String(keyOf(item))] ?? 0) + 1;
  return counts;
}

test('the telco file is imported whole, then changes nothing, then its churn is terminated', async (context) => {
  const port = new MemoryPort();
  const created = { created: 7043, changed: 0, unchanged: 0, refused: 0 };
  const dry = await run(context, 'mapping.yaml', port, true);
  assert.deepEqual([dry.customers, dry.subscriptions, dry.linesRefused], [created, created, 0]);
  const report = await run(context, 'mapping.yaml', port);
  assert.deepEqual([report.customers, report.subscriptions], [created, created]);
  assert.equal(sumOfAmounts(port), 45_611_660);
  assert.equal(port.batches.length, 8);

  const { subscriptions, customers } = port;
  assert.deepEqual(
    countBy(subscriptions, ({ referenceOffer }) => referenceOffer),
    { dsl: 2421, fiber: 3096, phone: 1526 },
  );
  assert.deepEqual(
    countBy(subscriptions, ({ terms }) => terms.countMinRecurrences),
    { 0: 3875, 12: 1473, 24: 1695 },
  );
  const security = (features: (typeof subscriptions)[number]['features']) =>
    features.find(({ referenceFeature }) => referenceFeature === 'online-security')?.isEnabled;
  assert.deepEqual(
    countBy(subscriptions, ({ features }) => security(features)),
    { false: 5024, true: 2019 },
  );
  assert.deepEqual(
    countBy(customers.values(), ({ payment }) => `${payment?.typePayment} ${payment?.gateway}`),
    {
      'ExternalBank null': 2365,
      'ExternalCheck null': 1612,
      'DirectDebit simulator': 1544,
      'Card simulator': 1522,
    },
  );
  assert.equal(customers.get('7590-VHVEG')?.name, 'Customer 7590-VHVEG');
  assert.deepEqual(customers.get('7590-VHVEG')?.billingAddress, {
    city: 'Los Angeles',
    zipCode: '90001',
    country: 'US',
    region: 'US-CA',
  });
  assert.equal(port.installation.business?.kind, 'sandbox');

  const again = await run(context, 'mapping.yaml', port);
  assert.deepEqual(again.subscriptions, { created: 0, changed: 0, unchanged: 7043, refused: 0 });

  const churn = await run(context, 'churn.yaml', port);
  assert.deepEqual(churn.subscriptions, { created: 0, changed: 1869, unchanged: 0, refused: 0 });
  assert.deepEqual([churn.linesRead, churn.linesFiltered], [7043, 5174]);
  assert.deepEqual(
    countBy(subscriptions, ({ state }) => state),
    { ActiveRunning: 5174, ActiveDelayedTermination: 1869 },
  );
  const churnAgain = await run(context, 'churn.yaml', port);
  assert.deepEqual(churnAgain.subscriptions, { created: 0, changed: 0, unchanged: 1869, refused: 0 });
});

test('the same file in euros at 20 %', async (context) => {
  const port = new MemoryPort();
  const report = await run(context, 'mapping-eur-20.yaml', port);
  assert.equal(report.subscriptions.created, 7043);
  assert.equal(sumOfAmounts(port), 45_611_660);
  const { segment } = port.installation;
  assert.deepEqual([segment?.currency, segment?.tax.ratePerTenThousand], ['EUR', 2000]);
});
