import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  churnOf,
  contentOf,
  expectedInvoices,
  faultsOf,
  february,
  issuedInvoices,
  january,
  numbersOf,
  openWorkshop,
  telcoFile,
} from './telco.ts';

const actions = (created: number, changed: number, unchanged: number) => ({
  created,
  changed,
  unchanged,
  refused: 0,
});

test('import, bill, import again, terminate the churn, bill: 7,043 then 5,174 invoices', async (context) => {
  const workshop = await openWorkshop(context);
  const imported = await workshop.run('mapping.yaml');
  assert.deepEqual(imported.customers, actions(7043, 0, 0));
  assert.deepEqual(imported.subscriptions, actions(7043, 0, 0));
  assert.deepEqual([imported.linesRead, imported.linesRefused, imported.refusedPath], [7043, 0, null]);

  assert.equal((await workshop.tick('Telco', january)).invoiced, 7043);
  const first = await issuedInvoices(workshop, 'Telco', january);
  assert.deepEqual([first.count, first.subtotal, first.tax], [7043, 45_611_660, 0]);
  assert.deepEqual(first, await expectedInvoices(telcoFile, january, 0));

  const before = await contentOf(workshop, ['import_run']);
  const again = await workshop.run('mapping.yaml');
  assert.deepEqual(again.customers, actions(0, 0, 7043));
  assert.deepEqual(again.subscriptions, actions(0, 0, 7043));
  assert.deepEqual(await contentOf(workshop, ['import_run']), before);

  assert.deepEqual((await workshop.run('churn.yaml')).subscriptions, actions(0, 1869, 0));
  const terminated = await contentOf(workshop, ['import_run']);
  assert.deepEqual((await workshop.run('churn.yaml')).subscriptions, actions(0, 0, 1869));
  assert.deepEqual(await contentOf(workshop, ['import_run']), terminated);

  assert.equal((await workshop.tick('Telco', february)).invoiced, 5174);
  const second = await issuedInvoices(workshop, 'Telco', february);
  assert.deepEqual([second.count, second.subtotal, second.tax], [5174, 31_698_575, 0]);
  assert.deepEqual(second, await expectedInvoices(telcoFile, february, 0));
  assert.deepEqual(await numbersOf(workshop, 'Telco'), [1, 12_217, 12_217]);
  assert.deepEqual(await faultsOf(workshop, 'Telco'), []);

  const billed = await contentOf(workshop);
  const idle = await workshop.tick('Telco', february);
  assert.deepEqual(idle, { renewed: 0, invoiced: 0, finalised: 0, charged: 0, overdue: 0 });
  assert.deepEqual(await contentOf(workshop), billed);
});

test('the same file in euros at 20 %', async (context) => {
  const workshop = await openWorkshop(context);
  await workshop.run('mapping-eur-20.yaml');
  await workshop.tick('Telco EUR', january);
  const first = await issuedInvoices(workshop, 'Telco EUR', january);
  assert.deepEqual([first.count, first.subtotal, first.tax], [7043, 45_611_660, 9_122_332]);
  assert.deepEqual(first, await expectedInvoices(telcoFile, january, 2_000));

  const churn = await churnOf('Telco EUR', 'telco-eur');
  assert.equal((await workshop.run(churn)).subscriptions.changed, 1869);
  await workshop.tick('Telco EUR', february);
  const second = await issuedInvoices(workshop, 'Telco EUR', february);
  assert.deepEqual([second.count, second.subtotal, second.tax], [5174, 31_698_575, 6_339_715]);
  assert.deepEqual(second, await expectedInvoices(telcoFile, february, 2_000));
  assert.deepEqual(await numbersOf(workshop, 'Telco EUR'), [1, 12_217, 12_217]);
  assert.deepEqual(await faultsOf(workshop, 'Telco EUR'), []);
});
