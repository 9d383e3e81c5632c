import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { startTick } from './process.ts';
import {
  contentOf,
  expectedInvoices,
  faultsOf,
  february,
  issuedInvoices,
  january,
  numbersOf,
  openWorkshop,
  shortFile,
} from './telco.ts';

const LINES = 5_000;

async function openImported(context: TestContext) {
  const workshop = await openWorkshop(context);
  const path = await shortFile(workshop, LINES);
  await workshop.run('mapping-eur-20.yaml', { path });
  return { workshop, path };
}

/** The documents of both months are those of the file, each once, numbered without a gap. */
async function assertBilled({ workshop, path }: Awaited<ReturnType<typeof openImported>>): Promise<void> {
  const first = await expectedInvoices(path, january, 2_000);
  // Nobody was terminated: the second month is as the first.
  const second = first.documents.map((text) => text.replace('2026-01-01', '2026-02-01'));
  assert.deepEqual(await issuedInvoices(workshop, 'Telco EUR', january), first);
  assert.deepEqual((await issuedInvoices(workshop, 'Telco EUR', february)).documents, second);
  assert.deepEqual(await numbersOf(workshop, 'Telco EUR'), [1, 2 * LINES, 2 * LINES]);
  assert.deepEqual(await faultsOf(workshop, 'Telco EUR'), []);
  const { clock } = await workshop.business('Telco EUR');
  assert.deepEqual(clock, { mode: 'Frozen', at: february });
}

test('two workers at once bill what one would', async (context) => {
  const imported = await openImported(context);
  const { workshop } = imported;
  const workers = [1, 2].map(() => startTick(context, workshop, 'Telco EUR', february));
  assert.deepEqual(await Promise.all(workers.map(({ ended }) => ended)), [0, 0]);
  await assertBilled(imported);
});

test('a worker killed in the middle loses nothing and doubles nothing', async (context) => {
  const imported = await openImported(context);
  const { workshop } = imported;
  // In the first billing, in the renewals of the second month, and in its billing.
  for (const batches of [2, 5, 4]) {
    const before = await contentOf(workshop);
    await startTick(context, workshop, 'Telco EUR', february).killAfter(batches);
    assert.notDeepEqual(await contentOf(workshop), before);
    assert.deepEqual(await faultsOf(workshop, 'Telco EUR'), []);
  }
  await workshop.tick('Telco EUR', february);
  await assertBilled(imported);
});
